/** One's own account, and the two proofs it asks for: the password, a code. */
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import type { FoundSession } from '../../repositories/sessions.ts';
import { servedOnly } from '../allowed.ts';
import { spendCode } from '../session/give-second-factor.ts';
import { tooMany } from '../session/refusals.ts';

export const sessionEnded = (): Refusal => refuse('SIGN_IN_REQUIRED', 'Votre session est terminée.');

export type OwnAccount = { session: FoundSession; person: PersonRow };

/** Whoever holds this session. Refusals: LOCAL_ONLY on one desk, SIGN_IN_REQUIRED when it ended meanwhile. */
export async function ownAccount({ service, read }: Context, session: FoundSession | null): Promise<OwnAccount | Refusal> {
  const refusal = servedOnly(service);
  if (refusal) return refusal;
  const person = session ? await read.people.find(session.organisationId, session.personId) : null;
  return session && person?.state === 'active' ? { session, person } : sessionEnded();
}

/**
 * Asked of who has a password, with the delays of signing in; null when it is right, or when there is none to ask.
 * @param path the field of the request that holds it
 */
export async function provePassword(
  context: Context,
  { id, email, passwordHash }: PersonRow,
  { given, path }: { given: string | undefined; path: string },
  address: string,
): Promise<Refusal | null> {
  const { passwords, throttle } = context.identity;
  if (passwordHash === null) return null;
  if (given === undefined) return refuse('INVALID_INPUT', 'Votre mot de passe est demandé.', { fields: [{ path, message: 'Écrivez votre mot de passe.' }] });
  const account = email ?? id;
  const refusal = tooMany(context, account, address);
  if (refusal) return refusal;
  throttle.failed(account, address);
  if (!(await passwords.verify(passwordHash, given)))
    return refuse('INVALID_INPUT', 'Ce n’est pas votre mot de passe.', { fields: [{ path, message: 'Ce n’est pas votre mot de passe actuel.' }] });
  throttle.succeeded(account, address);
  return null;
}

export const wrongCode = (): Refusal =>
  refuse('INVALID_INPUT', 'Ce code ne convient pas, ou il a déjà servi.', {
    fields: [{ path: 'code', message: 'Attendez le code suivant de votre application, puis écrivez-le ici.' }],
  });

/** Spends a code of the second factor, or a recovery code, then does `work` in the same unit of work; with the delays of signing in. */
export async function withCode<T>(
  context: Context,
  { organisationId, id }: PersonRow,
  code: string,
  address: string,
  work: (repositories: Repositories) => Promise<T>,
): Promise<T | Refusal> {
  const { throttle } = context.identity;
  const account = `second-factor ${id}`;
  const refusal = tooMany(context, account, address);
  if (refusal) return refusal;
  throttle.failed(account, address);
  const done = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const person = await repositories.people.find(organisationId, id);
    if (!person || person.totpSecret === null) return refuse('INVALID_INPUT', 'Votre compte n’a pas de second facteur.', { remedy: 'Rechargez la page.' });
    return (await spendCode(context, repositories, person, code)) ? work(repositories) : wrongCode();
  });
  if (!isRefusal(done)) throttle.succeeded(account, address);
  return done;
}
