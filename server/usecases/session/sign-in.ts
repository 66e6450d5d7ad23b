import type { SignedIn, SignIn } from '#shared/api/session.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Context } from '../../context.ts';
import type { PersonRow } from '../../repositories/people.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { servedOnly } from '../allowed.ts';
import { audit, SERVER_PERSON } from '../audit.ts';
import { afterAnswer } from './after-answer.ts';
import { openSession, sessionOf, type Visitor } from './open-session.ts';
import { tooMany, wrongCredentials } from './refusals.ts';

/** Accounts of one e-mail whose passwords are tried: each costs a hash. */
const MOST_ACCOUNTS = 5;

/** Every account that this e-mail and password open. As many hashes, at least one, whether they exist or not. */
async function accountsOpened({ identity }: Context, accounts: readonly PersonRow[], password: string): Promise<PersonRow[]> {
  const tried = accounts.filter(({ state, passwordHash }) => state === 'active' && passwordHash !== null).slice(0, MOST_ACCOUNTS);
  if (tried.length === 0) await identity.passwords.verify(null, password);
  const right = await Promise.all(tried.map(({ passwordHash }) => identity.passwords.verify(passwordHash, password)));
  return tried.filter((_, index) => right[index]);
}

/** Only for an account that exists. A full disk must not change the answer either. */
function noteRefusal(context: Context, accounts: readonly PersonRow[]): void {
  if (accounts.length === 0) return;
  const note = (): Promise<void> =>
    context.write(async (connection) => {
      for (const { id, organisationId } of accounts.slice(0, MOST_ACCOUNTS))
        await audit(context, { organisationId, personId: SERVER_PERSON }, repositoriesOn(connection), 'session.refused', id);
    });
  afterAnswer(note).catch(() => undefined);
}

/** Opens the account that was verified, unless it changed meanwhile. */
async function open(context: Context, account: PersonRow, password: string, visitor: Visitor): Promise<string | Refusal> {
  const { passwords } = context.identity;
  const renewed = account.passwordHash !== null && passwords.outdated(account.passwordHash) ? await passwords.hash(password) : null;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const person = await repositories.people.find(account.organisationId, account.id);
    if (person?.state !== 'active' || person.passwordHash !== account.passwordHash) return wrongCredentials();
    if (renewed !== null) await repositories.people.change(person.organisationId, person.id, { passwordHash: renewed });
    return openSession(context, repositories, person, { method: 'password', visitor });
  });
}

async function choices({ read }: Context, accounts: readonly PersonRow[]): Promise<SignedIn['choices']> {
  const organisations = await Promise.all(accounts.map(({ organisationId }) => read.organisations.find(organisationId)));
  return organisations.flatMap((organisation) => (organisation ? [{ id: organisation.id, name: organisation.name }] : []));
}

/**
 * Signs in by e-mail and password. `token` is null while an organisation is to be chosen.
 * Refusals: TOO_MANY_ATTEMPTS, WRONG_CREDENTIALS (unknown, wrong, disabled, invited alike), LOCAL_ONLY.
 */
export async function signIn(
  context: Context,
  { email, password, organisationId }: SignIn,
  visitor: Visitor,
): Promise<{ signedIn: SignedIn; token: string | null } | Refusal> {
  const { throttle } = context.identity;
  const login = email.toLowerCase();
  const refusal = servedOnly(context.service) ?? tooMany(context, login, visitor.address);
  if (refusal) return refusal;
  throttle.failed(login, visitor.address);
  const known = await context.read.people.byEmail(login);
  const accounts = known.filter((account) => organisationId === undefined || account.organisationId === organisationId);
  const right = await accountsOpened(context, accounts, password);
  const [account] = right;
  if (!account) {
    noteRefusal(context, accounts);
    return wrongCredentials();
  }
  throttle.succeeded(login, visitor.address);
  if (right.length > 1) return { signedIn: { session: null, choices: await choices(context, right) }, token: null };
  const token = await open(context, account, password, visitor);
  return isRefusal(token) ? token : { signedIn: { session: await sessionOf(context, token), choices: [] }, token };
}
