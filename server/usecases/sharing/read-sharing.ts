import type { SharedEntity, Sharing, SharingChange } from '#shared/api/sharing.ts';
import type { Refusal } from '#shared/errors.ts';
import { type Actor, may, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { Repositories } from '../../repositories/index.ts';
import type { HolderNames } from '../../repositories/sharing.ts';
import { denied } from '../allowed.ts';
import { accessOf, notFound } from './reach.ts';

/** Names of the team and of everybody the document is open to, those of the organisation. */
export const holderNames = ({ sharing }: Repositories, actor: Actor, { teamId, shares }: SharingChange): Promise<HolderNames> =>
  sharing.names(actor.organisationId, {
    team: [...(teamId === null ? [] : [teamId]), ...shares.filter(({ holder }) => holder === 'team').map(({ holderId }) => holderId)],
    person: shares.filter(({ holder }) => holder === 'person').map(({ holderId }) => holderId),
  });

/** The sharing as this person sees it; NOT_FOUND out of their reach. */
export async function sharingOf({ service }: Context, repositories: Repositories, actor: Actor, entity: SharedEntity, id: string): Promise<Sharing | Refusal> {
  const found = await repositories.sharing.belonging(reachOf(actor), entity, id);
  if (!found || found.inBin) return notFound[entity](id);
  const practice = await repositories.tenders.isPractice(actor.organisationId, entity, id);
  const shares = await repositories.sharing.shares(actor.organisationId, entity, id);
  const { team, person } = await holderNames(repositories, actor, { teamId: found.teamId, shares });
  return {
    teamId: found.teamId,
    shares,
    access: accessOf(actor, entity, found.access),
    mayShare: service.mode === 'served' && !practice && found.access === 'write' && may(actor, `${entity}:share`),
    names: Object.fromEntries([...team, ...person]),
  };
}

/** Whose a document is, and who else it is open to. */
export async function readSharing(context: Context, actor: Actor, entity: SharedEntity, id: string): Promise<Sharing | Refusal> {
  return denied(actor, `${entity}:read`) ?? sharingOf(context, context.read, actor, entity, id);
}
