import type { Person, PersonChange } from '#shared/api/people.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import { denied, servedOnly } from '../allowed.ts';
import { type Action, audit } from '../audit.ts';
import { lastAdministrator } from './last-administrator.ts';
import { emailOf, rolesOf, takenEmail, unknownTeams } from './person-faults.ts';
import { findPerson, readPerson } from './read-person.ts';
import { revokeSessions } from './revoke-sessions.ts';

/** A reopened account is what it was: an invitation when nobody ever came in. */
function stateAfter({ state, passwordHash, ssoSubject }: PersonRow, asked: PersonChange['state']): PersonRow['state'] {
  if (asked === 'disabled') return 'disabled';
  if (asked === undefined || state !== 'disabled') return state;
  return passwordHash !== null || ssoSubject !== null ? 'active' : 'invited';
}

const changed = (before: PersonRow, { name, email, roles, state }: PersonChange) => ({
  name: name?.trim() ?? before.name,
  email: email === undefined ? before.email : emailOf(email),
  roles: roles ? rolesOf(roles) : before.roles,
  state: stateAfter(before, state),
});
type Changed = ReturnType<typeof changed>;

const same = (left: readonly string[], right: readonly string[]): boolean => [...left].sort().join() === [...right].sort().join();

/** Nobody raises their own rights, nor shuts themselves out by mistake: a colleague does it. */
function ownRights(actor: Actor, before: PersonRow, after: Changed): Refusal | null {
  if (before.id !== actor.personId) return null;
  const remedy = 'Demandez-le à une autre personne qui administre Clausier.';
  if (!same(before.roles, after.roles)) return refuse('FORBIDDEN', 'Personne ne change ses propres rôles.', { remedy });
  return after.state === 'disabled' ? refuse('FORBIDDEN', 'Personne ne ferme son propre compte.', { remedy }) : null;
}

function actionsOf(before: PersonRow, after: Changed, teamsBefore: readonly string[], teamsAfter: readonly string[]): Action[] {
  const actions: Action[] = [];
  if (before.name !== after.name || before.email !== after.email) actions.push('person.updated');
  if (!same(before.roles, after.roles)) actions.push('person.roles');
  if (!same(teamsBefore, teamsAfter)) actions.push('person.teams');
  if (before.state !== after.state) actions.push(after.state === 'disabled' ? 'person.disabled' : 'person.enabled');
  return actions;
}

/** Inside the unit of work, once nothing forbids it. */
async function save(context: Context, actor: Actor, repositories: Repositories, before: PersonRow, after: Changed, teamIds?: string[]): Promise<void> {
  const { id } = before;
  const teams = (await repositories.teams.ofPerson(id)).map((team) => team.id);
  const actions = actionsOf(before, after, teams, teamIds ?? teams);
  await repositories.people.change(actor.organisationId, id, after);
  if (teamIds) await repositories.teams.putMember(id, teamIds);
  // A link went to the address of before, or would open an account that is closed.
  if (before.email !== after.email || after.state === 'disabled') await repositories.links.removeOfPerson(id);
  for (const action of actions) await audit(context, actor, repositories, action, id);
  if (actions.includes('person.roles') || actions.includes('person.disabled')) await revokeSessions(context, actor, repositories, id);
}

/** Name, address, roles, teams, account open or closed. Other roles, or a closed account, end the person's sessions at once. */
export async function changePerson(context: Context, actor: Actor, id: string, change: PersonChange): Promise<Person | Refusal> {
  const refusal = denied(actor, 'person:manage') ?? servedOnly(context.service);
  if (refusal) return refusal;
  const { organisationId } = actor;
  const failed = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const before = await findPerson(repositories, organisationId, id);
    if (isRefusal(before)) return before;
    const after = changed(before, change);
    const fault =
      (await lastAdministrator(repositories, before, after)) ??
      ownRights(actor, before, after) ??
      (await takenEmail(repositories, organisationId, id, after.email)) ??
      (await unknownTeams(repositories, organisationId, change.teamIds));
    if (fault) return fault;
    await save(context, actor, repositories, before, after, change.teamIds);
    return null;
  });
  return isRefusal(failed) ? failed : readPerson(context, actor, id);
}
