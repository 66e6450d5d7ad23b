/** A stored consultation may be older than a section or a field: what it lacks is unknown, never an error. */
import type { TenderChanges, TenderContent, TenderLot, TenderPatch } from '../api/tenders.ts';
import { emptyLot, emptyTender } from './empty.ts';

type LotParts = NonNullable<TenderChanges['lots']>[number];

const lotOver = (base: TenderLot, parts: LotParts): TenderLot => ({
  ...base,
  ...parts,
  reservation: { ...base.reservation, ...parts.reservation },
  insertion: { ...base.insertion, ...parts.insertion },
  selection: { ...base.selection, ...parts.selection },
  notice: { ...base.notice, ...parts.notice },
  decp: { ...base.decp, ...parts.decp },
});

/** A lot stored before some of its fields existed. */
const completeLot = (stored: TenderLot): TenderLot => lotOver(emptyLot(stored.id, stored.number), stored);

/**
 * Sections and fields that the stored consultation does not have yet, filled as in an empty one, its lots included.
 * Rows of a lot (criteria, conditions, labels) are left as they are: a field added to a row comes with a migration.
 */
export function completeTender(stored: Partial<TenderContent>): TenderContent {
  const empty = emptyTender(stored.title ?? '', () => 'lot-1');
  return {
    ...empty,
    ...stored,
    buyer: { ...empty.buyer, ...stored.buyer },
    need: { ...empty.need, ...stored.need },
    procedure: { ...empty.procedure, ...stored.procedure },
    duration: { ...empty.duration, ...stored.duration },
    value: { ...empty.value, ...stored.value },
    allotment: { ...empty.allotment, ...stored.allotment },
    lots: (stored.lots ?? empty.lots).map(completeLot),
  };
}

/** Over the lot with the same id, else the same number (its rank when not given), else over an empty one. */
function changedLot(lots: readonly TenderLot[], parts: LotParts, index: number, newId: () => string): TenderLot {
  const number = parts.number ?? index + 1;
  const base = parts.id === undefined ? lots.find((lot) => lot.number === number) : lots.find((lot) => lot.id === parts.id);
  return lotOver(base ?? emptyLot(parts.id ?? newId(), number), parts);
}

/** The sections that a save touches, whole: what it leaves out of a section or of a lot is kept from `current`. */
export function changedSections(current: TenderContent, changes: TenderChanges, newId: () => string): TenderPatch {
  const { buyer, need, procedure, duration, value, allotment, lots, ...whole } = changes;
  return {
    ...whole,
    ...(buyer && { buyer: { ...current.buyer, ...buyer } }),
    ...(need && { need: { ...current.need, ...need } }),
    ...(procedure && { procedure: { ...current.procedure, ...procedure } }),
    ...(duration && { duration: { ...current.duration, ...duration } }),
    ...(value && { value: { ...current.value, ...value } }),
    ...(allotment && { allotment: { ...current.allotment, ...allotment } }),
    ...(lots && { lots: lots.map((parts, index) => changedLot(current.lots, parts, index, newId)) }),
  };
}
