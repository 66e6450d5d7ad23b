import type { LabourShareChange, LabourShareList } from '#shared/api/hours.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { listLabourShares } from './list-labour-shares.ts';

/** Puts the organisation's own share for a trade, or with null brings back the one shipped; gives the table. */
export async function changeLabourShare(context: Context, actor: Actor, tradeId: string, change: LabourShareChange | null): Promise<LabourShareList | Refusal> {
  const refusal = denied(actor, 'labour-share:update');
  if (refusal) return refusal;
  const trades = await context.content.labourShares();
  if (!trades.some(({ id }) => id === tradeId)) return refuse('NOT_FOUND', `Aucun métier de la table ne porte le nom « ${tradeId} ».`);
  const failed = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if (change) await repositories.labourShares.put(actor.organisationId, { tradeId, ...change, updatedAt: context.clock.now() });
    else await repositories.labourShares.remove(actor.organisationId, tradeId);
    await audit(context, actor, repositories, change ? 'labour-share.updated' : 'labour-share.removed', tradeId);
    return null;
  });
  return isRefusal(failed) ? failed : listLabourShares(context, actor);
}
