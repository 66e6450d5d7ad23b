/**
 * An identity provider on loopback: the real `oidc-provider`, with one page to sign in on instead of its own. PKCE is
 * required and userinfo is signed (RS256), as ProConnect does. Walked by `signIn`, or by a real browser.
 */
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Configuration, default as Provider } from 'oidc-provider';

export type Account = { email: string; given_name: string; usual_name: string; siret?: string; acr?: string };

export type IdentityProvider = {
  issuer: string;
  /** By subject: what one types to sign in. Change them at will. */
  accounts: Map<string, Account>;
  /** The variables of a Clausier that trusts it. */
  environment: Record<string, string>;
  /** From the address Clausier gave to the address the browser is sent back to, as a browser with cookies of its own. */
  signIn: (url: string, subject: string) => Promise<URL>;
  /** Changes the body of the next answers of userinfo; null: none. */
  tamper: (change: ((body: string) => string) | null) => void;
  close: () => Promise<void>;
};

export const CLIENT = { id: 'clausier', secret: 'un-secret-de-client-pour-les-essais' };
/** Another service of the same provider. */
export const OTHER_CLIENT = { id: 'autre-service', secret: 'un-autre-secret-de-client-pour-les-essais' };

export const ACCOUNTS: [string, Account][] = [
  ['sujet-alix', { email: 'alix@exemple.test', given_name: 'Alix', usual_name: 'Exemple', siret: '21010001600010' }],
  ['sujet-noa', { email: 'noa@exemple.test', given_name: 'Noa', usual_name: 'Exemple', siret: '21690123100011' }],
];

const REDIRECT_URI = 'http://localhost:3000/api/session/sso/callback';

/** `oidc-provider` warns on the console of the Node it runs on and of its defaults. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn, info } = console;
  console.warn = () => undefined;
  console.info = console.warn;
  try {
    return await work();
  } finally {
    console.warn = warn;
    console.info = info;
  }
}

type Settings = { redirectUris: string[]; signedUserinfo: boolean };

function configurationOf({ redirectUris, signedUserinfo }: Settings, accounts: Map<string, Account>): Configuration {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const client = ({ id, secret }: typeof CLIENT) => ({
    client_id: id,
    client_secret: secret,
    redirect_uris: redirectUris,
    post_logout_redirect_uris: redirectUris.map((uri) => `${new URL(uri).origin}/connexion`),
    token_endpoint_auth_method: 'client_secret_post' as const,
    ...(signedUserinfo ? { userinfo_signed_response_alg: 'RS256' as const } : {}),
  });
  return {
    clients: [client(CLIENT), client(OTHER_CLIENT)],
    jwks: { keys: [{ ...key, kty: 'RSA', kid: 'essai', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['clef-des-temoins-d-essai'] },
    pkce: { required: () => true },
    acrValues: ['eidas1', 'eidas2', 'eidas3'],
    ttl: { AccessToken: 60, AuthorizationCode: 30, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    scopes: ['openid', 'email', 'given_name', 'usual_name', 'siret'],
    claims: { openid: ['sub'], email: ['email'], given_name: ['given_name'], usual_name: ['usual_name'], siret: ['siret'] },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // The library's own page asks another site for its typeface.
        logoutSource: (context, form) => {
          context.type = 'html';
          context.body = SIGN_OUT_PAGE.replace('<form>', form);
        },
      },
    },
    interactions: { url: (_context, { uid }) => `/entree/${uid}` },
    findAccount: (_context, accountId) => {
      const account = accounts.get(accountId);
      return account && { accountId, claims: () => ({ sub: accountId, ...account }) };
    },
  };
}

const PAGE =
  '<!doctype html><html lang="fr"><title>Fournisseur d’essai</title><form method="post"><label>Identifiant <input name="login" required></label> <button>Continuer</button></form></html>';

const SIGN_OUT_PAGE =
  '<!doctype html><html lang="fr"><title>Fournisseur d’essai</title><form><button form="op.logoutForm" name="logout" value="yes">Me déconnecter partout</button></html>';

/** The page itself; sent back, the person is signed in and has agreed to what was asked of them. */
async function interact(provider: Provider, accounts: Map<string, Account>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
    return;
  }
  const login = new URLSearchParams(await text(request)).get('login') ?? '';
  const account = accounts.get(login);
  if (!account) return provider.interactionFinished(request, response, { error: 'access_denied', error_description: `${login} est inconnu` });
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: login, clientId: String(params.client_id) });
  grant.addOIDCScope(String(params.scope));
  grant.addOIDCClaims(['acr']);
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, {
    login: { accountId: login, ...(account.acr ? { acr: account.acr } : {}) },
    consent: { grantId },
  });
}

/** Follows the provider’s redirections until one leaves it. */
async function walk(issuer: string, start: string, subject: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 10; step++) {
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const [, name = '', value = ''] of response.headers.getSetCookie().map((line) => /^([^=]+)=([^;]*)/.exec(line) ?? [])) cookies.set(name, value);
    const location = response.headers.get('location');
    if (location === null && response.status !== 200) throw new Error(`${url.pathname}: ${response.status} ${await response.text()}`);
    form = location === null ? new URLSearchParams({ login: subject }) : null;
    if (location === null) continue;
    url = new URL(location, url);
    if (url.origin !== issuer) return url;
  }
  throw new Error('the provider never sent the browser back');
}

/**
 * @param redirectUris where it may send people back; the tests’ served app by default
 * @param host its name: under `localhost`, a browser holds it for another site than Clausier under `127.0.0.1`
 */
export async function startIdentityProvider({
  redirectUris = [REDIRECT_URI],
  signedUserinfo = true,
  host = '127.0.0.1',
}: Partial<Settings> & { host?: 'localhost' | '127.0.0.1' } = {}): Promise<IdentityProvider> {
  const accounts = new Map(ACCOUNTS.map(([subject, account]) => [subject, { ...account }]));
  let change: ((body: string) => string) | null = null;
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const issuer = `http://${host}:${address && typeof address === 'object' ? address.port : 0}`;
  const provider = await quietly(async () => new (await import('oidc-provider')).default(issuer, configurationOf({ redirectUris, signedUserinfo }, accounts)));
  provider.use(async (context, next) => {
    await next();
    if (context.path === '/me' && change && typeof context.body === 'string') context.body = change(context.body);
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/entree/'))
      interact(provider, accounts, request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    else answer(request, response);
  });
  return {
    issuer,
    accounts,
    environment: { CLAUSIER_SSO_ISSUER: issuer, CLAUSIER_SSO_CLIENT_ID: CLIENT.id, CLAUSIER_SSO_CLIENT_SECRET: CLIENT.secret },
    signIn: (url, subject) => walk(issuer, url, subject),
    tamper: (how) => {
      change = how;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
