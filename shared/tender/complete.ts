/** A stored consultation may be older than a section or a field: what it lacks is unknown, never an error. */
import type { TenderContent, TenderLot } from '../api/tenders.ts';
import { emptyLot, emptyTender } from './empty.ts';

/** A lot stored before some of its fields existed. */
function completeLot(stored: TenderLot): TenderLot {
  const empty = emptyLot(stored.id, stored.number);
  return {
    ...empty,
    ...stored,
    reservation: { ...empty.reservation, ...stored.reservation },
    insertion: { ...empty.insertion, ...stored.insertion },
    selection: { ...empty.selection, ...stored.selection },
    notice: { ...empty.notice, ...stored.notice },
    decp: { ...empty.decp, ...stored.decp },
  };
}

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
