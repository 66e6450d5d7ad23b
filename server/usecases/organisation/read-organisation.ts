import type { Organisation } from '#shared/api/organisation.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';

/** One's own organisation: its name, its SIRET, whom to ask for help. */
export async function readOrganisation({ read }: Context, actor: Actor): Promise<Organisation | Refusal> {
  const refusal = denied(actor, 'directory:read');
  if (refusal) return refusal;
  const row = await read.organisations.find(actor.organisationId);
  if (!row) return refuse('NOT_FOUND', 'Cette organisation n’existe plus ici.');
  const { id, name, siret, contact } = row;
  return { id, name, siret, contact };
}
