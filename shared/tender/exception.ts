/**
 * Why a lot has no social condition, written for the procedure file (rapport de présentation). The reason comes from the
 * closed list, the facts from the person; an empty or general text is refused, with what it lacks.
 */
import type { Block } from '../api/blocks.ts';
import type { Confidence } from '../api/common.ts';
import type { TenderContent, TenderLot } from '../api/tenders.ts';
import type { Law } from './law.ts';

/** `missing`: French phrases, empty when the text can be signed. */
export type ExceptionReason = {
  lotId: string;
  title: string;
  complete: boolean;
  missing: string[];
  blocks: Block[];
  references: string[];
  confidence: Confidence;
};

/** Null when the lot claims no exception. */
export const exceptionReason = (_tender: TenderContent, _lot: TenderLot, _law: Law): ExceptionReason | null => null;
