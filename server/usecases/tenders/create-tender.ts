import type { Tender, TenderCreate } from '#shared/api/tenders.ts';
import type { Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { emptyTender } from '#shared/tender/empty.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { firstTeam } from '../sharing/reach.ts';

/** A consultation from its title alone, with one lot and everything else unknown. */
export async function createTender(context: Context, actor: Actor, request: TenderCreate): Promise<Tender | Refusal> {
  const refusal = denied(actor, 'tender:create');
  if (refusal) return refusal;
  const now = context.clock.now();
  const content = emptyTender(request.title.trim(), context.newId);
  const tender: Tender = { ...content, id: context.newId(), revision: 1, createdAt: now, updatedAt: now, exerciseId: null };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    await repositories.tenders.insert(reachOf(actor), tender, await firstTeam(repositories, actor));
    await audit(context, actor, repositories, 'tender.created', tender.id);
    return tender;
  });
}
