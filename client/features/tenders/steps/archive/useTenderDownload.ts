import { useSavedDownload } from '../../../../save/download.ts';
import { tenderPath } from '../../queries.ts';
import type { TenderWorkspace } from '../../workspace.ts';

/** Saves, then downloads one file of the consultation; `busy` is its name. */
export function useTenderDownload({ tender, settle }: TenderWorkspace): { busy: string | null; start: (file: string) => void } {
  const { busy, start } = useSavedDownload(settle);
  return { busy, start: (file) => start(tenderPath(tender.id, file), file) };
}
