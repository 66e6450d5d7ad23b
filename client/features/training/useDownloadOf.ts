import { useSavedDownload } from '../../save/download.ts';

const nothingToSave = (): Promise<boolean> => Promise.resolve(true);

/** One file at a time; what became of it is said in a message. `busy`: fallback name of the one under way. */
export function useDownloadOf(): { busy: string | null; isBusy: boolean; start: (path: string, fallback: string) => void } {
  const { busy, start } = useSavedDownload(nothingToSave);
  return { busy, isBusy: busy !== null, start };
}
