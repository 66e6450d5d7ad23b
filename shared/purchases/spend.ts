/**
 * Whether the purchases of one calendar year are above the amount that makes a scheme compulsory (CCP, art. L. 2111-3 and D. 2111-3): money
 * spent, all contracts but those of the fifth book. What the file does not say leaves the answer unknown, unless it cannot change it. Pure.
 */
import type { SpendYear } from '../api/purchases.ts';
import type { Threshold } from '../api/references.ts';
import { formatMoney, formatNumber } from '../format.ts';
import { crosses } from '../law/read.ts';

export const SPEND_THRESHOLD = 'spaser-annual-purchases';

/** Sums of one year and one buyer, in cents. */
export type SpendSums = {
  year: number;
  lines: number;
  totalCents: number;
  /** Said to be of the fifth book. */
  bookFiveCents: number;
  /** Of which the file does not say it. */
  unsaidCents: number;
  unsaidLines: number;
};

export type SpendContext = {
  threshold: Pick<Threshold, 'comparison'> & { cents: number };
  /** The calendar year of today: not over. */
  currentYear: number;
  /** The amounts are said to include taxes; the threshold excludes them. */
  taxIncluded: boolean;
  /** Imports this year of this buyer comes from. */
  files: number;
};

const OBLIGATION = '(CCP, art.\u00a0L.\u00a02111-3 et D.\u00a02111-3)';

const SAY_IT = 'Pour le savoir, ajoutez au fichier une colonne «\u00a0livre\u00a0V\u00a0», oui ou non à chaque ligne, puis importez-le de nouveau.';

const lineWords = (count: number): string => (count < 2 ? `${formatNumber(count)}\u00a0ligne ne dit pas` : `${formatNumber(count)}\u00a0lignes ne disent pas`);

type Verdict = Pick<SpendYear, 'position' | 'reason'>;

/** The facts in a phrase, then what the article makes of them. */
function verdict({ year, totalCents, bookFiveCents, unsaidCents, unsaidLines }: SpendSums, { threshold, currentYear, taxIncluded }: SpendContext): Verdict {
  const most = totalCents - bookFiveCents;
  const least = most - unsaidCents;
  const [low, high] = [Math.min(least, most), Math.max(least, most)];
  const over = (cents: number): boolean => crosses(threshold.comparison, cents, threshold.cents);
  const amount = `${formatMoney(threshold.cents)}\u00a0HT`;
  const spent = `${formatMoney(most)}${taxIncluded ? ' toutes taxes comprises' : ''} dépensés en ${year}`;
  if (over(low) !== over(high))
    return {
      position: 'unknown',
      reason: `${spent}, mais ${lineWords(unsaidLines)} si le marché relève du livre\u00a0V, qui ne compte pas\u202f: entre ${formatMoney(low)} et ${formatMoney(high)} à comparer à ${amount} ${OBLIGATION}. ${SAY_IT}`,
    };
  if (over(low) && taxIncluded) return { position: 'unknown', reason: `${spent}\u202f: seul le montant hors taxes se compare à ${amount} ${OBLIGATION}.` };
  if (over(low))
    return {
      position: 'above',
      reason: `${spent} hors livre\u00a0V, au-dessus de ${amount}\u202f: d’après ces dépenses, le schéma est obligatoire ${OBLIGATION}.`,
    };
  if (year >= currentYear)
    return { position: 'unknown', reason: `${spent} à ce jour\u202f: l’année n’est pas finie, le seuil est de ${amount} ${OBLIGATION}.` };
  return {
    position: 'below',
    reason: `${spent}, sans dépasser ${amount}\u202f: d’après les dépenses importées, si elles sont complètes, le schéma n’est pas obligatoire au titre de cette année ${OBLIGATION}.`,
  };
}

/** Sums, position and reason; several files for one year are said, since accounting lines have no number to tell doubles by. */
export function judgeSpend(sums: SpendSums, context: SpendContext): Omit<SpendYear, 'buyer' | 'buyerName'> {
  const { position, reason } = verdict(sums, context);
  const { year, lines, totalCents, bookFiveCents, unsaidLines } = sums;
  const doubled = context.files > 1 ? ` Ce total réunit ${formatNumber(context.files)}\u00a0fichiers\u202f: vérifiez qu’ils ne se recouvrent pas.` : '';
  return {
    year,
    lines,
    totalCents,
    bookFiveCents,
    countedCents: totalCents - bookFiveCents,
    unsaidLines,
    taxIncluded: context.taxIncluded,
    position,
    reason: reason + doubled,
  };
}
