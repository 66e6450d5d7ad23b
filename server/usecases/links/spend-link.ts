import type { LinkUse, Session } from '#shared/api/session.ts';
import { type FieldFault, isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Context } from '../../context.ts';
import { digest } from '../../identity/tokens.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import { servedOnly } from '../allowed.ts';
import { audit, SERVER_PERSON } from '../audit.ts';
import { openSession, sessionOf, type Visitor } from '../session/open-session.ts';
import { findLink, type FoundLink, linkGone } from './find-link.ts';

/** The first administrator says who they are; the others are known. */
function missing({ name, email }: LinkUse): Refusal | null {
  const fields: FieldFault[] = [
    ...(name === undefined ? [{ path: 'name', message: 'Écrivez votre nom.' }] : []),
    ...(email === undefined ? [{ path: 'email', message: 'Écrivez votre adresse électronique.' }] : []),
  ];
  return fields.length > 0 ? refuse('INVALID_INPUT', 'Le premier administrateur dit qui il est.', { fields }) : null;
}

async function weak({ identity }: Context, { organisation, person }: FoundLink, use: LinkUse): Promise<Refusal | null> {
  const words = [organisation.name, use.organisation, person?.name ?? use.name, person?.email ?? use.email].filter(
    (word) => word !== undefined && word !== null,
  );
  const fault = await identity.passwords.fault(use.password, words);
  return fault === null ? null : refuse('WEAK_PASSWORD', fault, { fields: [{ path: 'password', message: fault }] });
}

/** Its account, made at once: it can do nothing before its second factor is enrolled. */
async function firstAdministrator(
  context: Context,
  repositories: Repositories,
  { link, organisation }: FoundLink,
  use: LinkUse,
  passwordHash: string,
): Promise<PersonRow> {
  const { organisationId } = link;
  const person: PersonRow = {
    id: context.newId(),
    organisationId,
    email: (use.email ?? '').toLowerCase(),
    name: (use.name ?? '').trim(),
    roles: ['administrator'],
    state: 'active',
    passwordHash,
    totpSecret: null,
    totpStep: null,
    recoveryCodes: [],
    ssoIssuer: null,
    ssoSubject: null,
    createdAt: context.clock.now(),
    lastSeenOn: null,
  };
  await repositories.people.insert(person);
  await audit(context, { organisationId, personId: SERVER_PERSON }, repositories, 'person.invited', person.id);
  const renamed = use.organisation?.trim() ?? '';
  if (renamed !== '' && renamed !== organisation.name) {
    await repositories.organisations.change(organisationId, { name: renamed });
    await audit(context, { organisationId, personId: person.id }, repositories, 'organisation.updated', organisationId);
  }
  return person;
}

/** Whoever held a session of this account before is out: that may be why the password is changed. */
async function newPassword(repositories: Repositories, person: PersonRow, passwordHash: string): Promise<PersonRow> {
  const { organisationId, id } = person;
  await repositories.people.change(organisationId, id, { passwordHash, state: 'active' });
  await repositories.sessions.removeOfPerson(id);
  await repositories.links.removeOfPerson(id);
  return { ...person, passwordHash, state: 'active' };
}

/**
 * Uses a one-time link: sets the password, opens the account and a session (a second factor is still asked of who has one).
 * Of two uses at once, one succeeds. Refusals: LINK_GONE, WEAK_PASSWORD, INVALID_INPUT, LOCAL_ONLY.
 */
export async function spendLink(context: Context, use: LinkUse, visitor: Visitor): Promise<{ session: Session; token: string } | Refusal> {
  const refusal = servedOnly(context.service);
  if (refusal) return refusal;
  const id = digest(use.token);
  const before = await findLink(context, context.read, id);
  if (isRefusal(before)) return before;
  const fault = (before.person === null ? missing(use) : null) ?? (await weak(context, before, use));
  if (fault) return fault;
  const passwordHash = await context.identity.passwords.hash(use.password);
  const token = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const found = await findLink(context, repositories, id);
    if (isRefusal(found)) return found;
    if (!(await repositories.links.use(id))) return linkGone();
    const person = found.person
      ? await newPassword(repositories, found.person, passwordHash)
      : await firstAdministrator(context, repositories, found, use, passwordHash);
    await audit(context, { organisationId: person.organisationId, personId: person.id }, repositories, 'person.password', person.id);
    return openSession(context, repositories, person, { method: 'link', visitor });
  });
  return isRefusal(token) ? token : { session: await sessionOf(context, token), token };
}
