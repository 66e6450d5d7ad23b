/**
 * The two parts of the code side by side: the article on markets (second part) and the one on concessions (third part) that says
 * the same. An article on markets without a twin says nothing of a concession: it is not cited there. Read from the code alone;
 * numbers checked against its index.
 */
const TWINS: Readonly<Record<string, string>> = {
  'ccp-l2111-1': 'ccp-l3111-1',
  'ccp-l2111-2': 'ccp-l3111-2',
  'ccp-l2112-2': 'ccp-l3114-2',
  'ccp-l2112-2-1': 'ccp-l3114-2-1',
  'ccp-l2112-4': 'ccp-l3114-3',
  'ccp-l2113-12': 'ccp-l3113-1',
  'ccp-l2113-13': 'ccp-l3113-2',
  'ccp-l2113-13-1': 'ccp-l3113-2-1',
  'ccp-l2113-14': 'ccp-l3113-3',
  'ccp-r2113-7': 'ccp-r3113-1',
  'ccp-l2152-7': 'ccp-l3124-5',
  'ccp-l2152-8': 'ccp-l3124-5',
  'ccp-r2152-7': 'ccp-r3124-4',
  'ccp-r2152-11': 'ccp-r3124-4',
  'ccp-l2194-1': 'ccp-l3135-1',
  'ccp-l2195-3': 'ccp-l3136-3',
};

/** Second part of the code: markets. */
const OF_MARKETS = /^ccp-[lrd]2\d{3}/;
/** The scheme is one of a buyer, whatever its contracts. */
const OF_BUYERS = /^ccp-[ld]2111-3$/;

/** The articles as a concession cites them, each once; those that only speak of markets go. */
export const concessionReferences = (ids: readonly string[]): string[] => [
  ...new Set(ids.map((id) => TWINS[id] ?? id).filter((id) => !OF_MARKETS.test(id) || OF_BUYERS.test(id))),
];

/** « L. 2112-2 » as `ccp-l2112-2`. */
const idOf = (letter: string, number: string): string => `ccp-${letter.toLowerCase()}${number}`;

/** The number of the twin, « L. 3114-2 »; null when it has none. */
export function twinNumber(letter: string, number: string): string | null {
  const found = /^ccp-([lrd])(.+)$/.exec(TWINS[idOf(letter, number)] ?? '');
  return found?.[1] && found[2] ? `${found[1].toUpperCase()}.\u00a0${found[2]}` : null;
}
