/** For each check on data: a consultation it must catch, and its nearest neighbour it must leave alone. */
import type { TenderCase } from './tender-case.ts';
import { TENDER_CASES_01_30 } from './tender-cases-01-30.ts';
import { TENDER_CASES_31_62 } from './tender-cases-31-62.ts';

export type { TenderCase } from './tender-case.ts';
export const TENDER_CASES: readonly TenderCase[] = [...TENDER_CASES_01_30, ...TENDER_CASES_31_62];
