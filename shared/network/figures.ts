/** What the network and the training give to the scheme's indicators: a share, and how it was counted. Nothing to divide by, no figure. */
import type { Contact, Coverage, NetworkFigure } from '../api/network.ts';
import { addYears, type Day } from '../days.ts';
import { LIMITS } from '../limits.ts';
import type { Role } from '../permissions.ts';
import { inOffice } from './coverage.ts';

type Counted = { id: string; roles: readonly Role[] };

/** Of the catalogue (`db/content/indicateurs.yaml`). */
export const FIGURE_INDICATORS = ['directions-avec-referent', 'agents-formes'] as const;

/** As the indicator « Personnes formées » defines it. */
const PATH_YEARS = 2;
/** Whose work the indicator names, among those who hold an account. */
const TRAINED_ROLES: readonly Role[] = ['buyer', 'referent'];

const share = (part: number, whole: number): number => Math.round((part * LIMITS.basisPoints) / whole);
const counted = (count: number, one: string, several: string): string => `${count} ${count < 2 ? one : several}`;

/** Who should be trained: accounts of buyers and référents, and the référents of the register; somebody in both counts once. */
export const peopleToTrain = (people: readonly Counted[], contacts: readonly Contact[], on: Day): Set<string> =>
  new Set([
    ...people.filter(({ roles }) => roles.some((role) => TRAINED_ROLES.includes(role))).map(({ id }) => id),
    ...contacts.filter((contact) => contact.kind === 'referent' && inOffice(contact, on)).map(({ id, personId }) => personId ?? `registre ${id}`),
  ]);

/**
 * @param people accounts that are open
 * @param ends when each person ended the path
 */
export function networkFigures(
  { coverage, contacts, people, ends }: { coverage: Coverage; contacts: readonly Contact[]; people: readonly Counted[]; ends: ReadonlyMap<string, Day> },
  on: Day,
): Omit<NetworkFigure, 'title'>[] {
  const departments = coverage.departments.length;
  const expected = peopleToTrain(people, contacts, on);
  const since = addYears(on, -PATH_YEARS);
  const trained = [...expected].filter((id) => (ends.get(id) ?? '') > since).length;
  return [
    ...(departments > 0
      ? [
          {
            indicator: 'directions-avec-referent',
            value: share(coverage.covered, departments),
            detail: `${counted(coverage.covered, 'direction', 'directions')} avec un référent en fonction, sur ${departments}`,
            on,
          },
        ]
      : []),
    ...(expected.size > 0
      ? [
          {
            indicator: 'agents-formes',
            value: share(trained, expected.size),
            detail: `${counted(trained, 'personne a', 'personnes ont')} terminé le parcours depuis moins de deux ans, sur ${counted(expected.size, 'personne', 'personnes')} : comptes ouverts d’acheteurs et de référents, référents du registre`,
            on,
          },
        ]
      : []),
  ];
}
