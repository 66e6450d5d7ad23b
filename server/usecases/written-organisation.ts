import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../context.ts';

/** The organisation's name on what leaves Clausier: empty on one desk, where nobody said whose it is. */
export async function writtenOrganisation(
  { read, service }: Pick<Context, 'read' | 'service'>,
  { organisationId }: Pick<Actor, 'organisationId'>,
): Promise<string> {
  if (service.mode !== 'served') return '';
  return (await read.organisations.find(organisationId))?.name ?? '';
}
