/** « May I »: the first question of every use case. */
import { type Refusal, refuse } from '#shared/errors.ts';
import { type Actor, may, type Permission } from '#shared/permissions.ts';

/** Null when allowed, else the refusal to answer. */
export const denied = (actor: Actor, permission: Permission): Refusal | null =>
  may(actor, permission) ? null : refuse('FORBIDDEN', 'Votre rôle ne permet pas cette action.');
