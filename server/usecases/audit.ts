/** The journal: one line per action, written in the unit of work of the action itself. Says who, when, what; never a content nor a file name. */
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../context.ts';
import type { Repositories } from '../repositories/index.ts';

/** What it was done to, then what was done. */
export type Action =
  | `scheme.${'created' | 'updated' | 'removed' | 'restored'}`
  | `tender.${'created' | 'updated' | 'removed' | 'restored'}`
  | `tender-document.${'stored' | 'piece' | 'inserted' | 'removed'}`
  | `labour-share.${'updated' | 'removed'}`
  | 'file.stored';

export const audit = ({ clock, newId }: Context, actor: Actor, repositories: Repositories, action: Action, entityId: string): Promise<void> =>
  repositories.audit.append({
    id: newId(),
    organisationId: actor.organisationId,
    personId: actor.personId,
    at: clock.now(),
    action,
    entity: action.slice(0, action.indexOf('.')),
    entityId,
  });
