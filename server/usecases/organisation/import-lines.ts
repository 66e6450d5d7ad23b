/** A file of lines of the zip, each as its schema says; and who the people of a line are here. */
import type { Static, TSchema } from 'typebox';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { fits } from '../../organisation-file/read-zip.ts';
import { LOCAL_PERSON } from '../audit.ts';
import { type Incoming, linesOf, parsed } from './import-parts.ts';

/** Null for somebody who is not in the file: what they did stays, of nobody. On one desk everybody is the same. */
export const personHere = ({ ids }: Incoming, id: string | null): string | null => (id === null || id === LOCAL_PERSON ? id : (ids.people.get(id) ?? null));

/** None for a file of before this entry existed; the refusal names the entry. */
export function readLines<S extends TSchema>({ zip }: Incoming, name: string, schema: S): Static<S>[] | Refusal {
  if (!zip.names.includes(name)) return [];
  const bytes = zip.bytes(name);
  if (isRefusal(bytes)) return bytes;
  const lines: Static<S>[] = [];
  for (const text of linesOf(bytes)) {
    const line = fits(name, parsed(text), schema);
    if (isRefusal(line)) return line;
    lines.push(line);
  }
  return lines;
}

/** Brings each line in, in order; one that points at nothing of the file is left out and counted. */
export async function bringEach<T>(incoming: Incoming, lines: readonly T[], bring: (line: T) => Promise<Brought>): Promise<Refusal | null> {
  for (const line of lines) {
    const done = await bring(line);
    if (isRefusal(done)) return done;
    if (done === 'left') incoming.left.lines += 1;
  }
  return null;
}
export type Brought = Refusal | 'brought' | 'left';
