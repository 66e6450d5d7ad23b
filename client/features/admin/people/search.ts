import type { Person, PersonState } from '#shared/api/people.ts';
import { ROLES, type Role } from '#shared/permissions.ts';
import { foldFrench } from '#shared/typography.ts';
import { isKeyOf } from '../../../labels.ts';
import { PERSON_STATE_LABELS } from './labels.ts';

/** `?cherche=…&role=buyer&etat=disabled`. */
export type PeopleSearch = { cherche?: string; role?: Role; etat?: PersonState };

export function readPeopleSearch(search: Record<string, unknown>): PeopleSearch {
  const cherche = typeof search['cherche'] === 'string' ? search['cherche'] : '';
  const role = ROLES.find((name) => name === search['role']);
  const { etat } = search;
  return { ...(cherche ? { cherche } : {}), ...(role ? { role } : {}), ...(isKeyOf(PERSON_STATE_LABELS, etat) ? { etat } : {}) };
}

/** Words looked for in the name and the address. */
export function keepPeople(people: readonly Person[], { cherche, role, etat }: PeopleSearch): Person[] {
  const words = foldFrench(cherche ?? '')
    .split(' ')
    .filter(Boolean);
  return people.filter(({ name, email, roles, state }) => {
    if (role && !roles.includes(role)) return false;
    if (etat && state !== etat) return false;
    const text = foldFrench(`${name} ${email ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}
