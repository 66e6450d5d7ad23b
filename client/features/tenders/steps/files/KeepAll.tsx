import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TenderDocument } from '#shared/api/documents.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useReadOnly } from '../../../../ui/ReadOnly.tsx';
import { toast, toastProblem } from '../../../../ui/Toast.tsx';
import { placesQuery, refreshTender } from '../../queries.ts';
import type { StepProps } from '../../workspace.ts';
import { requestNow } from './draft.ts';
import { keepPlan } from './keep.ts';

/** Four files, one gesture: the places shown in each are kept for the archive. A file with nothing to place is left alone. */
export function KeepAll({ workspace, items }: StepProps & { items: readonly TenderDocument[] }) {
  const client = useQueryClient();
  const { tender, settle } = workspace;
  const [isBusy, setBusy] = useState(false);
  const waiting = items.filter(({ plan }) => plan === null);
  const isReadOnly = useReadOnly();
  if (waiting.length < 2 || isReadOnly) return null;
  const keep = async (): Promise<void> => {
    setBusy(true);
    try {
      await settle();
      let kept = 0;
      // One after the other: each file is made to check its places, and the server makes few at once.
      for (const file of waiting) {
        const { items: proposals } = await client.fetchQuery(placesQuery(tender.id, file.id));
        const request = requestNow(file, proposals, tender);
        if (!request) continue;
        await keepPlan(tender.id, file.id, request);
        kept += 1;
      }
      const left = waiting.length - kept;
      toast(
        kept === 0
          ? 'Aucune clause n’a de place dans ces fichiers.'
          : `Places gardées dans ${kept} fichier${kept > 1 ? 's' : ''}\u202f: l’archive les reprendra.${left > 0 ? ` Rien à placer dans ${left === 1 ? 'l’autre' : `les ${left} autres`}.` : ''}`,
      );
    } catch (error) {
      toastProblem(error);
    } finally {
      await refreshTender(client, tender.id);
      setBusy(false);
      // The button goes away with its last file: the keyboard stays among the files.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.file-choice [aria-pressed="true"]')?.focus());
    }
  };
  return (
    <div className="row">
      <Button isBusy={isBusy} busyLabel="Vérification des places…" onPress={() => void keep()}>
        {`Garder les places proposées dans les ${waiting.length} fichiers`}
      </Button>
      <p className="soft small">Chaque place se voit et se change ensuite, fichier par fichier.</p>
    </div>
  );
}
