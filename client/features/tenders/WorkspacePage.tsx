import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Tender } from '#shared/api/tenders.ts';
import { toProblem } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Guarded } from '../../workspace/Guarded.tsx';
import { type TenderStepId, tenderStepNamed } from './addresses.ts';
import { tenderQuery } from './queries.ts';
import { TenderSaverContext, tenderSaverFor } from './save/useTender.ts';
import { Workspace } from './Workspace.tsx';

/** Reads the consultation afresh at each opening, then hands it to its saver. */
export function WorkspacePage() {
  const { id, step } = useParams({ from: '/consultations/$id/$step' });
  const tender = useQuery(tenderQuery(id));
  const known = tenderStepNamed(step);
  if (!known) return <Lost title="Étape inconnue" says="Cette adresse ne mène à aucune étape de la consultation." />;
  if (tender.isError && toProblem(tender.error).status === 404) return <Lost title="Consultation introuvable" says="Elle a pu être supprimée." />;
  return (
    <QueryView query={tender} loading="Ouverture de la consultation…">
      {(server) => (
        <Guarded entity="tender" id={server.id}>
          {(isReadOnly) => <Opened key={`${server.id} ${isReadOnly}`} server={server} step={known} isReadOnly={isReadOnly} />}
        </Guarded>
      )}
    </QueryView>
  );
}

function Opened({ server, step, isReadOnly }: { server: Tender; step: TenderStepId; isReadOnly: boolean }) {
  const saver = tenderSaverFor(server, isReadOnly);
  useEffect(() => saver.refresh(server), [saver, server]);
  return (
    <TenderSaverContext.Provider value={saver}>
      <Workspace step={step} />
    </TenderSaverContext.Provider>
  );
}

function Lost({ title, says }: { title: string; says: string }) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyState title={says} action={<Link to="/consultations">Revenir à la liste des consultations</Link>} />
    </>
  );
}
