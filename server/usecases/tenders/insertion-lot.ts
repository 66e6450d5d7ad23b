import type { InsertionItem } from '#shared/api/documents.ts';
import type { Tender, TenderLot } from '#shared/api/tenders.ts';

/** The lot an insertion is for, by its id or its number; without one, the only lot there is, or the only one that chose the clause. */
export function lotOf({ lots }: Tender, { lot, slug }: InsertionItem): TenderLot | null {
  if (lot !== undefined) return lots.find(({ id }) => id === lot) ?? lots.find(({ number }) => String(number) === String(lot)) ?? null;
  const candidates = lots.length === 1 ? lots : lots.filter(({ clauses }) => clauses.some((choice) => choice.slug === slug));
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}
