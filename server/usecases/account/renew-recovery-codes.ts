import type { RecoveryCodes } from '#shared/api/account.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { digestRecoveryCode, newRecoveryCodes } from '../../identity/totp.ts';
import type { FoundSession } from '../../repositories/sessions.ts';
import { audit } from '../audit.ts';
import { ownAccount, withCode } from './own-account.ts';

/** New recovery codes against a code; those of before stop working. */
export async function renewRecoveryCodes(
  context: Context,
  actor: Actor,
  session: FoundSession | null,
  code: string,
  address: string,
): Promise<RecoveryCodes | Refusal> {
  const own = await ownAccount(context, session);
  if (isRefusal(own)) return own;
  const { organisationId, id } = own.person;
  return withCode(context, own.person, code, address, async (repositories) => {
    const codes = newRecoveryCodes();
    await repositories.people.change(organisationId, id, { recoveryCodes: codes.map(digestRecoveryCode) });
    await audit(context, actor, repositories, 'person.second-factor', id);
    return { codes };
  });
}
