import type { RecoveryCodes, SecondFactorOffer, SecondFactorProof } from '#shared/api/account.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Static } from 'typebox';
import { sessionIsOpen } from '#shared/session.ts';
import type { Context } from '../../context.ts';
import { checkCode, digestRecoveryCode, newRecoveryCodes, newSecondFactor } from '../../identity/totp.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { FoundSession } from '../../repositories/sessions.ts';
import { audit } from '../audit.ts';
import { revokeSessions } from '../people/revoke-sessions.ts';
import { completeSession } from '../session/open-session.ts';
import { type OwnAccount, ownAccount, provePassword, sessionEnded, wrongCode } from './own-account.ts';

/** Whoever knows the password alone must not put their own telephone in the place of the owner's. */
async function mayEnrol(context: Context, session: FoundSession | null): Promise<OwnAccount | Refusal> {
  const own = await ownAccount(context, session);
  if (isRefusal(own)) return own;
  if (own.person.totpSecret !== null && !sessionIsOpen(own.session))
    return refuse('SECOND_FACTOR_REQUIRED', 'Votre compte a déjà un second facteur : donnez-le d’abord.');
  return own;
}

/** A secret for an authenticator application. Nothing is kept: the page gives it back with the code that proves it. */
export async function offerSecondFactor(context: Context, session: FoundSession | null): Promise<SecondFactorOffer | Refusal> {
  const own = await mayEnrol(context, session);
  return isRefusal(own) ? own : newSecondFactor(own.person.email ?? own.person.name, own.session.organisation);
}

/**
 * Keeps the second factor that the code proves, in the place of any other, and gives the recovery codes: shown once, kept
 * as digests. The session is then complete, under a new token; the others close, since they were opened without it.
 */
export async function enrolSecondFactor(
  context: Context,
  session: FoundSession | null,
  { secret, code, password }: Static<typeof SecondFactorProof>,
  address: string,
): Promise<{ recovery: RecoveryCodes; token: string } | Refusal> {
  const own = await mayEnrol(context, session);
  if (isRefusal(own)) return own;
  const { person } = own;
  // A session only started was opened a moment ago, by the password or by a link.
  const refusal = sessionIsOpen(own.session) ? await provePassword(context, person, { given: password, path: 'password' }, address) : null;
  if (refusal) return refusal;
  const totpStep = checkCode(secret, code, Date.parse(context.clock.now()));
  if (totpStep === null) return wrongCode();
  const codes = newRecoveryCodes();
  const values = { totpSecret: context.identity.seal.seal(secret, 'second-factor'), totpStep, recoveryCodes: codes.map(digestRecoveryCode) };
  const actor = { personId: person.id, organisationId: person.organisationId };
  const token = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    await repositories.people.change(person.organisationId, person.id, values);
    await audit(context, actor, repositories, 'person.second-factor', person.id);
    await revokeSessions(context, actor, repositories, person.id, own.session.id);
    return (await completeSession(context, repositories, own.session)) ?? sessionEnded();
  });
  return isRefusal(token) ? token : { recovery: { codes }, token };
}
