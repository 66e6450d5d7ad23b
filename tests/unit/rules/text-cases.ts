/** Every sentence case, in the order of the checks. */
import type { TextCase } from './text-case.ts';
import { TEXT_CASES_01_30 } from './text-cases-01-30.ts';
import { TEXT_CASES_31_62 } from './text-cases-31-62.ts';

export type { TextCase } from './text-case.ts';
export const TEXT_CASES: readonly TextCase[] = [...TEXT_CASES_01_30, ...TEXT_CASES_31_62];
