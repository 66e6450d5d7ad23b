import type { Person } from '#shared/api/people.ts';

/** Why something is not offered for this person; undefined when it is. The server decides again. */
export type Standing = { isSelf: boolean; keepsAdministrator: string | undefined; keepsAccount: string | undefined };

const isOpenAdministrator = ({ roles, state }: Person): boolean => state === 'active' && roles.includes('administrator');

/** @param me whose page it is */
export function standingOf(person: Person, people: readonly Person[], me: string | undefined): Standing {
  const isSelf = person.id === me;
  const isLast = isOpenAdministrator(person) && !people.some((other) => other.id !== person.id && isOpenAdministrator(other));
  const last = isLast ? 'C’est le dernier administrateur\u202f: donnez d’abord ce rôle à une autre personne active.' : undefined;
  return {
    isSelf,
    keepsAdministrator: last ?? (isSelf && isOpenAdministrator(person) ? 'C’est votre propre rôle\u202f: un autre administrateur peut le retirer.' : undefined),
    keepsAccount: last ?? (isSelf ? 'C’est votre propre compte\u202f: un autre administrateur peut le faire.' : undefined),
  };
}
