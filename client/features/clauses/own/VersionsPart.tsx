import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnClause, OwnClauseVersion } from '#shared/api/own-clauses.ts';
import { request } from '../../../api.ts';
import { settled } from '../../../save/settled.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { ReadOnly, useReadOnly } from '../../../ui/ReadOnly.tsx';
import { Select } from '../../../ui/Select.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { Fields, Section } from '../../../workspace/Section.tsx';
import { formatMoment } from '../../../moments.ts';
import { Difference } from './Difference.tsx';
import { differenceQuery, ownClauseQuery, ownPath, versionsQuery } from './queries.ts';
import { useClauseSaver, useClauseState } from './save.ts';

/** What was published, when and by whom; and the words that changed between any two. */
export function VersionsPart({ clause }: { clause: OwnClause }) {
  const versions = useQuery(versionsQuery(clause.id));
  return (
    <QueryView query={versions} loading="Lecture des versions…">
      {({ items }) => (
        <>
          {items.length === 0 ? (
            <EmptyState title="Aucune version publiée">
              <p>Chaque publication fige une version numérotée, qui se compare ensuite aux autres.</p>
            </EmptyState>
          ) : (
            <ul className="own-list" aria-label="Versions publiées">
              {items.map((version) => (
                <VersionLine key={version.number} clause={clause} version={version} />
              ))}
            </ul>
          )}
          <Comparison clause={clause} versions={items} />
        </>
      )}
    </QueryView>
  );
}

function VersionLine({ clause, version: { number, publishedAt, publishedBy, note } }: { clause: OwnClause; version: OwnClauseVersion }) {
  const saver = useClauseSaver();
  const client = useQueryClient();
  const isReadOnly = useReadOnly();
  const restore = useMutation({
    mutationFn: async () => {
      if (!(await settled(saver))) return null;
      const { revision } = saver.read().document;
      return request<OwnClause>(ownPath(clause.id, 'versions', String(number), 'restore'), { method: 'POST', body: {}, ifMatch: `"${revision}"` });
    },
    onSuccess: (restored) => {
      if (!restored) return toast('Tout n’est pas enregistré\u202f: corrigez d’abord ce qui est signalé dans la page.');
      saver.refresh(restored);
      client.setQueryData(ownClauseQuery(clause.id).queryKey, restored);
      toast(`Le brouillon reprend le texte de la version ${number}.`);
    },
    onError: toastProblem,
  });
  return (
    <li>
      <div className="own-list__words">
        <h3 className="own-list__name">{`Version ${number}`}</h3>
        {note && <p>{note}</p>}
        <p className="soft small">{`Publiée le ${formatMoment(publishedAt)}${publishedBy ? ` par ${publishedBy}` : ''}`}</p>
      </div>
      {!isReadOnly && (
        <Button small onPress={() => restore.mutate()} isBusy={restore.isPending} busyLabel="Reprise…">
          Reprendre ce texte
        </Button>
      )}
    </li>
  );
}

function sidesOf(clause: OwnClause, versions: readonly OwnClauseVersion[]): { value: string; label: string }[] {
  return [
    { value: 'current', label: 'Le texte en cours' },
    ...versions.map(({ number }) => ({ value: String(number), label: `Version ${number}` })),
    ...(clause.kind === 'adapted'
      ? [
          { value: 'base', label: 'Clausier, au moment de l’adaptation' },
          { value: 'shipped', label: 'Clausier, aujourd’hui' },
        ]
      : []),
  ];
}

function Comparison({ clause, versions }: { clause: OwnClause; versions: readonly OwnClauseVersion[] }) {
  const sides = sidesOf(clause, versions);
  const [from, setFrom] = useState(() => sides.find(({ value }) => value !== 'current')?.value ?? 'current');
  const [to, setTo] = useState('current');
  const { document } = useClauseState();
  const difference = useQuery({ ...differenceQuery(clause.id, from, to, document.revision), enabled: from !== to });
  if (sides.length < 2) return null;
  return (
    <Section title="Comparer">
      {/* Choosing what to compare changes nothing. */}
      <ReadOnly value={false}>
        <Fields>
          <Select label="De" value={from} options={sides} onChange={(side) => side && setFrom(side)} />
          <Select label="À" value={to} options={sides} onChange={(side) => side && setTo(side)} />
        </Fields>
      </ReadOnly>
      {from === to ? (
        <p className="soft">Choisissez deux textes différents.</p>
      ) : (
        <QueryView query={difference} loading="Comparaison…">
          {(data) => <Difference difference={data} />}
        </QueryView>
      )}
    </Section>
  );
}
