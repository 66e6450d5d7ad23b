/** What the accounting says against the threshold, and how the recognised suppliers are read. Pure; nothing overlapping is ever added. */
import type { RecognisedPage, RecognisedSupplier, Spend, SpendYear } from '#shared/api/purchases.ts';
import { formatDay, formatMoney, formatRate } from '#shared/format.ts';
import type { SupplierKind } from '#shared/purchases/supplier-kinds.ts';

export const POSITION_WORDS: Record<SpendYear['position'], string> = {
  above: 'Au-dessus du seuil',
  below: 'Au seuil ou au-dessous',
  unknown: 'On ne peut pas le dire',
};

/** Newest first, then by name. */
export const spendRows = (items: readonly SpendYear[]): SpendYear[] =>
  [...items].sort((left, right) => right.year - left.year || left.buyerName.localeCompare(right.buyerName, 'fr'));

export const buyerWords = ({ buyer, buyerName }: Pick<SpendYear, 'buyer' | 'buyerName'>): string =>
  buyerName || (buyer ? `SIREN ${buyer}` : 'Acheteur non dit');

/** The years that have purchases, newest first. */
export const spendYears = ({ items }: Spend): number[] => [...new Set(items.map(({ year }) => year))].sort((left, right) => right - left);

/** Each buyer of the accounting once, by name. */
export function spendBuyers({ items }: Spend): { value: string; label: string }[] {
  const buyers = new Map(items.filter(({ buyer }) => buyer !== '').map((one) => [one.buyer, buyerWords(one)]));
  return [...buyers].map(([value, label]) => ({ value, label })).sort((left, right) => left.label.localeCompare(right.label, 'fr'));
}

/** The threshold in one sentence, as of the day it was read. */
export const thresholdWords = ({ threshold: { cents, reference, on } }: Spend): string => `${reference}\u202f: ${formatMoney(cents)}, au ${formatDay(on)}`;

/** « 12,4 % des dépenses »; nothing when the whole is not known. */
export function shareWords(cents: number, totalCents: number): string {
  return totalCents > 0 ? formatRate(Math.round((cents * 10_000) / totalCents)) : '';
}

/** What no number let us recognise. Null when every line has its number. */
export function unknownWords({ unknownCents, totalCents }: Pick<RecognisedPage, 'unknownCents' | 'totalCents'>): string | null {
  if (unknownCents === 0) return null;
  const share = shareWords(unknownCents, totalCents);
  return `${formatMoney(unknownCents)}${share ? ` (${share} des dépenses)` : ''} sont payés à des fournisseurs sans numéro utilisable\u202f: personne ne sait s’ils sont inclusifs.`;
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
