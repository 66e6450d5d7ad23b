/** What the asked day changes for a clause. */
import type { LegalReference } from '../api/references.ts';
import { type Day, dayBefore } from '../days.ts';
import { formatDay } from '../format.ts';

/** One sentence for each cited article that does not apply on that day. */
export const dayWarnings = (references: readonly LegalReference[], on: Day): string[] =>
  references.flatMap(({ citation, status, versions }) => {
    const start = versions[0]?.from;
    const end = versions.at(-1)?.until;
    if (status === 'not-yet')
      return [`${citation} n’est pas encore en vigueur le ${formatDay(on)}${start ? `\u202f: il s’applique à partir du ${formatDay(start)}` : ''}.`];
    if (status === 'repealed')
      return [`${citation} n’est plus en vigueur le ${formatDay(on)}${end ? `\u202f: il s’appliquait jusqu’au ${formatDay(dayBefore(end))}` : ''}.`];
    return [];
  });
