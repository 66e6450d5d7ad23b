import type { LinkFacts } from '#shared/api/session.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Context } from '../../context.ts';
import { digest } from '../../identity/tokens.ts';
import type { LinkRow } from '../../repositories/links.ts';
import type { OrganisationRow } from '../../repositories/organisations.ts';
import type { PersonRow } from '../../repositories/people.ts';
import type { Repositories } from '../../repositories/index.ts';
import { servedOnly } from '../allowed.ts';

export const linkGone = (): Refusal => refuse('LINK_GONE', 'Ce lien a déjà servi, ou son délai est passé.');

/** `person`: null for the first administrator. */
export type FoundLink = { link: LinkRow; organisation: OrganisationRow; person: PersonRow | null };

/** The link as it stands now; LINK_GONE when it is over, or when whom it is for may no longer come in. */
export async function findLink({ clock }: Context, { links, organisations, people }: Repositories, id: string): Promise<FoundLink | Refusal> {
  const link = await links.find(id);
  const organisation = link && (await organisations.find(link.organisationId));
  if (!organisation || Date.parse(link.expiresAt) <= Date.parse(clock.now())) return linkGone();
  if (link.personId === null) return (await people.any(link.organisationId)) ? linkGone() : { link, organisation, person: null };
  const person = await people.find(link.organisationId, link.personId);
  // Closed or erased since the link was made: it must not open the account again.
  return person && (person.state === 'invited' || person.state === 'active') ? { link, organisation, person } : linkGone();
}

/** What a one-time link is for, before it is used. Reading it uses nothing: mail scanners open links. */
export async function readLink(context: Context, token: string): Promise<LinkFacts | Refusal> {
  const refusal = servedOnly(context.service);
  if (refusal) return refusal;
  const found = await findLink(context, context.read, digest(token));
  if (isRefusal(found)) return found;
  const { link, organisation, person } = found;
  const { sso } = context.identity;
  return {
    purpose: link.purpose,
    organisation: organisation.name,
    name: person?.name ?? '',
    email: person?.email ?? '',
    expiresAt: link.expiresAt,
    // Nobody is known to the provider before there is an account.
    sso: sso && person ? { label: sso.label } : null,
  };
}
