/** Sign-in through an OpenID Connect provider: authorisation code, PKCE, state and nonce, userinfo signed or not. */
import * as oidc from 'openid-client';
import type { SsoSettings } from '../config.ts';

/** What the provider says of a person. `subject` alone identifies them, within its issuer; the rest is for reading, never for recognising. */
export type SsoPerson = {
  issuer: string;
  subject: string;
  email: string | null;
  name: string | null;
  /** Fourteen digits, when the provider grants it. */
  siret: string | null;
  /** The provider asked for a second factor itself, at a level the operator accepts (`CLAUSIER_SSO_ACR`). */
  secondFactor: boolean;
  idToken: string;
};

/** What proves, on the way back, that the answer belongs to the question. */
export type SsoTrip = { state: string; nonce: string; verifier: string };

export type Sso = {
  label: string;
  issuer: string;
  /** Where to send the browser. Throws `SsoUnreachable` when the provider does not answer. */
  begin: (redirectUri: string) => Promise<{ url: string; trip: SsoTrip }>;
  /**
   * @param callbackUrl the redirect URI, with what the provider added to it
   * Throws `SsoUnreachable`, or `SsoRefused` for an answer that does not hold (state, nonce, signature, refusal of the person).
   */
  finish: (callbackUrl: URL, trip: SsoTrip) => Promise<SsoPerson>;
  /** Where to go on to sign out of the provider too; null when it offers nothing, or does not answer. */
  signOutUrl: (idToken: string, returnTo: string) => Promise<string | null>;
};

/** Their message is a code that can be logged: never what a person or a provider wrote. */
export class SsoUnreachable extends Error {}
export class SsoRefused extends Error {}

const TIMEOUT_SECONDS = 10;
const DISCOVERY_KEPT = 3_600_000;

/** The code of a failure. The provider’s own description stays out: it may name the person. */
function codeOf(error: unknown): string {
  const told = error instanceof oidc.ResponseBodyError || error instanceof oidc.AuthorizationResponseError;
  // A failed `fetch` says why in its cause: ECONNREFUSED, ENOTFOUND.
  const source = error instanceof TypeError ? error.cause : error;
  const code = told ? error.error : source instanceof Error && 'code' in source ? String(source.code) : '';
  return /^\w{1,60}$/.test(code) ? code : 'unknown';
}

const SILENT = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_JSON']);

/** No connection, no answer in time, a failing server or a proxy’s page: the provider is down, nobody was refused. */
function isSilence(error: unknown): boolean {
  if (error instanceof oidc.ClientError) return SILENT.has(error.code ?? '') || (error.cause instanceof Response && error.cause.status >= 500);
  return error instanceof oidc.ResponseBodyError ? error.status >= 500 : error instanceof TypeError;
}

const failureOf = (error: unknown): SsoUnreachable | SsoRefused => (isSilence(error) ? new SsoUnreachable(codeOf(error)) : new SsoRefused(codeOf(error)));

/** The body when the provider takes it there (ProConnect does), else the header that the specification makes the default. */
const authenticateWith =
  (secret: string): oidc.ClientAuth =>
  (server, ...rest) =>
    (server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? oidc.ClientSecretPost(secret) : oidc.ClientSecretBasic(secret))(
      server,
      ...rest,
    );

/** Discovery at first use, then kept an hour with the provider’s keys: a provider down at start does not stop Clausier. */
function makeDiscovery({ issuer, clientId, clientSecret }: SsoSettings, timeout: number): () => Promise<oidc.Configuration> {
  let known: { configuration: oidc.Configuration; at: number } | null = null;
  const server = new URL(issuer);
  // The configuration lets plain HTTP through for a loopback issuer only.
  const execute = [oidc.enableNonRepudiationChecks, ...(server.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])];
  return async () => {
    if (known && performance.now() - known.at < DISCOVERY_KEPT) return known.configuration;
    try {
      const configuration = await oidc.discovery(server, clientId, undefined, authenticateWith(clientSecret), { execute, timeout });
      known = { configuration, at: performance.now() };
      return configuration;
    } catch (error) {
      throw new SsoUnreachable(codeOf(error));
    }
  };
}

/** Asked for, not required: whoever has no second factor there gives Clausier’s. */
function acrRequest(configuration: oidc.Configuration, acr: readonly string[]): Record<string, string> {
  if (acr.length === 0) return {};
  if (configuration.serverMetadata().claims_parameter_supported) return { claims: JSON.stringify({ id_token: { acr: { values: acr } } }) };
  return { acr_values: acr.join(' ') };
}

type Claims = Record<string, unknown>;
const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);

function nameOf(claims: Claims): string | null {
  const parts = [textOf(claims.given_name), textOf(claims.usual_name) ?? textOf(claims.family_name)].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : textOf(claims.name);
}

async function readPerson(configuration: oidc.Configuration, tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>, acr: readonly string[]) {
  const identity = tokens.claims();
  if (!identity || !tokens.id_token) throw new SsoRefused('no_id_token');
  const { issuer, userinfo_endpoint: endpoint } = configuration.serverMetadata();
  const claims: Claims = endpoint ? await oidc.fetchUserInfo(configuration, tokens.access_token, identity.sub) : identity;
  return {
    issuer,
    subject: identity.sub,
    email: textOf(claims.email),
    name: nameOf(claims),
    siret: textOf(claims.siret)?.replace(/\s/g, '') ?? null,
    secondFactor: typeof identity.acr === 'string' && acr.includes(identity.acr),
    idToken: tokens.id_token,
  };
}

/** @param timeout seconds one answer of the provider may take */
export function makeSso(settings: SsoSettings, timeout = TIMEOUT_SECONDS): Sso {
  const { label, issuer, scopes } = settings;
  const acr = settings.acr.split(/\s+/).filter((level) => level !== '');
  const discovered = makeDiscovery(settings, timeout);

  return {
    label,
    issuer,
    begin: async (redirectUri) => {
      const configuration = await discovered();
      const trip = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: scopes,
        state: trip.state,
        nonce: trip.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: 'S256',
        ...acrRequest(configuration, acr),
      });
      return { url: url.href, trip };
    },
    finish: async (callbackUrl, { state, nonce, verifier }) => {
      const configuration = await discovered();
      try {
        const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
        return await readPerson(configuration, await oidc.authorizationCodeGrant(configuration, callbackUrl, checks), acr);
      } catch (error) {
        throw error instanceof SsoRefused ? error : failureOf(error);
      }
    },
    signOutUrl: async (idToken, returnTo) => {
      try {
        // ProConnect asks for a state here too; nothing is expected back.
        return oidc.buildEndSessionUrl(await discovered(), { id_token_hint: idToken, post_logout_redirect_uri: returnTo, state: oidc.randomState() }).href;
      } catch {
        return null;
      }
    },
  };
}
