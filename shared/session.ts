/** When a session is over, and what it still owes before it opens anything. */
import type { PersonState } from './api/people.ts';
import type { SecondFactorState, SignInMethod } from './api/session.ts';
import { LIMITS } from './limits.ts';
import type { Role } from './permissions.ts';

const MINUTE = 60_000;
/** A session from the future: the clock was set back. It would outlive its time. */
const CLOCK_TOLERANCE = 5 * MINUTE;

/** Instants are ISO 8601, UTC. */
export function sessionHasEnded(session: { createdAt: string; seenAt: string; expiresAt: string; state: PersonState }, now: string): boolean {
  const at = Date.parse(now);
  const idle = Date.parse(session.seenAt) + LIMITS.sessionIdleMinutes * MINUTE;
  return session.state !== 'active' || at >= Date.parse(session.expiresAt) || at >= idle || Date.parse(session.createdAt) > at + CLOCK_TOLERANCE;
}

/** An administrator always has a second factor; the identity provider's own counts when it said so at sign-in. */
export function secondFactorOf(session: { complete: boolean; hasSecondFactor: boolean; method: SignInMethod; roles: readonly Role[] }): SecondFactorState {
  if (!session.hasSecondFactor && !session.roles.includes('administrator')) return 'none';
  if (session.complete && (session.hasSecondFactor || session.method === 'sso')) return 'done';
  return session.hasSecondFactor ? 'to-give' : 'to-enrol';
}

/** True when nothing is owed any more. */
export const sessionIsOpen = (session: Parameters<typeof secondFactorOf>[0]): boolean => ['none', 'done'].includes(secondFactorOf(session));
