/** A stored scheme may be older than a section or a field: what it lacks is empty, never an error. */
import type { SchemeContent } from '../api/schemes.ts';
import { emptyScheme } from './empty.ts';

/**
 * Sections and fields that the stored scheme does not have yet, filled as in an empty scheme.
 * Rows of lists are left as they are: a field added to a row comes with a migration.
 */
export function completeContent(stored: Partial<SchemeContent>): SchemeContent {
  const empty = emptyScheme(stored.title ?? '');
  return {
    ...empty,
    ...stored,
    organisation: { ...empty.organisation, ...stored.organisation },
    legal: { ...empty.legal, ...stored.legal },
    period: { ...empty.period, ...stored.period },
    texts: { ...empty.texts, ...stored.texts },
    governance: { ...empty.governance, ...stored.governance },
    people: { ...empty.people, ...stored.people },
    followUp: { ...empty.followUp, ...stored.followUp },
    presentation: { ...empty.presentation, ...stored.presentation },
  };
}
