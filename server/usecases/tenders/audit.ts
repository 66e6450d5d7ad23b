import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { Repositories } from '../../repositories/index.ts';

/** Writes the line of an action on a consultation or one of its files, in the unit of work of the action itself. */
export const auditTender = (
  { clock, newId }: Context,
  actor: Actor,
  repositories: Repositories,
  action: string,
  entityId: string,
  entity: 'tender' | 'tender-document' = 'tender',
): Promise<void> =>
  repositories.audit.append({
    id: newId(),
    organisationId: actor.organisationId,
    personId: actor.personId,
    at: clock.now(),
    action,
    entity,
    entityId,
  });
