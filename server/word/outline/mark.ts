/**
 * The bookmark left around an inserted clause: `_clause_heures_ins_1k2j3h4_0a1b2c3_d4e5f`. Word keeps forty characters,
 * letters, digits and underscores, so the family, the lot and the version stand as short prints; the first letters of the
 * family are for people. A leading underscore hides it from Word's own list.
 */
import { crc32 } from '../ooxml/crc.ts';

const START = '_clause_';
const NO_LOT = 'general';

const print = (text: string, size: number): string => crc32(text).toString(36).padStart(size, '0').slice(-size);
const slugKey = (slug: string): string =>
  `${slug
    .replace(/[^A-Za-z0-9]/g, '_')
    .slice(0, 10)
    .padEnd(10, '_')}_${print(slug, 7)}`;
const lotKey = (lotId: string | null): string => (lotId === null ? NO_LOT : print(lotId, 7));

/** What the bookmarks of one family begin with, whatever the lot: those of another consultation name lots unknown here. */
export const familyStem = (slug: string): string => `${START}${slugKey(slug)}_`;

/** What the bookmarks of one clause for one lot begin with, whatever the version: how the insertion finds its own. */
export const markStem = (slug: string, lotId: string | null): string => `${familyStem(slug)}${lotKey(lotId)}_`;

/** Name of the bookmark of a clause: 40 characters. */
export const clauseMark = (slug: string, lotId: string | null, version: string): string => `${markStem(slug, lotId)}${print(version, 5)}`;

const isClauseMark = (name: string): boolean => name.startsWith(START);

/** The family and lot of a bookmark, among those known; null when it is not one of ours or its family is gone. */
export function readMark(name: string, slugs: readonly string[], lotIds: readonly string[]): { slug: string; lotId: string | null } | null {
  if (!isClauseMark(name)) return null;
  const slug = slugs.find((one) => name.startsWith(familyStem(one)));
  return slug === undefined ? null : { slug, lotId: lotIds.find((lotId) => name.startsWith(markStem(slug, lotId))) ?? null };
}
