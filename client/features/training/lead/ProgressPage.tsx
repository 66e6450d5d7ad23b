import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useNavigate } from '@tanstack/react-router';
import type { PersonProgress, ProgressTable } from '#shared/api/training-lead.ts';
import { counted, formatDay } from '#shared/format.ts';
import { useMay, useSession } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Select } from '../../../ui/Select.tsx';
import { trainingPath } from '../queries.ts';
import { useDownloadOf } from '../../../save/download.ts';
import { STATE_LABELS } from '../words.ts';
import { Certificates } from './Certificates.tsx';
import { LeadPage } from './LeadPage.tsx';
import { cohortProgressQuery, cohortsQuery, progressQuery } from './queries.ts';

const route = getRouteApi('/formation/animer');

/** Who is where: people and modules, states in words. */
export function ProgressPage() {
  const session = useSession();
  const mayLead = useMay('training:lead');
  const mayReview = useMay('training:review');
  const isAsked = mayLead && session?.mode === 'served';
  const { groupe } = route.useSearch();
  const all = useQuery({ ...progressQuery, enabled: isAsked && !groupe });
  const one = useQuery({ ...cohortProgressQuery(groupe ?? ''), enabled: isAsked && Boolean(groupe) });
  const files = useDownloadOf();
  if (session?.mode === 'local' && mayLead) return <Navigate to="/formation/animer/supports" replace />;
  // A jurist reads questions again and writes modules: their first door is the next one.
  if (session && !mayLead && mayReview) return <Navigate to="/formation/animer/a-relire" replace />;
  const csv = (): void =>
    groupe
      ? files.start(trainingPath('cohorts', groupe, 'progress.csv'), 'progression-groupe.csv')
      : files.start(trainingPath('progress.csv'), 'progression.csv');
  return (
    <LeadPage
      title="Qui en est où"
      lead="Chaque personne, chaque module. Un module réussi redevient à rafraîchir au bout d’un an, ou quand un article cité change."
      needs="training:lead"
      actions={
        <Button reads onPress={csv} isBusy={files.busy !== null} busyLabel="Préparation…">
          Télécharger (CSV)
        </Button>
      }
    >
      <div className="stack">
        <CohortFilter chosen={groupe ?? null} />
        {groupe ? (
          <QueryView query={one} loading="Lecture du groupe…">
            {({ progress, cohort }) => (
              <>
                {cohort.dueOn && <p>{`À terminer pour le ${formatDay(cohort.dueOn)}.`}</p>}
                <Table table={progress} />
              </>
            )}
          </QueryView>
        ) : (
          <QueryView query={all} loading="Lecture des parcours…">
            {(progress) => <Table table={progress} />}
          </QueryView>
        )}
      </div>
    </LeadPage>
  );
}

function CohortFilter({ chosen }: { chosen: string | null }) {
  const cohorts = useQuery(cohortsQuery).data?.items ?? [];
  const navigate = useNavigate();
  if (cohorts.length === 0) return null;
  return (
    <div className="part-filters no-print">
      <Select
        label="Groupe"
        value={chosen}
        emptyLabel="Toutes les personnes"
        options={cohorts.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(groupe) => void navigate({ to: '/formation/animer', search: groupe ? { groupe } : {}, replace: true, resetScroll: false })}
      />
    </div>
  );
}

function Table({ table: { items, modules, on } }: { table: ProgressTable }) {
  if (items.length === 0)
    return (
      <EmptyState title="Personne pour l’instant" action={<LinkButton to="/formation/animer/groupes">Voir les groupes</LinkButton>}>
        <p>Les personnes apparaissent ici quand elles ont un compte. Un groupe réunit celles que vous formez ensemble.</p>
      </EmptyState>
    );
  const trained = items.filter((person) => person.trained).length;
  const caption = `${counted(items.length, 'personne')}, ${trained === 0 ? 'aucune formée' : counted(trained, 'formée')} par le parcours, au ${formatDay(on)}`;
  return (
    <div className="progress-table table-frame" role="region" aria-label="Progression" tabIndex={0}>
      <DataTable caption={caption} columns={columns(modules)} rows={items} rowKey={({ personId }) => personId} />
    </div>
  );
}

const columns = (modules: ProgressTable['modules']): Column<PersonProgress>[] => [
  {
    id: 'name',
    header: 'Personne',
    isRowHeader: true,
    cell: ({ name, trained, exercisesDone, certificates }) => (
      <>
        {name}
        <span className="progress-sub">
          {[trained ? 'Parcours réussi' : '', exercisesDone > 0 ? counted(exercisesDone, 'exercice') : ''].filter(Boolean).join(', ')}
        </span>
        <Certificates items={certificates} holder={name} />
      </>
    ),
  },
  ...modules.map(
    (module): Column<PersonProgress> => ({
      id: module.id,
      header: module.number === null ? module.title : `${module.number}. ${module.title}`,
      cell: (person) => <State person={person} moduleId={module.id} />,
    }),
  ),
];

/** The state in words, its mark, and the day of the success. */
function State({ person, moduleId }: { person: PersonProgress; moduleId: string }) {
  const found = person.modules.find((module) => module.moduleId === moduleId);
  const { word, glyph } = STATE_LABELS[found?.state ?? 'new'];
  return (
    <span className={`progress-state progress-state--${found?.state ?? 'new'}`}>
      <span className="progress-state__word">
        <span aria-hidden="true">{glyph}</span> {word}
      </span>
      {found?.passedOn && <span className="progress-sub">{formatDay(found.passedOn)}</span>}
    </span>
  );
}
