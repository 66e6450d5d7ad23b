import { useState } from 'react';
import { download } from '../api.ts';
import { toast, toastProblem } from '../ui/Toast.tsx';

/** One download at a time, saved first: what leaves is what is on screen, or the person is told. `busy`: fallback name of the one under way. */
export function useSavedDownload(settle: () => Promise<boolean>): {
  busy: string | null;
  /** @param fallback the name it gets when the server gives none */
  start: (path: string, fallback: string) => void;
} {
  const [busy, setBusy] = useState<string | null>(null);
  const run = async (path: string, fallback: string): Promise<void> => {
    setBusy(fallback);
    try {
      const isSaved = await settle();
      const name = await download(path, fallback);
      const left = isSaved ? '.' : ', sans vos derniers changements qui ne sont pas encore enregistrés.';
      toast(`«\u00a0${name}\u00a0» est téléchargé${left}`);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(null);
    }
  };
  return { busy, start: (path, fallback) => void run(path, fallback) };
}

const nothingToSave = (): Promise<boolean> => Promise.resolve(true);

/** The same where the page has nothing to save. */
export function useDownloadOf(): { busy: string | null; isBusy: boolean; start: (path: string, fallback: string) => void } {
  const { busy, start } = useSavedDownload(nothingToSave);
  return { busy, isBusy: busy !== null, start };
}
