/** Several files in one zip: same files, same bytes, in the order given. */
import { type Zippable, zipSync } from 'fflate';
import { type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { ArchiveFile } from '../jobs/tasks.ts';

/** The first date a zip can hold; local time on purpose, since that is how zip writes dates. */
const NO_DATE = new Date(1980, 0, 1);
/** Word files are zips already. */
const PACKED = /\.(do[ct][xm]|zip|png|jpe?g)$/i;

export async function makeArchive({ files }: { files: ArchiveFile[] }): Promise<Uint8Array | Refusal> {
  const bytes = files.reduce((sum, { data }) => sum + data.byteLength, 0);
  if (bytes > LIMITS.archiveBytes)
    return refuse('TOO_LARGE', `Les fichiers de cette archive pèsent plus de ${LIMITS.archiveBytes / 1_000_000} Mo.`, {
      remedy: 'Téléchargez les pièces une par une.',
    });
  const entries: Zippable = {};
  for (const { name, data } of files) entries[name] = [data, { level: PACKED.test(name) ? 0 : 6, mtime: NO_DATE }];
  return zipSync(entries);
}
