/** Author names taken out of a file's properties, on request; comments and revisions keep theirs. */
import { childrenOf, type Splice } from '../ooxml/xml.ts';
import { relationshipsOf, resolveTarget } from '../ooxml/parts.ts';
import type { Entries } from '../ooxml/entries.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Edits } from './edits.ts';

const COMPANY = ['Company', 'Manager'];
/** By the last word of the relationship; strict files spell the second otherwise. */
const NAMES: Record<string, readonly string[]> = {
  'core-properties': ['creator', 'lastModifiedBy'],
  'extended-properties': COMPANY,
  extendedProperties: COMPANY,
};

export const NAMES_KEPT = 'Les noms d’auteur sont retirés des propriétés du fichier ; les commentaires et les modifications suivies gardent les leurs.';

/** Empties the names of author, last writer, company and manager; their elements stay. A part that does not read is a fault of `edits`. */
export function cleanAuthors(entries: Entries, edits: Edits): void {
  const source = {
    get: (name: string) => {
      const bytes = entries.read(name);
      return bytes === null || isRefusal(bytes) ? undefined : bytes;
    },
  };
  for (const { kind, target } of relationshipsOf(source, '')) {
    const part = NAMES[kind] ? edits.part(resolveTarget('', target)) : null;
    if (!part) continue;
    const splices = (NAMES[kind] ?? []).flatMap((name): Splice[] =>
      childrenOf(part.root, name).flatMap(({ innerStart, innerEnd }) => (innerEnd > innerStart ? [{ start: innerStart, end: innerEnd, text: '' }] : [])),
    );
    if (splices.length > 0) edits.cut(part, splices);
  }
}
