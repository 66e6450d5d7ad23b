/** What Clausier must remember while the browser is at the identity provider: sealed in a cookie, ten minutes. */
import type { Seal } from '../../identity/seal.ts';
import type { SsoTrip } from '../../identity/sso.ts';

export type SsoFlow = SsoTrip & {
  startedAt: string;
  /** Digest of the one-time link being used; null: none. */
  link: string | null;
  /** Identifier of the session the browser held; null: none. Its own cookie does not come back from another site. */
  session: string | null;
  /** Where the page goes on, inside Clausier. */
  next: string;
};

export const FLOW_MINUTES = 10;

export const sealFlow = (seal: Seal, flow: SsoFlow): string => seal.seal(JSON.stringify(flow), 'sso-flow');

/** Null when there is none, it was not made by this server, or its time is over. */
export function openFlow(seal: Seal, sealed: string | undefined, now: string): SsoFlow | null {
  const text = sealed ? seal.open(sealed, 'sso-flow') : null;
  if (text === null) return null;
  const flow: SsoFlow = JSON.parse(text);
  return Date.parse(now) - Date.parse(flow.startedAt) <= FLOW_MINUTES * 60_000 ? flow : null;
}

/** Where the provider sends the browser back. */
export const callbackUrl = (address: string): string => `${address}/api/session/sso/callback`;
