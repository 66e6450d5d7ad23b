import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied, servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';
import { teamNotFound } from './save-team.ts';

/** Takes a team away: its documents become the whole organisation's, what was shared with it no longer is. */
export async function removeTeam(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'team:manage') ?? servedOnly(context.service);
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if (!(await repositories.teams.remove(actor.organisationId, id))) return teamNotFound(id);
    await audit(context, actor, repositories, 'team.removed', id);
    return null;
  });
}
