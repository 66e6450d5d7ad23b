/** How two versions of a scheme are put together: what its fields mean to the merge. Pure. */
import { LIMITS } from '../limits.ts';
import type { MergeRules } from '../merge/conflict.ts';

export const SCHEME_RULES: MergeRules = {
  /** Steps of an action, of a lever. */
  lines: new Set(['steps']),
  longTexts: new Set(['reason', 'outcome', 'aim', 'intro', 'description', 'definition', 'role', 'composition', 'decisions', 'content', 'annualReview', 'text']),
  longest: LIMITS.longText,
  maps: new Set(),
  measuredIn: { unit: ['value', 'baseline', 'targets'] },
};
