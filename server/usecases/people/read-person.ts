import type { Person, PersonList } from '#shared/api/people.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { byName } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import { sessionHasEnded } from '#shared/session.ts';
import type { Context } from '../../context.ts';
import type { Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import type { SessionRow } from '../../repositories/sessions.ts';
import { denied } from '../allowed.ts';

export const personNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Personne ne porte ici l’identifiant « ${id} ».`, { remedy: 'Ce compte a pu être effacé : revenez à la liste des personnes.' });

/** Somebody of this organisation whose account was not erased. */
export async function findPerson({ people }: Pick<Repositories, 'people'>, organisationId: string, id: string): Promise<PersonRow | Refusal> {
  const row = await people.find(organisationId, id);
  return row && row.state !== 'erased' ? row : personNotFound(id);
}

function toPerson(row: PersonRow, teamIds: string[], sessions: readonly SessionRow[], now: string): Person {
  const { id, name, email, roles, state, createdAt, lastSeenOn } = row;
  return {
    ...{ id, name, email, roles, teamIds, state, createdAt, lastSeenOn },
    hasPassword: row.passwordHash !== null,
    hasSecondFactor: row.totpSecret !== null,
    hasSso: row.ssoSubject !== null,
    openSessions: sessions.filter((session) => session.complete && !sessionHasEnded({ ...session, state }, now)).length,
  };
}

/** One person of the organisation, as its administrator sees them. */
export async function readPerson({ read, clock }: Context, actor: Actor, id: string): Promise<Person | Refusal> {
  const refusal = denied(actor, 'person:read');
  if (refusal) return refusal;
  const row = await findPerson(read, actor.organisationId, id);
  if (isRefusal(row)) return row;
  const teams = await read.teams.ofPerson(id);
  return toPerson(
    row,
    teams.map((team) => team.id),
    await read.sessions.ofPerson(id),
    clock.now(),
  );
}

function grouped<T extends { personId: string }>(rows: readonly T[]): (personId: string) => T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.personId, [...(groups.get(row.personId) ?? []), row]);
  return (personId) => groups.get(personId) ?? [];
}

/** Everybody by name, but those erased: three reads, however many they are. */
export async function listPeople({ read, clock }: Context, actor: Actor): Promise<PersonList | Refusal> {
  const refusal = denied(actor, 'person:read');
  if (refusal) return refusal;
  const rows = (await read.people.list(actor.organisationId)).sort(byName);
  const teamsOf = grouped(await read.teams.memberships(actor.organisationId));
  const sessionsOf = grouped(await read.sessions.ofOrganisation(actor.organisationId));
  const items = rows.map((row) =>
    toPerson(
      row,
      teamsOf(row.id).map(({ teamId }) => teamId),
      sessionsOf(row.id),
      clock.now(),
    ),
  );
  return { items, total: items.length };
}
