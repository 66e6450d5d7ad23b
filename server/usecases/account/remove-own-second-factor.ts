import type { SecondFactorRemoval } from '#shared/api/account.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Static } from 'typebox';
import type { Context } from '../../context.ts';
import type { FoundSession } from '../../repositories/sessions.ts';
import { audit } from '../audit.ts';
import { NO_SECOND_FACTOR } from '../people/remove-second-factor.ts';
import { ownAccount, provePassword, withCode } from './own-account.ts';

const keptByAdministrators = (): Refusal =>
  refuse('FORBIDDEN', 'Qui administre Clausier garde un second facteur.', {
    remedy: 'Pour changer de téléphone, enregistrez le nouveau à la place de l’ancien.',
  });

/** Goes back to the password alone, against the password and a code; not for an administrator. */
export async function removeOwnSecondFactor(
  context: Context,
  actor: Actor,
  session: FoundSession | null,
  { password, code }: Static<typeof SecondFactorRemoval>,
  address: string,
): Promise<Refusal | null> {
  const own = await ownAccount(context, session);
  if (isRefusal(own)) return own;
  const { person } = own;
  if (person.roles.includes('administrator')) return keptByAdministrators();
  const refusal = await provePassword(context, person, { given: password, path: 'password' }, address);
  if (refusal) return refusal;
  return withCode(context, person, code, address, async (repositories) => {
    await repositories.people.change(person.organisationId, person.id, NO_SECOND_FACTOR);
    await audit(context, actor, repositories, 'person.second-factor-removed', person.id);
    return null;
  });
}
