import { type Refusal, refuse } from '#shared/errors.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { audit, SERVER_PERSON } from '../audit.ts';
import { linkUrl } from '../links/issue-link.ts';
import { NO_SECOND_FACTOR } from './remove-second-factor.ts';
import { revokeSessions } from './revoke-sessions.ts';
import { makeLink } from './send-link.ts';

/** `secondFactor: false` takes the second factor away too, for who lost it with the password. */
export type Recovery = { organisationId: string; personId: string; secondFactor: boolean };

/** From the command line of the server, for the last administrator who can no longer come in: a link, handed over by hand. */
export async function recoverPerson(
  context: Context,
  { organisationId, personId, secondFactor }: Recovery,
): Promise<{ url: string; expiresAt: string } | Refusal> {
  const server = { organisationId, personId: SERVER_PERSON };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const person = await repositories.people.find(organisationId, personId);
    if (person === null || (person.state !== 'active' && person.state !== 'invited'))
      return refuse('NOT_FOUND', 'Ce compte est fermé ou effacé : aucun lien ne l’ouvre.', { remedy: 'Un autre administrateur peut le rouvrir.' });
    if (!secondFactor && person.totpSecret !== null) {
      await repositories.people.change(organisationId, personId, NO_SECOND_FACTOR);
      await audit(context, server, repositories, 'person.second-factor-removed', personId);
      await revokeSessions(context, server, repositories, personId);
    }
    await audit(context, server, repositories, 'person.link', personId);
    const { token, expiresAt } = await makeLink(context, repositories, person);
    return { url: linkUrl(context.service.address(), token), expiresAt };
  });
}
