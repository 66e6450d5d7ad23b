import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlaceProposals, TenderDocument } from '#shared/api/documents.ts';
import { counted } from '#shared/format.ts';
import { isConcession } from '#shared/tender/names.ts';
import { shortPiece } from '../../../../labels.ts';
import { Button } from '../../../../ui/Button.tsx';
import { toast, toastProblem } from '../../../../ui/Toast.tsx';
import { Section } from '../../../../workspace/Section.tsx';
import { placesQuery, refreshTender } from '../../queries.ts';
import type { StepProps } from '../../workspace.ts';
import { readOptions } from '../files/draft.ts';
import { keepPlan } from '../files/keep.ts';
import { placedFrom, requestOf } from '../files/plan.ts';

/** What the archive will do of each file. */
function stateOf({ plan }: TenderDocument, proposals: PlaceProposals | undefined): string {
  if (plan) return counted(plan.items.length, 'clause sera insérée', 'clauses seront insérées');
  const found = proposals?.items.filter(({ after }) => after !== null).length ?? 0;
  if (found > 0) return `${counted(found, 'place proposée', 'places proposées')}, pas encore gardée${found > 1 ? 's' : ''}\u202f: rien ne sera inséré`;
  return 'Aucune clause à placer dans cette pièce';
}

/** The buyer's files in the archive; proposed places can be kept for all in one gesture. */
export function FileLines({ workspace, documents }: StepProps & { documents: readonly TenderDocument[] }) {
  const { tender, settle, goTo } = workspace;
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const places = useQueries({ queries: documents.map(({ id }) => placesQuery(tender.id, id)) }).map(({ data }) => data);
  const waiting = documents.flatMap((document, index) => {
    const request = document.plan === null ? requestOf(placedFrom(places[index]?.items ?? [], null, tender), readOptions()) : null;
    return request ? [{ document, request }] : [];
  });
  const keepAll = async (): Promise<void> => {
    setBusy(true);
    try {
      await settle();
      for (const { document, request } of waiting) await keepPlan(tender.id, document.id, request);
      toast('Places proposées gardées\u202f: les clauses seront dans les fichiers de l’archive.');
    } catch (error) {
      toastProblem(error);
    } finally {
      await refreshTender(client, tender.id);
      setBusy(false);
    }
  };
  return (
    <Section title="Vos fichiers" anchor="fichiers" lead={documents.length === 0 ? 'Aucun fichier déposé.' : undefined}>
      <ul className="papers">
        {documents.map((document, index) => (
          <li key={document.id} className="papers__row">
            <div className="papers__words">
              <h3 className="papers__title">{`${shortPiece(document.piece, isConcession(tender))} · ${document.name}`}</h3>
              <p className="soft small">{stateOf(document, places[index])}</p>
            </div>
            <Button reads small variant="quiet" aria-label={`Ouvrir\u202f: ${document.name}`} onPress={() => goTo('fichiers', `document/${document.id}`)}>
              Ouvrir
            </Button>
          </li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <div className="row">
          <Button isBusy={isBusy} busyLabel="Placement des clauses…" onPress={() => void keepAll()}>
            Garder toutes les places proposées
          </Button>
          <span className="soft small">Vous pouvez aussi les revoir une à une dans «&#xa0;Mes fichiers Word&#xa0;».</span>
        </div>
      )}
      {documents.length === 0 && (
        <div>
          <Button onPress={() => goTo('fichiers')}>Ajouter des fichiers</Button>
        </div>
      )}
    </Section>
  );
}
