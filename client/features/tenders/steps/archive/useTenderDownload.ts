import { useState } from 'react';
import { download } from '../../../../api.ts';
import { toast, toastProblem } from '../../../../ui/Toast.tsx';
import { tenderPath } from '../../queries.ts';
import type { TenderWorkspace } from '../../workspace.ts';

/** Saves, then downloads one file of the consultation; `busy` is its name. */
export function useTenderDownload({ tender, settle }: TenderWorkspace): { busy: string | null; start: (file: string) => void } {
  const [busy, setBusy] = useState<string | null>(null);
  const run = async (file: string): Promise<void> => {
    setBusy(file);
    try {
      const isSaved = await settle();
      const name = await download(tenderPath(tender.id, file), file);
      toast(
        isSaved
          ? `«\u00a0${name}\u00a0» est téléchargé.`
          : `«\u00a0${name}\u00a0» est téléchargé, sans vos derniers changements qui ne sont pas encore enregistrés.`,
      );
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(null);
    }
  };
  return { busy, start: (file) => void run(file) };
}
