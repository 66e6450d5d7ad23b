import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { Scheme, SchemeVersion } from '#shared/api/schemes.ts';
import { compareContent } from '#shared/scheme/compare.ts';
import { keys, request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { Select } from '../../../ui/Select.tsx';
import { ReadOnly } from '../../../ui/ReadOnly.tsx';
import { formatMoment } from '../../../moments.ts';
import { SCHEME_SECTIONS, type SchemeSection } from '../save/sections.ts';
import { useQuietScheme } from '../save/useScheme.ts';
import { ChangesView } from './ChangesView.tsx';

/** Two kept states by their revision; null for the scheme as it is now. */
export type Pair = { from: number | null; to: number | null };
type Props = {
  items: readonly SchemeVersion[];
  pair: Pair;
  onPair: (pair: Pair | null) => void;
  onRestore: (version: SchemeVersion, section: SchemeSection) => void;
};

const NOW = 'now';
const revisionOf = (value: string | null): number | null => (value === null || value === NOW ? null : Number(value));

/** The state at a revision: read from the server, or what is on screen. */
function useStateAt(revision: number | null): { scheme: Scheme | undefined; error: unknown } {
  const now = useDeferredValue(useQuietScheme());
  const kept = useQuery({
    queryKey: keys.version(now.id, revision ?? 0),
    queryFn: ({ signal }) => request<Scheme>(`/api/schemes/${encodeURIComponent(now.id)}/versions/${revision}`, { signal }),
    enabled: revision !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return revision === null ? { scheme: now, error: null } : { scheme: kept.data, error: kept.error };
}

/** The difference between any two states, or with now; each section can be taken back when one side is now. */
export function Comparison({ items, pair, onPair, onRestore }: Props) {
  const [before, after] = [useStateAt(pair.from), useStateAt(pair.to)];
  const changes = useMemo(() => (before.scheme && after.scheme ? compareContent(before.scheme, after.scheme) : null), [before.scheme, after.scheme]);
  const options = [
    { value: NOW, label: 'Maintenant' },
    ...items.map(({ revision, savedAt }) => ({ value: String(revision), label: `${formatMoment(savedAt)} (version ${revision})` })),
  ];
  const error = before.error ?? after.error;
  const old = items.find(({ revision }) => revision === pair.from);
  const takeBack = (section: SchemeSection) =>
    old && (
      <Button small onPress={() => onRestore(old, section)}>
        Reprendre l’état d’avant<span className="visually-hidden">{`\u202f: ${SCHEME_SECTIONS.labels[section]}`}</span>
      </Button>
    );
  return (
    <section className="comparison" aria-label="Comparaison de deux états">
      <ReadOnly value={false}>
        <div className="comparison__choice">
          <Select
            label="Avant"
            value={pair.from === null ? NOW : String(pair.from)}
            options={options}
            onChange={(value) => onPair({ ...pair, from: revisionOf(value) })}
          />
          <Select
            label="Après"
            value={pair.to === null ? NOW : String(pair.to)}
            options={options}
            onChange={(value) => onPair({ ...pair, to: revisionOf(value) })}
          />
        </div>
      </ReadOnly>
      {error ? <ProblemNotice error={error} /> : changes === null ? <Loading what="Comparaison…" /> : <ChangesView changes={changes} action={takeBack} />}
      <div className="row">
        <Button reads small onPress={() => onPair(null)}>
          Fermer la comparaison
        </Button>
      </div>
    </section>
  );
}
