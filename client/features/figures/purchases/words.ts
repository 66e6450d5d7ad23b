/** What the accounting says against the threshold, and how the recognised suppliers are read. Pure; nothing overlapping is ever added. */
import type { RecognisedPage, RecognisedSupplier, Spend, SpendYear } from '#shared/api/purchases.ts';
import { formatDay, formatMoney, formatRate } from '#shared/format.ts';
import { INCLUSIVE_KINDS, type SupplierKind } from '#shared/purchases/supplier-kinds.ts';

export const POSITION_WORDS: Record<SpendYear['position'], string> = {
  above: 'Au-dessus du seuil',
  below: 'Au seuil ou au-dessous',
  unknown: 'On ne peut pas le dire',
};

/** Newest first, then by name. */
export const spendRows = (items: readonly SpendYear[]): SpendYear[] =>
  [...items].sort((left, right) => right.year - left.year || left.buyerName.localeCompare(right.buyerName, 'fr'));

export const buyerWords = ({ buyer, buyerName }: Pick<SpendYear, 'buyer' | 'buyerName'>): string =>
  buyerName && buyerName !== buyer ? buyerName : buyer ? `SIREN\u00a0${buyer}` : 'Acheteur non dit';

/** What is said to be of the fifth book: never a zero when no line says it. */
export const bookFiveWords = ({ bookFiveCents, unsaidLines }: Pick<SpendYear, 'bookFiveCents' | 'unsaidLines'>): string =>
  unsaidLines > 0 && bookFiveCents === 0 ? 'non dit' : formatMoney(bookFiveCents);

/** The years that have purchases, newest first. */
export const spendYears = ({ items }: Spend): number[] => [...new Set(items.map(({ year }) => year))].sort((left, right) => right - left);

/** Each buyer of the accounting once, by name. */
export function spendBuyers({ items }: Spend): { value: string; label: string }[] {
  const buyers = new Map(items.filter(({ buyer }) => buyer !== '').map((one) => [one.buyer, buyerWords(one)]));
  return [...buyers].map(([value, label]) => ({ value, label })).sort((left, right) => left.label.localeCompare(right.label, 'fr'));
}

/** The threshold in one sentence, as of the day it was read. */
export const thresholdWords = ({ threshold: { cents, reference, on } }: Spend): string => `${reference}\u202f: ${formatMoney(cents)}, au ${formatDay(on)}`;

/** « 12,4 % »; nothing when the whole is not known; never a zero for what is paid. */
export function shareWords(cents: number, totalCents: number): string {
  if (totalCents <= 0) return '';
  const rate = Math.round((cents * 10_000) / totalCents);
  return rate === 0 && cents > 0 ? 'moins de 0,01\u00a0%' : formatRate(rate);
}

/** What no number let us recognise. Null when every line has its number. */
export function unknownWords({ unknownCents, totalCents }: Pick<RecognisedPage, 'unknownCents' | 'totalCents'>): string | null {
  if (unknownCents === 0) return null;
  const share = shareWords(unknownCents, totalCents);
  return `${formatMoney(unknownCents)}${share ? ` (${share} des dépenses)` : ''} sont payés à des fournisseurs sans numéro utilisable\u202f: personne ne sait s’ils sont inclusifs.`;
}

/** Kinds of the article's two categories that no list is about: what is paid to them is not known, which is not nothing. */
export function unlistedWords({ kinds }: Pick<RecognisedPage, 'kinds'>): string | null {
  const missing = [...INCLUSIVE_KINDS, 'esus' as const].filter((wanted) => !kinds.some(({ kind }) => kind === wanted));
  if (missing.length === 0) return null;
  return `Aucune liste ne dit\u202f: ${missing.map((kind) => SHORT_KINDS[kind]).join(', ')}. Ce qui leur est payé reste inconnu.`;
}

/** Short names, for the tags of a line. */
export const SHORT_KINDS: Record<SupplierKind, string> = {
  esat: 'ESAT',
  ea: 'EA',
  eatt: 'EATT',
  ei: 'EI',
  aci: 'ACI',
  ai: 'AI',
  etti: 'ETTI',
  eiti: 'EITI',
  geiq: 'GEIQ',
  sep: 'Travail en détention',
  esus: 'ESUS',
  ess: 'ESS',
  micro: 'Microentreprise',
  pme: 'PME',
  eti: 'ETI',
  ge: 'Grande entreprise',
};

export const matchWords = ({ matchedBy }: Pick<RecognisedSupplier, 'matchedBy'>): string =>
  matchedBy === 'siret' ? 'reconnu par son SIRET' : 'reconnu par le SIREN de l’entreprise, pas par l’établissement';
