/** The provider itself: of another kind, down, mute, or none. */
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { makeSso, SsoUnreachable } from '../../server/identity/sso.ts';
import { SERVED, testApp } from '../support/app.ts';
import { startIdentityProvider } from '../support/identity-provider.ts';
import { addPerson, callWith } from '../support/people.ts';
import { problem } from '../support/problem.ts';
import { cookiesOf, entered, refused } from '../support/sso.ts';

describe('a provider that', () => {
  it('answers userinfo in plain JSON will do', async () => {
    const plain = await startIdentityProvider({ signedUserinfo: false });
    const other = await testApp({ environment: { ...SERVED, ...plain.environment } });
    const { raw } = other;
    raw.prepare('UPDATE people SET sso_issuer = ?, sso_subject = ? WHERE id = ?').run(plain.issuer, 'sujet-alix', addPerson(other, { roles: ['buyer'] }).id);
    const left = await callWith(other, '', { method: 'POST', url: '/api/session/sso', payload: {} });
    const back = await plain.signIn(left.json<{ url: string }>().url, 'sujet-alix');
    entered(await other.app.inject({ method: 'GET', url: back.pathname + back.search, headers: { host: back.host, cookie: cookiesOf(left) } }));
    await other.close();
    await plain.close();
  });

  it('is down is said so, before leaving and on the way back', async () => {
    const frail = await startIdentityProvider();
    const other = await testApp({ environment: { ...SERVED, ...frail.environment } });
    const left = await callWith(other, '', { method: 'POST', url: '/api/session/sso', payload: {} });
    const back = await frail.signIn(left.json<{ url: string }>().url, 'sujet-alix');
    await frail.close();
    refused(await other.app.inject({ method: 'GET', url: back.pathname + back.search, headers: { host: back.host, cookie: cookiesOf(left) } }), 'indisponible');
    await other.close();
    const late = await testApp({ environment: { ...SERVED, ...frail.environment } });
    problem(await callWith(late, '', { method: 'POST', url: '/api/session/sso', payload: {} }), 503, 'SSO_UNAVAILABLE');
    await late.close();
  });

  it('never answers is not waited for', async () => {
    const mute = createServer(() => undefined);
    await new Promise<void>((done) => mute.listen(0, '127.0.0.1', done));
    const address = mute.address();
    const issuer = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
    const sso = makeSso({ issuer, clientId: 'clausier', clientSecret: 'secret', label: 'Essai', scopes: 'openid', acr: '' }, 0.1);
    await expect(sso.begin('http://localhost:3000/api/session/sso/callback')).rejects.toThrow(SsoUnreachable);
    expect(await sso.signOutUrl('jeton', 'http://localhost:3000/connexion')).toBeNull();
    mute.closeAllConnections();
    mute.close();
  });
});

describe('without a provider', () => {
  it('a served Clausier says that none is set', async () => {
    const alone = await testApp({ environment: SERVED });
    problem(await callWith(alone, '', { method: 'POST', url: '/api/session/sso', payload: {} }), 409, 'SSO_NOT_SET');
    await alone.close();
  });

  it('nobody signs in on one desk', async () => {
    const provider = await startIdentityProvider();
    const desk = await testApp({ environment: provider.environment });
    problem(await desk.call({ method: 'POST', url: '/api/session/sso', payload: {} }), 409, 'LOCAL_ONLY');
    refused(await desk.call({ method: 'GET', url: '/api/session/sso/callback?code=a&state=b' }), 'indisponible');
    await desk.close();
    await provider.close();
  });
});
