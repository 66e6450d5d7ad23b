import type { InvitedPerson, PersonCreate } from '#shared/api/people.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import { denied, servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';
import { emailOf, rolesOf, takenEmail, unknownTeams } from './person-faults.ts';
import { readPerson } from './read-person.ts';
import { handOver, makeLink } from './send-link.ts';

const invited = ({ clock, newId }: Context, { organisationId }: Actor, { email, name, roles }: PersonCreate): PersonRow => ({
  id: newId(),
  organisationId,
  email: emailOf(email),
  name: name.trim(),
  roles: rolesOf(roles),
  state: 'invited',
  passwordHash: null,
  totpSecret: null,
  totpStep: null,
  recoveryCodes: [],
  ssoIssuer: null,
  ssoSubject: null,
  createdAt: clock.now(),
  lastSeenOn: null,
});

async function full({ people }: Repositories, organisationId: string): Promise<Refusal | null> {
  const { peoplePerOrganisation } = LIMITS;
  if ((await people.list(organisationId)).length < peoplePerOrganisation) return null;
  return refuse('INVALID_INPUT', `Une organisation a ${peoplePerOrganisation} comptes au plus.`, { remedy: 'Effacez les comptes inutiles, puis recommencez.' });
}

/** An account that its owner opens with a one-time link: shown once to whoever invites, mailed too when a mail server is set. */
export async function invitePerson(context: Context, actor: Actor, wanted: PersonCreate): Promise<InvitedPerson | Refusal> {
  const refusal = denied(actor, 'person:manage') ?? servedOnly(context.service);
  if (refusal) return refusal;
  const row = invited(context, actor, wanted);
  const { organisationId } = actor;
  const made = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const fault =
      (await takenEmail(repositories, organisationId, row.id, row.email)) ??
      (await unknownTeams(repositories, organisationId, wanted.teamIds)) ??
      (await full(repositories, organisationId));
    if (fault) return fault;
    await repositories.people.insert(row);
    await repositories.teams.putMember(row.id, wanted.teamIds ?? []);
    await audit(context, actor, repositories, 'person.invited', row.id);
    return makeLink(context, repositories, row);
  });
  if (isRefusal(made)) return made;
  const link = await handOver(context, made);
  const person = await readPerson(context, actor, row.id);
  return isRefusal(person) ? person : { person, link };
}
