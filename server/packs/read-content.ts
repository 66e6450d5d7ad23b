/** The content that a pack carries, through the reader and the checks of the start: a signature says who wrote it, not that it holds. */
import { type ContentFault, type LoadedContent, readContentFiles } from '../../db/loader/index.ts';
import type { Pack } from '#shared/api/packs.ts';

export type PackReading = { content: LoadedContent; faults: ContentFault[] };

/** Runs in a worker: two megabytes of text take a second to read. */
export function readPackContent({ files, edition }: Pick<Pack, 'files' | 'edition'>): PackReading {
  const { content, faults } = readContentFiles(files);
  const unordered = files.find(({ path }, index) => index > 0 && path <= (files[index - 1]?.path ?? ''));
  if (unordered) faults.push({ file: unordered.path, message: 'fichier en double, ou hors de l’ordre' });
  if (content.edition.number !== edition.number || content.edition.day !== edition.day)
    faults.push({ file: 'edition.yaml', message: 'le numéro ou le jour n’est pas celui du paquet' });
  return { content, faults };
}
