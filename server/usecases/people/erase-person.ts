import { ERASED_NAME } from '#shared/audit/labels.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import { denied, servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';
import { lastAdministrator } from './last-administrator.ts';
import { findPerson } from './read-person.ts';
import { NO_SECOND_FACTOR } from './remove-second-factor.ts';

/** The line stays, without anybody behind it: the journal and the kept versions still point at it. */
const NOBODY: Partial<PersonRow> = {
  ...NO_SECOND_FACTOR,
  name: ERASED_NAME,
  email: null,
  roles: [],
  state: 'erased',
  passwordHash: null,
  ssoIssuer: null,
  ssoSubject: null,
  lastSeenOn: null,
};

/** What they learnt, practised and were given goes; groups and the register of the network go on without them. */
async function forgetTraining({ clock }: Context, { practice, trainingData }: Repositories, organisationId: string, id: string): Promise<void> {
  const practised = await practice.started(organisationId, id);
  await practice.removeTenders(
    organisationId,
    practised.map(({ tenderId }) => tenderId),
  );
  await trainingData.removeOfPerson(organisationId, id);
  await trainingData.leaveCohorts(organisationId, id);
  await trainingData.forgetContacts(organisationId, id, ERASED_NAME, clock.today());
}

/** Erases somebody for good: account, sessions, links, teams, shares, training. Their documents and figures stay, and the journal keeps an identifier without a name. */
export async function erasePerson(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'person:manage') ?? servedOnly(context.service);
  if (refusal) return refusal;
  if (id === actor.personId)
    return refuse('FORBIDDEN', 'Personne n’efface son propre compte.', { remedy: 'Demandez-le à une autre personne qui administre Clausier.' });
  const { organisationId } = actor;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const person = await findPerson(repositories, organisationId, id);
    if (isRefusal(person)) return person;
    const last = await lastAdministrator(repositories, person, null);
    if (last) return last;
    await repositories.people.change(organisationId, id, NOBODY);
    await repositories.sessions.removeOfPerson(id);
    await repositories.links.removeOfPerson(id);
    await repositories.teams.putMember(id, []);
    await repositories.personalData.removeShares(organisationId, id);
    await forgetTraining(context, repositories, organisationId, id);
    await repositories.organisationFigures.forgetPerson(organisationId, id);
    await repositories.clauseComments.forgetPerson(id);
    await repositories.together.forgetPerson(organisationId, id);
    await repositories.consulted.forgetPerson(organisationId, id);
    await repositories.participationComments.forgetPerson(id);
    await repositories.watch.forgetPerson(organisationId, id);
    await audit(context, actor, repositories, 'person.erased', id);
    return null;
  });
}
