import type { LightMyRequestResponse } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { repositoriesOn } from '../../server/repositories/index.ts';
import { issueLink } from '../../server/usecases/links/issue-link.ts';
import type { LinkPurpose, Session } from '../../shared/api/session.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { type IdentityProvider, OTHER_CLIENT, startIdentityProvider } from '../support/identity-provider.ts';
import { addOrganisation, addPerson, callWith, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';
import { cookiesOf, entered, refused } from '../support/sso.ts';

const ACR = 'eidas2 eidas3';
const FLOW = '__Host-clausier-sso';

let provider: IdentityProvider;
let app: TestApp;

beforeAll(async () => {
  provider = await startIdentityProvider();
});
afterAll(() => provider.close());
beforeEach(async () => {
  app = await testApp({ environment: { ...SERVED, ...provider.environment, CLAUSIER_SSO_ACR: ACR } });
});
afterEach(async () => {
  provider.tamper(null);
  await app.close();
});

async function leave(body: object = {}, cookie = ''): Promise<{ url: string; cookie: string }> {
  const response = await callWith(app, cookie, { method: 'POST', url: '/api/session/sso', payload: body });
  expect(response.statusCode, response.body).toBe(200);
  return { url: response.json<{ url: string }>().url, cookie: cookiesOf(response) };
}

/** A browser coming back from another site sends its lax cookies only, and says so. */
const comeBack = (back: URL, cookie: string): Promise<LightMyRequestResponse> =>
  app.app.inject({
    method: 'GET',
    url: back.pathname + back.search,
    headers: { host: back.host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', cookie },
  });

async function trip(subject: string, body: object = {}, cookie = ''): Promise<LightMyRequestResponse> {
  const left = await leave(body, cookie);
  return comeBack(await provider.signIn(left.url, subject), left.cookie);
}

const sessionWith = async (response: LightMyRequestResponse): Promise<Session> =>
  (await callWith(app, cookiesOf(response), { method: 'GET', url: '/api/session' })).json<Session>();

async function linkFor(person: Pick<TestPerson, 'id'>, purpose: LinkPurpose, organisationId = 'local'): Promise<string> {
  const { context } = app.opened;
  const wanted = { organisationId, purpose, personId: person.id, hours: 2 };
  return (await context.write((connection) => issueLink(repositoriesOn(connection), wanted, context.clock.now()))).token;
}

const change = (sql: string, ...values: string[]): unknown => app.raw.prepare(sql).run(...values);
const row = (id: string): unknown => app.raw.prepare('SELECT state, sso_issuer, sso_subject FROM people WHERE id = ?').get(id);
const actions = (): unknown[] => app.raw.prepare('SELECT action FROM audit_lines ORDER BY seq').pluck().all();
const bind = (person: Pick<TestPerson, 'id'>, subject: string): unknown =>
  change('UPDATE people SET sso_issuer = ?, sso_subject = ? WHERE id = ?', provider.issuer, subject, person.id);

function invited(): TestPerson {
  const person = addPerson(app, { roles: ['buyer'] });
  change("UPDATE people SET state = 'invited' WHERE id = ?", person.id);
  return person;
}

describe('the first time', () => {
  it('an invitation binds the account to the subject and opens it, once', async () => {
    const person = invited();
    const token = await linkFor(person, 'invitation');
    const response = await trip('sujet-alix', { token, next: '/consultations?tri=date' });
    entered(response, '/consultations?tri=date');
    expect(await sessionWith(response)).toMatchObject({ person: { id: person.id }, method: 'sso', secondFactor: 'none' });
    expect(row(person.id)).toEqual({ state: 'active', sso_issuer: provider.issuer, sso_subject: 'sujet-alix' });
    expect(actions()).toEqual(expect.arrayContaining(['person.sso-linked', 'session.opened']));
    problem(await callWith(app, '', { method: 'POST', url: '/api/session/sso', payload: { token } }), 410, 'LINK_GONE');
  });

  it('a new password asked for can be used so too, and closes what was open', async () => {
    const person = addPerson(app, { roles: ['buyer'] });
    entered(await trip('sujet-alix', { token: await linkFor(person, 'reset') }));
    expect((await person.call({ method: 'GET', url: '/api/session' })).json<Session>().person).toBeNull();
  });

  it('somebody already signed in binds their own account, and their earlier session ends', async () => {
    const person = addPerson(app, { roles: ['buyer'] });
    const response = await trip('sujet-alix', {}, person.cookie);
    entered(response);
    expect((await sessionWith(response)).person?.id).toBe(person.id);
    expect((await person.call({ method: 'GET', url: '/api/session' })).json<Session>().person).toBeNull();
  });

  it('a session that still owes its second factor binds nothing', async () => {
    const person = addPerson(app, { roles: ['administrator'] });
    change('UPDATE sessions SET complete = 0 WHERE person_id = ?', person.id);
    refused(await trip('sujet-alix', {}, person.cookie), 'inconnu');
  });

  it('nobody is recognised by their e-mail', async () => {
    addPerson(app, { roles: ['administrator'], email: 'alix@exemple.test' });
    refused(await trip('sujet-alix'), 'inconnu');
  });

  it('a link used, or ended, while one was away no longer works', async () => {
    const person = invited();
    const left = await leave({ token: await linkFor(person, 'invitation') });
    const back = await provider.signIn(left.url, 'sujet-alix');
    await linkFor(person, 'invitation');
    refused(await comeBack(back, left.cookie), 'expire');
    expect(row(person.id)).toMatchObject({ state: 'invited', sso_subject: null });
  });

  it('the first administrator is sent to a password', async () => {
    const { context } = app.opened;
    const wanted = { organisationId: 'local', purpose: 'first-administrator', personId: null, hours: 2 } as const;
    const { token } = await context.write((connection) => issueLink(repositoriesOn(connection), wanted, context.clock.now()));
    problem(await callWith(app, '', { method: 'POST', url: '/api/session/sso', payload: { token } }), 403, 'SSO_REFUSED');
  });
});

describe('afterwards', () => {
  it('the subject alone opens the account, whatever the e-mail has become', async () => {
    const person = addPerson(app, { roles: ['buyer'] });
    bind(person, 'sujet-noa');
    const response = await trip('sujet-noa');
    entered(response);
    expect((await sessionWith(response)).person?.id).toBe(person.id);
    expect(actions()).not.toContain('person.sso-linked');
  });

  it('a subject bound to one account is refused for another, of this organisation or not', async () => {
    addOrganisation(app, 'autre', 'Autre organisation');
    bind(addPerson(app, { roles: ['buyer'], organisationId: 'autre' }), 'sujet-alix');
    const person = invited();
    refused(await trip('sujet-alix', { token: await linkFor(person, 'invitation') }), 'refus');
    refused(await trip('sujet-alix', {}, addPerson(app, { roles: ['buyer'] }).cookie), 'refus');
    expect(row(person.id)).toMatchObject({ state: 'invited', sso_subject: null });
  });

  it('an account closed stays closed, even with a link made before', async () => {
    const person = addPerson(app, { roles: ['buyer'] });
    bind(person, 'sujet-alix');
    const left = await leave({ token: await linkFor(person, 'reset') });
    const back = await provider.signIn(left.url, 'sujet-alix');
    change("UPDATE people SET state = 'disabled' WHERE id = ?", person.id);
    refused(await comeBack(back, left.cookie), 'expire');
    refused(await trip('sujet-alix'), 'refus');
    expect(actions()).toContain('session.refused');
  });

  it('an organisation that gave its SIRET lets in nobody of another, nor who has none', async () => {
    const person = addPerson(app, { roles: ['buyer'] });
    bind(person, 'sujet-alix');
    change("UPDATE organisations SET siret = '21690123100011' WHERE id = 'local'");
    refused(await trip('sujet-alix'), 'siret');
    const account = provider.accounts.get('sujet-alix');
    if (!account) throw new Error('no account');
    const { siret, ...without } = account;
    provider.accounts.set('sujet-alix', without);
    refused(await trip('sujet-alix'), 'siret');
    provider.accounts.set('sujet-alix', { ...without, siret: '21690123100011' });
    entered(await trip('sujet-alix'));
    provider.accounts.set('sujet-alix', account);
  });
});

describe('the second factor', () => {
  const signIn = async (acr: string): Promise<string> => {
    const person = addPerson(app, { roles: ['administrator'] });
    bind(person, 'sujet-noa');
    const account = provider.accounts.get('sujet-noa');
    if (account) account.acr = acr;
    return (await sessionWith(await trip('sujet-noa'))).secondFactor;
  };

  it('given at the provider, at a level that is listed, is enough', async () => {
    expect(await signIn('eidas2')).toBe('done');
  });

  it('is asked here when the provider did not', async () => {
    expect(await signIn('eidas1')).toBe('to-give');
  });

  it('is asked of the provider without being required', async () => {
    const { url } = await leave();
    expect(JSON.parse(new URL(url).searchParams.get('claims') ?? '')).toEqual({ id_token: { acr: { values: ['eidas2', 'eidas3'] } } });
  });
});

describe('what does not hold', () => {
  beforeEach(() => {
    bind(addPerson(app, { roles: ['buyer'] }), 'sujet-alix');
  });

  it('another state', async () => {
    const left = await leave();
    const back = await provider.signIn(left.url, 'sujet-alix');
    back.searchParams.set('state', 'un-autre-etat-que-celui-qui-est-parti');
    refused(await comeBack(back, left.cookie), 'refus');
  });

  it('the cookie of another trip', async () => {
    const left = await leave();
    refused(await comeBack(await provider.signIn(left.url, 'sujet-alix'), (await leave()).cookie), 'refus');
  });

  it('no cookie, a cookie made elsewhere, or ten minutes gone', async () => {
    const left = await leave();
    const back = await provider.signIn(left.url, 'sujet-alix');
    refused(await comeBack(back, ''), 'expire');
    refused(await comeBack(back, `${FLOW}=${Buffer.from('x'.repeat(200)).toString('base64url')}`), 'expire');
    app.wait(601);
    refused(await comeBack(back, left.cookie), 'expire');
  });

  it('the same answer twice', async () => {
    const left = await leave();
    const back = await provider.signIn(left.url, 'sujet-alix');
    const first = await comeBack(back, left.cookie);
    entered(first);
    expect(first.cookies.find(({ name }) => name === FLOW)?.value).toBe('');
    refused(await comeBack(back, left.cookie), 'refus');
  });

  it('a code made for another service', async () => {
    const left = await leave();
    const elsewhere = new URL(left.url);
    elsewhere.searchParams.set('client_id', OTHER_CLIENT.id);
    refused(await comeBack(await provider.signIn(elsewhere.href, 'sujet-alix'), left.cookie), 'refus');
  });

  it('a person the provider refuses, or who gives up', async () => {
    refused(await trip('personne'), 'refus');
  });

  it.each<[string, (parts: string[]) => string[]]>([
    ['signature', ([header = '', body = '', signature = '']) => [header, body, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`]],
    ['person', ([header = '', body = '', signature = '']) => [header, rewritten(body, { siret: '00000000000000' }), signature]],
    ['service it was made for', ([header = '', body = '', signature = '']) => [header, rewritten(body, { aud: OTHER_CLIENT.id }), signature]],
    ['provider', ([header = '', body = '', signature = '']) => [header, rewritten(body, { iss: 'https://autre.exemple' }), signature]],
    ['subject', ([header = '', body = '', signature = '']) => [header, rewritten(body, { sub: 'sujet-noa' }), signature]],
    ['algorithm', ([, body = '']) => [Buffer.from('{"alg":"none"}').toString('base64url'), body, '']],
  ])('signed userinfo whose %s was changed', async (_, how) => {
    provider.tamper((body) => how(body.split('.')).join('.'));
    refused(await trip('sujet-alix'), 'refus');
  });

  it.each(['https://ailleurs.exemple', '//ailleurs.exemple', '/\\ailleurs.exemple', '/a//b', '/\tailleurs', 'page', ''])('going on to %j', async (next) => {
    problem(await callWith(app, '', { method: 'POST', url: '/api/session/sso', payload: { next } }), 400, 'INVALID_INPUT');
  });
});

const rewritten = (body: string, claims: object): string =>
  Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...claims })).toString('base64url');

describe('signing out', () => {
  it('goes on to the provider, which then sends the browser back here', async () => {
    bind(addPerson(app, { roles: ['buyer'] }), 'sujet-alix');
    const cookie = cookiesOf(await trip('sujet-alix'));
    const { redirect } = (await callWith(app, cookie, { method: 'DELETE', url: '/api/session' })).json<{ redirect: string | null }>();
    const url = new URL(redirect ?? '');
    expect(url.origin + url.pathname).toBe(`${provider.issuer}/session/end`);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost:3000/connexion');
    expect((await fetch(url)).status).toBe(200);
    url.searchParams.set('post_logout_redirect_uri', 'https://ailleurs.exemple');
    expect((await fetch(url)).status).toBe(400);
  });

  it('the token kept for it cannot be read in the database', async () => {
    bind(addPerson(app, { roles: ['buyer'] }), 'sujet-alix');
    await trip('sujet-alix');
    const kept = app.raw.prepare('SELECT sso_id_token FROM sessions WHERE sso_id_token IS NOT NULL').pluck().get();
    expect(kept).toEqual(expect.not.stringMatching(/\.|eyJ/));
  });
});
