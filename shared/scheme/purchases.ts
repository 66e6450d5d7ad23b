/**
 * What the imported accounting says of a scheme: the annual purchases of its buyers as the law counts them, and whether it is due. Money
 * spent in a calendar year, out of the fifth book (CCP, art. D. 2111-3), by `shared/purchases/spend.ts`. Pure; a typed value always wins.
 */
import type { SpendYear } from '../api/purchases.ts';
import type { SchemeContent } from '../api/schemes.ts';
import type { Day } from '../days.ts';
import { counted, formatDay } from '../format.ts';
import { frenchTypography } from '../typography.ts';

/** The accounting of a scheme's own buyers, and the day it was imported. */
export type SchemeSpend = { items: readonly SpendYear[]; importedOn: Day | null };

/** « Comptabilité importée le … ; dépenses de 2025, hors livre V (CCP, art. D. 2111-3) », then what makes it doubtful. */
export function purchasesSource(items: readonly SpendYear[], importedOn: Day | null): string {
  const unsaid = items.reduce((sum, { unsaidLines }) => sum + unsaidLines, 0);
  const { year } = items[0] ?? {};
  return frenchTypography(
    [
      importedOn === null ? 'Comptabilité importée' : `Comptabilité importée le ${formatDay(importedOn)}`,
      `dépenses de ${year}, hors livre V (CCP, art. D. 2111-3)`,
      ...(unsaid === 0
        ? []
        : [`${counted(unsaid, 'ligne ne dit pas', 'lignes ne disent pas')} si le marché en relève, et ${unsaid > 1 ? 'sont comptées' : 'est comptée'}`]),
      ...(items.length > 1 ? [`${items.length} acheteurs ensemble`] : []),
    ].join(' ; '),
  );
}

export type AnnualPurchases = { year: number; cents: number; items: SpendYear[]; source: string };

/** Year by year, oldest first; a year whose file includes taxes is no amount excluding tax, and one where nothing counts says nothing. */
export function annualPurchases({ items, importedOn }: SchemeSpend): AnnualPurchases[] {
  const years = [...new Set(items.map(({ year }) => year))].sort((left, right) => left - right);
  return years.flatMap((year): AnnualPurchases[] => {
    const own = items.filter((item) => item.year === year);
    const cents = own.reduce((sum, { countedCents }) => sum + countedCents, 0);
    return cents <= 0 || own.some(({ taxIncluded }) => taxIncluded) ? [] : [{ year, cents, items: own, source: purchasesSource(own, importedOn) }];
  });
}

type Position = SchemeContent['legal']['position'];
export type MeasuredPosition = { position: Position; reason: string };

/** Each buyer has its own obligation: one of them above makes the scheme due; not above is only said of all of them. */
export function measuredPosition(items: readonly SpendYear[]): MeasuredPosition | null {
  if (items.length === 0) return null;
  const above = items.filter(({ position }) => position === 'above');
  const unknown = items.filter(({ position }) => position === 'unknown');
  const [position, because] =
    above.length > 0 ? (['obliged', above] as const) : unknown.length > 0 ? (['unknown', unknown] as const) : (['voluntary', items] as const);
  const named = items.length > 1;
  return { position, reason: because.map(({ buyerName, reason }) => (named ? `${buyerName}\u202f: ${reason}` : reason)).join(' ') };
}
