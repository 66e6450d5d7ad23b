import { LIMITS } from '#shared/limits.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { issueLink, linkUrl } from './issue-link.ts';

/** The organisation of the database, whose data were kept when Clausier served one desk. */
const ORGANISATION = 'local';

/** The link that makes the first administrator of an organisation where nobody has an account yet; null otherwise. Each one asked for replaces the earlier. */
export async function firstAdministratorLink({ service, read, write, clock }: Context, organisationId = ORGANISATION): Promise<string | null> {
  if (service.mode !== 'served' || (await read.people.any(organisationId))) return null;
  const { token } = await write((connection) =>
    issueLink(
      repositoriesOn(connection),
      { organisationId, purpose: 'first-administrator', personId: null, hours: LIMITS.firstAdministratorHours },
      clock.now(),
    ),
  );
  return linkUrl(service.address(), token);
}
