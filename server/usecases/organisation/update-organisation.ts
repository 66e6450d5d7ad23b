import type { Organisation, OrganisationChange } from '#shared/api/organisation.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { isSiret } from '#shared/siren.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied, servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';
import { readOrganisation } from './read-organisation.ts';

const badSiret = (): Refusal =>
  refuse('INVALID_INPUT', 'Ce numéro SIRET n’existe pas.', {
    fields: [{ path: 'siret', message: 'Vérifiez ses quatorze chiffres (la clé de contrôle est fausse), ou laissez ce champ vide.' }],
  });

/** Name, SIRET, contact: only what is given changes. */
export async function updateOrganisation(context: Context, actor: Actor, change: OrganisationChange): Promise<Organisation | Refusal> {
  const refusal = denied(actor, 'organisation:update') ?? servedOnly(context.service);
  if (refusal) return refusal;
  if (change.siret && !isSiret(change.siret)) return badSiret();
  const { organisationId } = actor;
  await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const before = await repositories.organisations.find(organisationId);
    if (!before) return;
    const { name, siret, contact } = { ...before, ...change };
    await repositories.organisations.change(organisationId, { name: name.trim(), siret, contact: contact.trim() });
    await audit(context, actor, repositories, 'organisation.updated', organisationId);
  });
  return readOrganisation(context, actor);
}
