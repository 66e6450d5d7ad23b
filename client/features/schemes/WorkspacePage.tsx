import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Scheme } from '#shared/api/schemes.ts';
import { type StepId, STEPS } from '#shared/scheme/steps.ts';
import { keys, request, toProblem } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Guarded } from '../../workspace/Guarded.tsx';
import { SaverContext, saverFor } from './save/useScheme.ts';
import { Workspace } from './Workspace.tsx';

const stepNamed = (name: string): StepId | null => STEPS.find(({ id }) => id === name)?.id ?? null;

/** Reads the scheme afresh at each opening, then hands it to its saver. */
export function WorkspacePage() {
  const { id, step } = useParams({ from: '/schemas/$id/$step' });
  const scheme = useQuery({
    queryKey: keys.scheme(id),
    queryFn: ({ signal }) => request<Scheme>(`/api/schemes/${encodeURIComponent(id)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const known = stepNamed(step);
  if (!known) return <Lost title="Étape inconnue" says="Cette adresse ne mène à aucune étape du schéma." />;
  if (scheme.isError && toProblem(scheme.error).status === 404) return <Lost title="Schéma introuvable" says="Il a pu être supprimé." />;
  return (
    <QueryView query={scheme} loading="Ouverture du schéma…">
      {(server) => (
        <Guarded entity="scheme" id={server.id}>
          {(isReadOnly) => <Opened key={`${server.id} ${isReadOnly}`} server={server} step={known} isReadOnly={isReadOnly} />}
        </Guarded>
      )}
    </QueryView>
  );
}

function Opened({ server, step, isReadOnly }: { server: Scheme; step: StepId; isReadOnly: boolean }) {
  const saver = saverFor(server, isReadOnly);
  useEffect(() => saver.refresh(server), [saver, server]);
  return (
    <SaverContext.Provider value={saver}>
      <Workspace step={step} />
    </SaverContext.Provider>
  );
}

function Lost({ title, says }: { title: string; says: string }) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyState title={says} action={<Link to="/schemas">Revenir à la liste des schémas</Link>} />
    </>
  );
}
