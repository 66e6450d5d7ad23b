import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AuditLine } from '#shared/api/audit.ts';
import { actionLabel, ENTITY_LABELS } from '#shared/audit/labels.ts';
import { parisTime } from '#shared/audit/days.ts';
import { counted, formatDay } from '#shared/format.ts';
import { download, withQuery } from '../../../api.ts';
import { optionsOf } from '../../../labels.ts';
import { useMay, useSession } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Select } from '../../../ui/Select.tsx';
import { toastProblem } from '../../../ui/Toast.tsx';
import { AdminPage } from '../AdminPage.tsx';
import { formatTime } from '../../../moments.ts';
import { journalParameters, journalQuery, peopleQuery } from '../queries.ts';
import { ChainCheck } from './ChainCheck.tsx';
import { type JournalSearch, readJournalSearch } from './search.ts';

const route = getRouteApi('/administration/journal');
const SERVER = { value: 'clausier', label: 'Clausier (le serveur)' };

/** Who did what, when: grouped by day, narrowed by the address, and the proof that no line is missing. */
export function JournalPage() {
  const search = route.useSearch();
  const session = useSession();
  const journal = useInfiniteQuery({ ...journalQuery(search), enabled: useMay('audit:read') });
  const save = useMutation({
    mutationFn: () => download(withQuery('/api/audit/export.csv', journalParameters(search)), 'journal.csv'),
    onError: toastProblem,
  });
  const lines = journal.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = journal.data?.pages[0]?.total ?? 0;
  return (
    <AdminPage
      title="Journal"
      lead="Qui a fait quoi, et quand. Il ne garde ni contenu, ni nom de fichier."
      needs="audit:read"
      actions={
        <Button onPress={() => save.mutate()} isBusy={save.isPending} busyLabel="Préparation…" isDisabled={total === 0}>
          Exporter en CSV
        </Button>
      }
    >
      <div className="part-page">
        <ChainCheck />
        <section className="stack" aria-labelledby="lines">
          <h2 id="lines">Lignes</h2>
          <Filters search={search} isServed={session?.mode === 'served'} />
          <QueryView query={journal} loading="Lecture du journal…">
            {() => (
              <>
                <p role="status" className="soft small">
                  {total === 0 ? 'Aucune ligne' : counted(total, 'ligne')}
                </p>
                {total === 0 ? <Nothing isNarrowed={Object.keys(search).length > 0} /> : <Days lines={lines} />}
              </>
            )}
          </QueryView>
          {journal.hasNextPage && (
            <div className="row">
              <Button onPress={() => void journal.fetchNextPage()} isBusy={journal.isFetchingNextPage} busyLabel="Lecture…">
                Afficher la suite
              </Button>
              <span className="soft small">{`${counted(lines.length, 'ligne affichée', 'lignes affichées')} sur ${total}`}</span>
            </div>
          )}
        </section>
      </div>
    </AdminPage>
  );
}

function Filters({ search, isServed }: { search: JournalSearch; isServed: boolean }) {
  const navigate = useNavigate();
  const people = useQuery({ ...peopleQuery, enabled: isServed }).data?.items ?? [];
  const change = (part: Partial<Record<keyof JournalSearch, string | null>>): void =>
    void navigate({ to: '/administration/journal', search: readJournalSearch({ ...search, ...part }), replace: true, resetScroll: false });
  return (
    <div className="part-filters no-print">
      {isServed && (
        <Select
          label="Personne"
          value={search.personne ?? null}
          options={[...people.map(({ id, name }) => ({ value: id, label: name })), SERVER]}
          emptyLabel="Tout le monde"
          onChange={(personne) => change({ personne })}
        />
      )}
      <Select
        label="Objet"
        value={search.sorte ?? null}
        options={optionsOf(ENTITY_LABELS)}
        emptyLabel="Tous les objets"
        onChange={(sorte) => change({ sorte })}
      />
      <DayInput label="Du" value={search.du ?? null} onChange={(du) => change({ du })} />
      <DayInput label="Au" value={search.au ?? null} onChange={(au) => change({ au })} />
    </div>
  );
}

function Nothing({ isNarrowed }: { isNarrowed: boolean }) {
  if (!isNarrowed) return <EmptyState title="Rien ne s’est encore passé." />;
  return (
    <EmptyState
      title="Aucune ligne ne répond à ces choix."
      action={
        <LinkButton to="/administration/journal" search={{}}>
          Voir tout le journal
        </LinkButton>
      }
    />
  );
}

const dayOf = ({ at }: AuditLine): string => parisTime(at).slice(0, 10);

function Days({ lines }: { lines: readonly AuditLine[] }) {
  const days = new Map<string, AuditLine[]>();
  for (const line of lines) days.set(dayOf(line), [...(days.get(dayOf(line)) ?? []), line]);
  return (
    <div>
      {[...days].map(([day, items]) => (
        <section key={day} className="journal__day" aria-label={formatDay(day)}>
          <h3 className="journal__date">{formatDay(day)}</h3>
          <ol className="journal__lines">
            {items.map((line) => (
              <Line key={line.seq} line={line} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Line({ line }: { line: AuditLine }) {
  const { seq, at, person, action } = line;
  return (
    <li className="journal__line">
      <time dateTime={at}>{formatTime(at)}</time>
      <span className="journal__person">{person}</span>
      <span className="journal__what">
        {actionLabel(action)}
        <What line={line} />
      </span>
      <span className="journal__seq" title={`Ligne ${seq} du journal`}>{`n°\u00a0${seq}`}</span>
    </li>
  );
}

/** The name of what it was done to, leading there when it still exists; nothing when the person did it to themselves. */
function What({ line: { entity, entityId, label, personId } }: { line: AuditLine }): ReactNode {
  if (!label || entityId === personId) return null;
  if (entity === 'scheme')
    return (
      <>
        {'\u202f: '}
        <Link to="/schemas/$id" params={{ id: entityId }}>
          {label}
        </Link>
      </>
    );
  if (entity === 'tender')
    return (
      <>
        {'\u202f: '}
        <Link to="/consultations/$id" params={{ id: entityId }}>
          {label}
        </Link>
      </>
    );
  return `\u202f: ${label}`;
}
