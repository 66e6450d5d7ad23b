import { withQuery } from '../../api.ts';
import { useLawDay } from '../../lawDay.ts';
import { useSavedDownload } from '../../save/download.ts';
import { settled } from '../../save/settled.ts';
import { useSaver } from './save/useScheme.ts';

/** Saves, then downloads the Word file: the draft with what is missing, or the final version. */
export function useDownload(): { isBusy: boolean; start: (isFinal: boolean) => void } {
  const saver = useSaver();
  const { on } = useLawDay();
  const { busy, start } = useSavedDownload(() => settled(saver));
  const path = (isFinal: boolean): string => withQuery(`/api/schemes/${encodeURIComponent(saver.read().document.id)}/export.docx`, { final: isFinal, on });
  return { isBusy: busy !== null, start: (isFinal) => start(path(isFinal), 'schema.docx') };
}
