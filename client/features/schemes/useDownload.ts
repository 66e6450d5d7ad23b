import { useState } from 'react';
import { download, withQuery } from '../../api.ts';
import { useLawDay } from '../../lawDay.ts';
import { toast, toastProblem } from '../../ui/Toast.tsx';
import { settled } from '../../save/settled.ts';
import { useSaver } from './save/useScheme.ts';

/** Saves, then downloads the Word file: the draft with what is missing, or the final version. */
export function useDownload(): { isBusy: boolean; start: (isFinal: boolean) => void } {
  const saver = useSaver();
  const { on } = useLawDay();
  const [isBusy, setBusy] = useState(false);
  const run = async (isFinal: boolean): Promise<void> => {
    setBusy(true);
    try {
      const isSaved = await settled(saver);
      const name = await download(withQuery(`/api/schemes/${encodeURIComponent(saver.read().document.id)}/export.docx`, { final: isFinal, on }), 'schema.docx');
      toast(
        isSaved
          ? `«\u00a0${name}\u00a0» est téléchargé.`
          : `«\u00a0${name}\u00a0» est téléchargé, sans vos derniers changements qui ne sont pas encore enregistrés.`,
      );
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, start: (isFinal) => void run(isFinal) };
}
