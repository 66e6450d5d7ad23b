import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import { audit, SERVER_PERSON } from '../audit.ts';
import { handOver, makeLink, type MadeLink } from '../people/send-link.ts';

/** One message in this time, whoever asks and from wherever: nobody fills somebody's mailbox. */
const PAUSE_MINUTES = 5;
const MOST_ACCOUNTS = 5;

/** Null when the account has no password to forget, or was sent a link a moment ago. */
const linkFor = (context: Context, { organisationId, id }: PersonRow): Promise<MadeLink | null> =>
  context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const person = await repositories.people.find(organisationId, id);
    if (person?.state !== 'active' || person.passwordHash === null) return null;
    const now = context.clock.now();
    const since = new Date(Date.parse(now) - PAUSE_MINUTES * 60_000).toISOString();
    if (await repositories.links.madeBetween(id, since, now)) return null;
    await audit(context, { organisationId, personId: SERVER_PERSON }, repositories, 'person.link', id);
    return makeLink(context, repositories, person);
  });

/**
 * Mails a link to every open account of this e-mail, when a mail server is set. Says nothing, and is not waited for: whoever asks
 * learns neither by the answer nor by its time whether the account exists.
 */
export async function askReset(context: Context, email: string, address: string): Promise<void> {
  const { mailer, throttle } = context.identity;
  // Apart from signing in: forgetting a password must not make one wait to use it.
  const account = `reset ${email.toLowerCase()}`;
  if (mailer === null || throttle.wait(account, address) > 0) return;
  throttle.failed(account, address);
  const people = await context.read.people.byEmail(email.toLowerCase());
  for (const person of people.slice(0, MOST_ACCOUNTS)) {
    const made = await linkFor(context, person);
    if (made) await handOver(context, made);
  }
}
