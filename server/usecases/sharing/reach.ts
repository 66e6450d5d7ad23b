/** A document out of reach does not exist (404); one open for reading alone is not written (403). The role is asked apart, by `denied`. */
import type { SharedEntity } from '#shared/api/sharing.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { type Access, type Actor, may, reachOf } from '#shared/permissions.ts';
import type { Repositories } from '../../repositories/index.ts';

export const schemeNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucun schéma ne porte l’identifiant « ${id} ».`, { remedy: 'Il a pu être supprimé : revenez à la liste des schémas.' });

export const tenderNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune consultation ne porte l’identifiant « ${id} ».`, { remedy: 'Elle a pu être supprimée : revenez à la liste des consultations.' });

export const notFound: Record<SharedEntity, (id: string) => Refusal> = { scheme: schemeNotFound, tender: tenderNotFound };

const READ_ONLY: Record<SharedEntity, string> = {
  scheme: 'Ce schéma vous est ouvert en lecture.',
  tender: 'Cette consultation vous est ouverte en lecture.',
};

/** Null when the person reaches the document to write it; in the unit of work that writes. */
export async function unwritable({ sharing }: Pick<Repositories, 'sharing'>, actor: Actor, entity: SharedEntity, id: string): Promise<Refusal | null> {
  const found = await sharing.belonging(reachOf(actor), entity, id);
  if (!found) return notFound[entity](id);
  return found.access === 'write' ? null : refuse('FORBIDDEN', READ_ONLY[entity], { remedy: 'Demandez à son équipe de vous l’ouvrir en écriture.' });
}

/** Null for real work. Practice is for one person: it is neither shared nor put in the bin, it is started afresh. */
export async function practiceKept({ tenders }: Pick<Repositories, 'tenders'>, actor: Actor, entity: SharedEntity, id: string): Promise<Refusal | null> {
  if (!(await tenders.isPractice(actor.organisationId, entity, id))) return null;
  return refuse('FORBIDDEN', 'C’est une consultation d’exercice : elle n’est qu’à vous, elle ne se partage pas et ne va pas à la corbeille.', {
    remedy: 'Pour repartir de zéro, recommencez l’exercice depuis son module.',
  });
}

/** What the person may do: their reach, then their role. */
export const accessOf = (actor: Actor, entity: SharedEntity, reach: Access): Access => (may(actor, `${entity}:update`) ? reach : 'read');

/** Whose a document is when it is made: the only team of the person, else the whole organisation. */
export async function firstTeam({ teams }: Pick<Repositories, 'teams'>, actor: Actor): Promise<string | null> {
  const [team, ...others] = await teams.ofPerson(actor.personId);
  return team && others.length === 0 ? team.id : null;
}
