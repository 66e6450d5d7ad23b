import type { SharedEntity, Sharing, SharingChange } from '#shared/api/sharing.ts';
import { type FieldFault, type Refusal, refuse } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import { denied, servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';
import { holderNames, sharingOf } from './read-sharing.ts';
import { notFound, practiceKept, unwritable } from './reach.ts';

/** Teams and people of another organisation, or of none; somebody named twice. */
async function holderFaults(repositories: Repositories, actor: Actor, change: SharingChange): Promise<Refusal | null> {
  const known = await holderNames(repositories, actor, change);
  const seen = new Set<string>();
  const fields: FieldFault[] = [];
  if (change.teamId !== null && !known.team.has(change.teamId)) fields.push({ path: 'teamId', message: 'Cette équipe n’existe pas, ou n’existe plus.' });
  change.shares.forEach(({ holder, holderId }, index) => {
    const path = `shares/${index}/holderId`;
    if (!known[holder].has(holderId))
      fields.push({ path, message: holder === 'team' ? 'Cette équipe n’existe pas, ou n’existe plus.' : 'Cette personne n’est pas de l’organisation.' });
    else if (seen.has(`${holder} ${holderId}`)) fields.push({ path, message: `« ${known[holder].get(holderId)} » est dans la liste deux fois.` });
    seen.add(`${holder} ${holderId}`);
  });
  return fields.length === 0 ? null : refuse('INVALID_INPUT', fields.map(({ message }) => message).join(' '), { fields });
}

/** One gives a document to one's own teams, or to everybody; to another team, only who sees every document. */
async function teamFault(repositories: Repositories, actor: Actor, entity: SharedEntity, id: string, { teamId }: SharingChange): Promise<Refusal | null> {
  const reach = reachOf(actor);
  const current = await repositories.sharing.belonging(reach, entity, id);
  if (teamId === null || teamId === current?.teamId || reach.everything === 'write') return null;
  if ((await repositories.teams.ofPerson(actor.personId)).some((team) => team.id === teamId)) return null;
  const message = 'Vous ne pouvez donner ce document qu’à une équipe dont vous faites partie.';
  return refuse('FORBIDDEN', message, {
    remedy: 'Partagez-le avec cette équipe, ou demandez à la personne qui administre Clausier.',
    fields: [{ path: 'teamId', message }],
  });
}

/** Gives the document to a team and opens it to others, all at once. Refused when whoever shares would no longer reach it. */
export async function changeSharing(context: Context, actor: Actor, entity: SharedEntity, id: string, change: SharingChange): Promise<Sharing | Refusal> {
  const refusal = denied(actor, `${entity}:share`) ?? servedOnly(context.service);
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const fault =
      (await unwritable(repositories, actor, entity, id)) ??
      (await practiceKept(repositories, actor, entity, id)) ??
      (await holderFaults(repositories, actor, change)) ??
      (await teamFault(repositories, actor, entity, id, change));
    if (fault) return fault;
    if (!(await repositories.sharing.replace(reachOf(actor), entity, id, change))) return notFound[entity](id);
    // Read after the change, which a refusal undoes.
    if (!(await repositories.sharing.belonging(reachOf(actor), entity, id)))
      return refuse('INVALID_INPUT', 'Avec ce partage, vous n’auriez plus accès à ce document.', {
        remedy: 'Gardez-le à l’une de vos équipes, ou ajoutez-vous à la liste.',
      });
    await audit(context, actor, repositories, `${entity}.shared`, id);
    return sharingOf(context, repositories, actor, entity, id);
  });
}
