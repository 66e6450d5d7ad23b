import { useSavedDownload } from '../../save/download.ts';

const nothingToSave = (): Promise<boolean> => Promise.resolve(true);

/** One file at a time; what became of it is said in a message. */
export const useDownloadOf = () => useSavedDownload(nothingToSave);
