/** Whether the law a question rests on is still the one it was read against. */
import type { LegalReference } from '../api/references.ts';
import type { Day } from '../days.ts';
import { inForce } from '../law/in-force.ts';

type Dated = Pick<LegalReference, 'id' | 'versions'>;

/** The references, among those cited, whose version in force is not the same on both days; one that is unknown counts as changed. */
export function changedSince(cited: readonly string[], references: ReadonlyMap<string, Dated>, then: Day, on: Day): string[] {
  return cited.filter((id) => {
    const known = references.get(id);
    return !known || inForce(known.versions, then) !== inForce(known.versions, on);
  });
}
