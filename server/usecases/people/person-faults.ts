/** What the schema cannot say of a person: an address already taken here, a team of elsewhere. */
import { type Refusal, refuse } from '#shared/errors.ts';
import { ROLES, type Role } from '#shared/permissions.ts';
import type { Repositories } from '../../repositories/index.ts';

/** As addresses are kept and compared. */
export const emailOf = (written: string): string => written.toLowerCase();

/** In the order of the table, so that the same roles are written the same way. */
export const rolesOf = (written: readonly Role[]): Role[] => ROLES.filter((role) => written.includes(role));

/** Another organisation may have the same address: an account belongs to one. */
export async function takenEmail({ people }: Repositories, organisationId: string, id: string, email: string | null): Promise<Refusal | null> {
  const known = email === null ? null : await people.withEmail(organisationId, email);
  if (!known || known.id === id) return null;
  return refuse('ALREADY_EXISTS', `« ${known.name} » a déjà un compte avec cette adresse.`, {
    remedy: 'Choisissez une autre adresse, ou modifiez ce compte.',
    fields: [{ path: 'email', message: 'Cette adresse a déjà un compte ici.' }],
  });
}

export async function unknownTeams({ teams }: Repositories, organisationId: string, teamIds: readonly string[] | undefined): Promise<Refusal | null> {
  if (!teamIds) return null;
  const known = await teams.known(organisationId, teamIds);
  const fields = teamIds.flatMap((id, index) => (known.has(id) ? [] : [{ path: `teamIds/${index}`, message: 'Cette équipe n’existe pas ici.' }]));
  return fields.length > 0 ? refuse('INVALID_INPUT', 'Une équipe choisie n’existe pas, ou n’existe plus.', { fields }) : null;
}
