/** The journal: one line per action, written in the unit of work of the action itself. Says who, when, what; never a content nor a file name. */
import type { Action } from '#shared/audit/labels.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../context.ts';
import type { Repositories } from '../repositories/index.ts';

export type { Action };

/** Who acts when nobody does: the server itself, on schedule or from the command line. */
export const SERVER_PERSON = 'clausier';
/** Who acts on one desk, where nobody signs in. */
export const LOCAL_PERSON = 'local';
/** The organisation every database is born with. */
export const LOCAL_ORGANISATION = 'local';

/** One line, unless it is about practice, which is nobody's business but its learner's. What is removed is written down before it goes. */
export async function audit(
  { clock }: Context,
  { organisationId, personId }: Pick<Actor, 'organisationId' | 'personId'>,
  repositories: Repositories,
  action: Action,
  entityId: string,
): Promise<void> {
  const entity = action.slice(0, action.indexOf('.'));
  if (await repositories.tenders.isPractice(organisationId, entity, entityId)) return;
  await repositories.audit.append(organisationId, { personId, at: clock.now(), action, entity, entityId });
}
