import { type Refusal, refuse } from '#shared/errors.ts';
import type { Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';

type Standing = Pick<PersonRow, 'roles' | 'state'>;

const administers = ({ roles, state }: Standing): boolean => state === 'active' && roles.includes('administrator');

/**
 * Asked inside the unit of work that changes or erases somebody: nobody else could open what the last administrator closes.
 * @param after what they become; null when they are erased
 */
export async function lastAdministrator({ people }: Repositories, before: PersonRow, after: Standing | null): Promise<Refusal | null> {
  if (!administers(before) || (after !== null && administers(after))) return null;
  if ((await people.administrators(before.organisationId)) > 1) return null;
  return refuse('LAST_ADMINISTRATOR', `« ${before.name} » est la seule personne active qui administre Clausier ici.`);
}
