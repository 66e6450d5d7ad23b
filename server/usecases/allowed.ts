/** « May I », and « does it exist here »: the first questions of every use case. */
import { type Refusal, refuse } from '#shared/errors.ts';
import { type Actor, may, type Permission } from '#shared/permissions.ts';
import type { Service } from '../context.ts';

/** Null when allowed, else the refusal to answer. */
export const denied = (actor: Actor, permission: Permission): Refusal | null =>
  may(actor, permission) ? null : refuse('FORBIDDEN', 'Votre rôle ne permet pas cette action.');

/** For what only makes sense with accounts, once the right is checked; null when Clausier serves an organisation. */
export const servedOnly = ({ mode }: Pick<Service, 'mode'>): Refusal | null =>
  mode === 'served' ? null : refuse('LOCAL_ONLY', 'Sur ce poste, Clausier n’a ni compte ni équipe.');
