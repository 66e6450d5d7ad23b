/**
 * French typography, applied once when content is loaded or a document is composed.
 * Narrow no-break space before ; : ! ? and between thousands, no-break space inside « » and before € % h.
 */
const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

/** Sets the spaces and apostrophes of a French sentence. Pure, and gives the same text when applied twice. */
export function frenchTypography(text: string): string {
  return text
    .replace(/(\p{L})'(?=\p{L})/gu, '$1’')
    .replace(/[ \u00a0\u202f]+([;!?])/g, `${NARROW}$1`)
    .replace(/[ \u00a0\u202f]+:(?=[\s»]|$)/g, `${NARROW}:`)
    .replace(/«[ \u00a0\u202f]*/g, `«${NO_BREAK}`)
    .replace(/[ \u00a0\u202f]*»/g, `${NO_BREAK}»`)
    .replace(/(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)/g, (number) => number.replace(/[ \u00a0]/g, NARROW))
    .replace(/(\d)[ \u00a0\u202f]+([€%])/g, `$1${NO_BREAK}$2`)
    .replace(/\bn°[ \u00a0\u202f]*(?=[\dA-Z])/g, `n°${NO_BREAK}`)
    .replace(/\b([LRD])\.[ \u00a0\u202f]*(?=\d)/g, `$1.${NO_BREAK}`)
    .replace(/\b([Aa]rticles?|[Aa]rt\.)[ \u00a0\u202f]+(?=[LRD]?\.?[ \u00a0]?\d)/g, `$1${NO_BREAK}`);
}

/** Lower case, without accents, elisions or typographic signs: what two French words have in common. */
export function foldFrench(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\b(l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu)['’]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * The same value with French typography in its sentences, however deep they are, and no space around them.
 * @param isSentence says, by the name of the field it is in ('' at the top), whether a text is one
 */
export function typeset(value: unknown, isSentence: (field: string) => boolean, field = ''): unknown {
  if (typeof value === 'string') return isSentence(field) ? frenchTypography(value.trim()) : value;
  if (Array.isArray(value)) return value.map((item) => typeset(item, isSentence, field));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, typeset(item, isSentence, name)]));
  return value;
}
