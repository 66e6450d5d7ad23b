import type { TeamList } from '#shared/api/people.ts';
import type { Refusal } from '#shared/errors.ts';
import { byName } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';

/** The teams by name, with how many members, schemes and consultations each has. */
export async function listTeams({ read }: Context, actor: Actor): Promise<TeamList | Refusal> {
  const refusal = denied(actor, 'directory:read');
  if (refusal) return refusal;
  const items = (await read.teams.counted(actor.organisationId)).sort(byName);
  return { items, total: items.length };
}
