import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied, servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';
import { findPerson } from './read-person.ts';
import { revokeSessions } from './revoke-sessions.ts';

/** What a person without a second factor holds. */
export const NO_SECOND_FACTOR = { totpSecret: null, totpStep: null, recoveryCodes: [] };

/** For who lost telephone and recovery codes. Their sessions end; an administrator enrols again at the next sign-in. */
export async function removeSecondFactorOf(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'person:manage') ?? servedOnly(context.service);
  if (refusal) return refusal;
  // Here no code is asked: whoever found this page open would take the second factor away.
  if (id === actor.personId)
    return refuse('FORBIDDEN', 'Votre propre second facteur se change depuis votre compte, avec un code.', { remedy: 'Ouvrez « Mon compte ».' });
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const person = await findPerson(repositories, actor.organisationId, id);
    if (isRefusal(person)) return person;
    if (person.totpSecret === null) return null;
    await repositories.people.change(actor.organisationId, id, NO_SECOND_FACTOR);
    await audit(context, actor, repositories, 'person.second-factor-removed', id);
    await revokeSessions(context, actor, repositories, id);
    return null;
  });
}
