import type { Directory } from '#shared/api/people.ts';
import type { Refusal } from '#shared/errors.ts';
import { byName } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';

/** Names of the teams, and of the people whose account is open: whom one can share with. */
export async function readDirectory({ read }: Context, actor: Actor): Promise<Directory | Refusal> {
  const refusal = denied(actor, 'directory:read');
  if (refusal) return refusal;
  const teams = await read.teams.list(actor.organisationId);
  const people = await read.people.list(actor.organisationId);
  return {
    teams: teams.map(({ id, name }) => ({ id, name })).sort(byName),
    people: people
      .filter(({ state }) => state === 'active')
      .map(({ id, name }) => ({ id, name }))
      .sort(byName),
  };
}
