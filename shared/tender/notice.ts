/**
 * What to copy in the notice: for each lot, the eForms fields with codes and French labels, the DECP values, and what
 * stops them from being right. Deduced from the consultation and the chosen clauses; a value typed by the person wins.
 */
import type { Lever, Theme } from '../api/clauses.ts';
import type { TenderNotices } from '../api/notice.ts';
import type { TenderClause } from '../api/tender-clauses.ts';
import type { TenderContent } from '../api/tenders.ts';
import type { Law } from './law.ts';

/** A clause of a lot, with what its family is about. */
export type NoticeClause = { lotId: string; clause: TenderClause; family: { levers: readonly Lever[]; themes: readonly Theme[] } };

export const tenderNotices = (tender: TenderContent, _law: Law, _clauses: readonly NoticeClause[]): TenderNotices['lots'] =>
  tender.lots.map((lot) => ({
    lotId: lot.id,
    number: lot.number,
    title: lot.title,
    eformsLot: `LOT-${String(lot.number).padStart(4, '0')}`,
    eforms: [],
    decp: [],
    faults: [],
    text: '',
  }));
