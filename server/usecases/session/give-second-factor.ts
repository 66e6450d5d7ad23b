import type { Session } from '#shared/api/session.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { secondFactorOf } from '#shared/session.ts';
import type { Context } from '../../context.ts';
import { checkCode, digestRecoveryCode } from '../../identity/totp.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import type { FoundSession } from '../../repositories/sessions.ts';
import { servedOnly } from '../allowed.ts';
import { audit, SERVER_PERSON } from '../audit.ts';
import { completeSession, sessionOf } from './open-session.ts';
import { tooMany } from './refusals.ts';

const wrongCode = (): Refusal =>
  refuse('WRONG_CREDENTIALS', 'Ce code ne convient pas, ou il a déjà servi.', {
    remedy: 'Attendez le code suivant de votre application, ou saisissez l’un de vos codes de secours.',
  });

const ended = (): Refusal => refuse('SIGN_IN_REQUIRED', 'Votre session est terminée.');

/** A secret that cannot be opened (the server's own changed) recognises no code: the recovery codes remain. */
function stepOf({ identity, clock }: Context, { totpSecret }: PersonRow, code: string): number | null {
  const secret = totpSecret === null ? null : identity.seal.open(totpSecret, 'second-factor');
  return secret === null ? null : checkCode(secret, code, Date.parse(clock.now()));
}

/**
 * Uses a code of the application, or a recovery code, inside the caller's unit of work. False when it is wrong, or used
 * already: each serves once.
 */
export async function spendCode(context: Context, { people }: Repositories, person: PersonRow, code: string): Promise<boolean> {
  const step = stepOf(context, person, code);
  if (step !== null) return people.spendTotpStep(person.organisationId, person.id, step);
  const used = digestRecoveryCode(code);
  if (!person.recoveryCodes.includes(used)) return false;
  return people.change(person.organisationId, person.id, { recoveryCodes: person.recoveryCodes.filter((kept) => kept !== used) });
}

async function noteRefusal(context: Context, { organisationId, personId }: FoundSession): Promise<void> {
  await context.write((connection) => audit(context, { organisationId, personId: SERVER_PERSON }, repositoriesOn(connection), 'session.refused', personId));
}

/**
 * Gives the second factor that the session awaits: it then opens everything, under a new token.
 * Refusals: TOO_MANY_ATTEMPTS, WRONG_CREDENTIALS, SECOND_FACTOR_REQUIRED (none enrolled yet), INVALID_INPUT (none awaited), LOCAL_ONLY.
 */
export async function giveSecondFactor(
  context: Context,
  session: FoundSession | null,
  code: string,
  address: string,
): Promise<{ session: Session; token: string } | Refusal> {
  const local = servedOnly(context.service);
  if (local || !session) return local ?? ended();
  const awaited = secondFactorOf(session);
  if (awaited === 'to-enrol')
    return refuse('SECOND_FACTOR_REQUIRED', 'Votre compte n’a pas encore de second facteur.', { remedy: 'Enregistrez-en un d’abord.' });
  if (awaited !== 'to-give') return refuse('INVALID_INPUT', 'Cette session n’attend pas de code.', { remedy: 'Rechargez la page.' });
  const account = `second-factor ${session.personId}`;
  const refusal = tooMany(context, account, address);
  if (refusal) return refusal;
  context.identity.throttle.failed(account, address);
  const token = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const person = await repositories.people.find(session.organisationId, session.personId);
    if (person?.state !== 'active') return ended();
    if (!(await spendCode(context, repositories, person, code))) return wrongCode();
    return (await completeSession(context, repositories, session)) ?? ended();
  });
  if (isRefusal(token)) {
    if (token.refused === 'WRONG_CREDENTIALS') await noteRefusal(context, session);
    return token;
  }
  context.identity.throttle.succeeded(account, address);
  return { session: await sessionOf(context, token), token };
}
