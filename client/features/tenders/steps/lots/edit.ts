/** Changing the list of lots: each keeps its own identity, its number is its rank. Pure. */
import type { Tender, TenderLot, TenderPatch } from '#shared/api/tenders.ts';
import { LIMITS } from '#shared/limits.ts';
import { emptyLot } from '#shared/tender/empty.ts';

/** The number of a lot is its rank: what follows a removed or moved one is numbered again. */
const numbered = (lots: readonly TenderLot[]): TenderLot[] =>
  lots.map((lot, index) => (lot.number === index + 1 ? lot : { ...lot, number: index + 1 })).slice(0, LIMITS.rows);

/** The lots, and whether the purchase is divided: known as soon as there are two; unknown again when one is left. */
function withLots({ lots: before, allotment }: Tender, lots: readonly TenderLot[]): TenderPatch {
  const next = numbered(lots);
  if (next.length > 1) return { lots: next, ...(allotment.divided === true ? {} : { allotment: { ...allotment, divided: true } }) };
  return { lots: next, ...(before.length > 1 ? { allotment: { ...allotment, divided: null } } : {}) };
}

export const addLot = (tender: Tender, id: string): TenderPatch => withLots(tender, [...tender.lots, emptyLot(id, tender.lots.length + 1)]);

/** Puts a lot back where it was. */
export const insertLot = (tender: Tender, lot: TenderLot, index: number): TenderPatch =>
  withLots(tender, [...tender.lots.slice(0, index), lot, ...tender.lots.slice(index)]);

/** A consultation always keeps one lot. */
export const removeLot = (tender: Tender, id: string): TenderPatch =>
  tender.lots.length < 2
    ? {}
    : withLots(
        tender,
        tender.lots.filter((lot) => lot.id !== id),
      );

const fresh = <T extends { id: string }>(rows: readonly T[], newId: () => string): T[] => rows.map((row) => ({ ...row, id: newId() }));

/** A copy right behind, with identifiers of its own. What was written for one holder only is not copied. */
export function duplicateLot(tender: Tender, id: string, newId: () => string): TenderPatch {
  const index = tender.lots.findIndex((lot) => lot.id === id);
  const lot = tender.lots[index];
  if (!lot) return {};
  const copy: TenderLot = {
    ...lot,
    id: newId(),
    title: lot.title ? `${lot.title} (copie)`.slice(0, LIMITS.title) : '',
    conditions: fresh(lot.conditions, newId),
    criteria: fresh(lot.criteria, newId),
    labels: fresh(lot.labels, newId),
  };
  return insertLot(tender, copy, index + 1);
}

export function moveLot(tender: Tender, id: string, by: -1 | 1): TenderPatch {
  const from = tender.lots.findIndex((lot) => lot.id === id);
  const [lot, to] = [tender.lots[from], from + by];
  if (!lot || to < 0 || to >= tender.lots.length) return {};
  const rest = tender.lots.filter((other) => other.id !== id);
  return withLots(tender, [...rest.slice(0, to), lot, ...rest.slice(to)]);
}
