import type { PasswordChange } from '#shared/api/account.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { FoundSession } from '../../repositories/sessions.ts';
import { audit } from '../audit.ts';
import { revokeSessions } from '../people/revoke-sessions.ts';
import { type OwnAccount, ownAccount, provePassword, sessionEnded } from './own-account.ts';

const noPassword = (): Refusal =>
  refuse('FORBIDDEN', 'Votre compte n’a pas de mot de passe : vous entrez par un autre service.', {
    remedy: 'Pour en choisir un, demandez un lien à la personne qui administre Clausier.',
  });

async function weak({ identity }: Context, { session, person }: OwnAccount, next: string): Promise<Refusal | null> {
  const fault = await identity.passwords.fault(next, [person.name, person.email ?? '', session.organisation]);
  return fault === null ? null : refuse('WEAK_PASSWORD', fault, { fields: [{ path: 'next', message: fault }] });
}

/** Changes one's password, against the one of today. The other sessions close, links sent earlier stop working. */
export async function changePassword(
  context: Context,
  actor: Actor,
  current: FoundSession | null,
  change: PasswordChange,
  address: string,
): Promise<Refusal | null> {
  const own = await ownAccount(context, current);
  if (isRefusal(own)) return own;
  const { person, session } = own;
  if (person.passwordHash === null) return noPassword();
  const refusal = (await provePassword(context, person, { given: change.current, path: 'current' }, address)) ?? (await weak(context, own, change.next));
  if (refusal) return refusal;
  const passwordHash = await context.identity.passwords.hash(change.next);
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const now = await repositories.people.find(person.organisationId, person.id);
    // Changed from elsewhere while this one was hashed: what was proved no longer holds.
    if (now?.passwordHash !== person.passwordHash) return sessionEnded();
    await repositories.people.change(person.organisationId, person.id, { passwordHash });
    await repositories.links.removeOfPerson(person.id);
    await audit(context, actor, repositories, 'person.password', person.id);
    await revokeSessions(context, actor, repositories, person.id, session.id);
    return null;
  });
}
