import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { Repositories } from '../../repositories/index.ts';

/** Writes the line of an action on a scheme, in the unit of work of the action itself. */
export const auditScheme = ({ clock, newId }: Context, actor: Actor, repositories: Repositories, action: string, schemeId: string): Promise<void> =>
  repositories.audit.append({
    id: newId(),
    organisationId: actor.organisationId,
    personId: actor.personId,
    at: clock.now(),
    action,
    entity: 'scheme',
    entityId: schemeId,
  });
