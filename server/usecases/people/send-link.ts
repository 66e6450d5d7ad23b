import type { IssuedLink } from '#shared/api/people.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import { denied, servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';
import { issueLink, linkUrl } from '../links/issue-link.ts';
import { findPerson } from './read-person.ts';

const HOURS = { invitation: LIMITS.invitationHours, reset: LIMITS.resetHours };

/** A link made in a unit of work, still to be handed over. */
export type MadeLink = { person: PersonRow; purpose: keyof typeof HOURS; token: string; expiresAt: string };

/** Inside the caller's unit of work: an invitation for who never came in, a new password for the others. */
export async function makeLink({ clock }: Context, repositories: Repositories, person: PersonRow): Promise<MadeLink> {
  const purpose = person.state === 'invited' ? 'invitation' : 'reset';
  const wanted = { organisationId: person.organisationId, purpose, personId: person.id, hours: HOURS[purpose] } as const;
  return { person, purpose, ...(await issueLink(repositories, wanted, clock.now())) };
}

/** Once the unit of work is over, since a mail server may take its time: mails the link when one is set, and gives it to whoever asked. */
export async function handOver({ identity, service, read }: Context, { person, purpose, token, expiresAt }: MadeLink): Promise<IssuedLink> {
  const url = linkUrl(service.address(), token);
  const organisation = await read.organisations.find(person.organisationId);
  const mail = { to: person.email ?? '', name: person.name, organisation: organisation?.name ?? '', url, expiresAt };
  return { url, expiresAt, mailed: (await identity.mailer?.send(purpose, mail)) ?? false };
}

/** A new link for somebody who never came in, or who forgot their password; earlier ones stop working. */
export async function sendLink(context: Context, actor: Actor, id: string): Promise<IssuedLink | Refusal> {
  const refusal = denied(actor, 'person:manage') ?? servedOnly(context.service);
  if (refusal) return refusal;
  const made = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const person = await findPerson(repositories, actor.organisationId, id);
    if (isRefusal(person)) return person;
    if (person.state === 'disabled')
      return refuse('FORBIDDEN', `Le compte de « ${person.name} » est fermé : aucun lien ne l’ouvre.`, { remedy: 'Rouvrez d’abord ce compte.' });
    await audit(context, actor, repositories, 'person.link', id);
    return makeLink(context, repositories, person);
  });
  return isRefusal(made) ? made : handOver(context, made);
}
