/** The public consultation of a scheme: a text anybody reads between two days, what people without an account send, and what is never kept of them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Participation, ParticipationAnswer } from '../../shared/api/participations.ts';
import { LIMITS } from '../../shared/limits.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { callWith, openSession } from '../support/people.ts';
import { completeScheme } from '../support/scheme.ts';
import { codeIn, formBody, type ParticipationStage, participationStage, pathOf, post, tokenIn, write } from '../support/participation.ts';

let app: TestApp;
let stage: ParticipationStage;
beforeEach(async () => {
  app = await testApp({ environment: SERVED });
  stage = await participationStage(app);
});
afterEach(async () => {
  await app.close();
});

const page = async (participation: Participation, part = '') => app.call({ method: 'GET', url: `${pathOf(participation)}${part}` });
const DAY = 86_400;

describe('the page', () => {
  it('shows the frozen text to anybody, without a session nor a cookie, and nothing else of the product', async () => {
    const open = await stage.open({ introduction: 'Lisez,\npuis dites-nous.\n\nMerci.' });
    const reply = await page(open);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(reply.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'/);
    expect(reply.body).toContain(completeScheme().organisation.name);
    expect(reply.body).not.toContain('Ce poste');
    expect(reply.body).toContain('<p>Lisez,<br>puis dites-nous.</p>\n<p>Merci.</p>');
    expect(reply.body).not.toMatch(/<script|style="|\/assets\/|\/api\//);
    expect([...reply.body.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, to]) => to).filter((to) => !/^(#|\/participer\/)/.test(to ?? ''))).toEqual([]);
    expect((await app.call({ method: 'GET', url: '/participer/style.css' })).headers['content-type']).toBe('text/css; charset=utf-8');
  });

  it('shows the passages that were chosen, and no other', async () => {
    const both = (await page(await stage.open())).body;
    const one = (await page(await stage.open({ places: ['gouvernance'] }))).body;
    expect(both).toContain('Donner un avis sur «\u00a0Axe 1');
    expect(one).not.toContain('Axe 1');
    expect(one).toContain('Gouvernance');
  });

  it('keeps its text when the scheme goes on', async () => {
    const open = await stage.open({ places: ['gouvernance'] });
    const before = (await page(open)).body;
    await stage.sent('PATCH', `/api/schemes/${stage.scheme}`, { governance: { lead: 'Quelqu’un d’autre', bodies: [] } }, { 'if-match': '"2"' });
    expect((await page(open)).body).toBe(before);
  });

  it('says politely that it is not open yet, then that it is closed, then that it is gone', async () => {
    const later = await stage.open({ opensOn: '2026-12-01' });
    const early = await page(later);
    expect([early.statusCode, later.stage]).toEqual([200, 'upcoming']);
    expect(early.body).toContain('Cette consultation ouvrira le 1er\u00a0décembre 2026'.replace('\u00a0', ' '));
    expect(early.body).not.toContain('Gouvernance');
    expect((await page(later, '/ecrire')).body).toContain('ouvrira le');

    const open = await stage.open();
    await stage.sent('POST', stage.at(`/${open.id}/close`));
    expect((await page(open)).body).toContain('Cette consultation s’est terminée le 23 novembre 2026');
    const form = await page(open, '/ecrire');
    expect(form.body).not.toContain('<form');
    await stage.sent('POST', stage.at(`/${open.id}/withdraw`));
    for (const part of ['', '/avis', '/ecrire', '/suivi']) {
      const gone = await page(open, part);
      expect([gone.statusCode, gone.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8']);
      expect(gone.body).toContain('Cette consultation n’est plus en ligne.');
    }
  });

  it('is a page too where there is none, and once its scheme is in the bin', async () => {
    const nothing = await app.call({ method: 'GET', url: '/participer/00000000000000000000' });
    expect([nothing.statusCode, nothing.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(nothing.body).toContain('Aucune consultation ne se trouve à cette adresse.');
    const open = await stage.open();
    await stage.sent('DELETE', `/api/schemes/${stage.scheme}`);
    expect((await page(open)).statusCode).toBe(404);
  });
});

describe('a comment', () => {
  it('waits for a moderator, then is read by all, with what was answered', async () => {
    const open = await stage.open();
    const received = await write(app, open, {
      place: 'gouvernance',
      quote: 'un comité',
      text: 'Associez\nles habitants.',
      quality: 'resident',
      name: 'Alix',
      nameShown: 'oui',
    });
    expect(received.statusCode, received.body).toBe(201);
    const code = codeIn(received.body);
    expect((await page(open, '/avis')).body).toContain('0\u00a0avis publié');
    const [voice, ...others] = await stage.voices(open);
    expect(others).toEqual([]);
    expect(voice).toMatchObject({
      number: 1,
      place: 'gouvernance',
      quality: 'resident',
      name: 'Alix',
      nameShown: true,
      receivedOn: '2026-11-23',
      state: 'waiting',
    });
    await stage.decide(open, voice?.id ?? '', {});
    const answer = await stage.sent<ParticipationAnswer>('POST', stage.at(`/${open.id}/answers`), {
      ...{ comments: [voice?.id], outcome: 'taken', text: 'Merci.', heldIn: 'gouvernance, comité de suivi' },
    });
    expect(answer.numbers).toEqual([1]);
    for (const shown of [(await page(open, '/avis?passage=gouvernance')).body, (await post(app, `${pathOf(open)}/suivi`, `code=${code}`)).body]) {
      expect(shown).toContain('Associez<br>les habitants.');
      expect(shown).toContain('Pris en compte</strong>\u202f: gouvernance, comité de suivi');
    }
    expect((await page(open, '/avis')).body).toContain('Habitant · Alix');
    expect((await page(open)).body).toContain('1\u00a0avis publié');
  });

  it('sent twice from the same form is one comment, with the same code', async () => {
    const open = await stage.open();
    const path = `${pathOf(open)}/ecrire`;
    const token = tokenIn((await app.call({ method: 'GET', url: path })).body);
    app.wait(10);
    const first = await post(app, path, formBody({}, token));
    const second = await post(app, path, formBody({ text: 'Un autre texte, même formulaire.' }, token));
    expect([first.statusCode, second.statusCode]).toEqual([201, 200]);
    expect(codeIn(second.body)).toBe(codeIn(first.body));
    expect(await stage.voices(open)).toHaveLength(1);
  });

  it('is given back with what is wrong, and nothing of it is lost', async () => {
    const open = await stage.open();
    const path = `${pathOf(open)}/ecrire`;
    const token = tokenIn((await app.call({ method: 'GET', url: path })).body);
    const fast = await post(app, path, formBody({ text: 'Un avis long et réfléchi.' }, token));
    app.wait(10);
    const replies = [
      fast,
      await post(app, path, formBody({ text: 'Un avis long et réfléchi.' }, token, { 'site-web': 'http://exemple.test' })),
      await post(app, path, formBody({ text: 'Un avis long et réfléchi.', place: 'annexes' }, token)),
      await post(app, path, formBody({ text: 'Un avis long et réfléchi.', name: 'n'.repeat(LIMITS.participationName + 1) }, token)),
      await post(app, path, formBody({ text: 'Un avis long et réfléchi.' }, 'un-faux-formulaire')),
      await post(app, path, formBody({ text: `Un avis long et réfléchi.${'a'.repeat(LIMITS.participationText)}` }, token)),
    ];
    for (const { statusCode, body } of replies) {
      expect(statusCode).toBe(422);
      expect(body).toContain('Votre avis n’est pas encore envoyé.');
      expect(body).toContain('Un avis long et réfléchi.');
    }
    expect(await stage.voices(open)).toEqual([]);
    const fresh = tokenIn(replies[4]?.body ?? '');
    app.wait(10);
    expect((await post(app, path, formBody({}, fresh))).statusCode).toBe(201);
  });

  it('of a form opened yesterday is kept to be sent again; after the last day, shown to be copied', async () => {
    const open = await stage.open();
    const path = `${pathOf(open)}/ecrire`;
    const token = tokenIn((await app.call({ method: 'GET', url: path })).body);
    app.wait(DAY + 60);
    expect((await post(app, path, formBody({}, token))).body).toContain('ouverte il y a trop longtemps');
    await callWith(app, openSession(app, stage.lead.id), { method: 'POST', url: stage.at(`/${open.id}/close`) });
    const late = await post(app, path, formBody({ text: 'Un avis arrivé trop tard.' }, token));
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Un avis arrivé trop tard.');
  });

  it('is delayed for one address that sends many, and for nobody else', async () => {
    const open = await stage.open();
    const statuses: number[] = [];
    for (let sent = 0; sent < 6; sent += 1) statuses.push((await write(app, open, {}, '198.51.100.7')).statusCode);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
    expect((await write(app, open, {}, '198.51.100.8')).statusCode).toBe(201);
  });

  it('keeps nothing of who sent it but what they wrote', async () => {
    const open = await stage.open();
    await write(app, open, {}, '198.51.100.9');
    const { raw } = app;
    const row = JSON.stringify(raw.prepare('SELECT * FROM participation_comments').all());
    expect(row).not.toContain('198.51');
    expect(row).not.toMatch(/T\d\d:\d\d/);
    expect(raw.prepare("SELECT count(*) FROM audit_lines WHERE entity = 'participation-comment'").pluck().get()).toBe(0);
  });
});

describe('what people write', () => {
  const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>' onfocus=alert(1) {{7*7}} \u202ertl`;

  it('is shown as they wrote it and never runs, wherever it is shown', async () => {
    const open = await stage.open({ title: HOSTILE, introduction: HOSTILE, legalBasis: HOSTILE, contact: HOSTILE });
    const path = pathOf(open);
    const token = tokenIn((await app.call({ method: 'GET', url: `${path}/ecrire` })).body);
    const written = { text: HOSTILE, quote: HOSTILE, name: HOSTILE, nameShown: 'oui' };
    const early = await post(app, `${path}/ecrire`, formBody(written, token));
    app.wait(10);
    const received = await post(app, `${path}/ecrire`, formBody({ ...written, name: HOSTILE.slice(0, LIMITS.participationName) }, token));
    expect([early.statusCode, received.statusCode]).toEqual([422, 201]);
    const [voice] = await stage.voices(open);
    await stage.decide(open, voice?.id ?? '', {});
    await stage.sent('POST', stage.at(`/${open.id}/answers`), { comments: [voice?.id], outcome: 'taken', text: HOSTILE, heldIn: HOSTILE });
    const pages = [early, received, await page(open), await page(open, '/avis'), await post(app, `${path}/suivi`, `code=${codeIn(received.body)}`)];
    pages.push(await post(app, `${path}/suivi`, new URLSearchParams({ code: HOSTILE }).toString()));
    for (const { body } of pages) {
      expect(body).not.toMatch(/<script|<img|"\s*>\s*<script|\u202e(?!rtl)/);
      expect(body).toContain('&lt;script&gt;');
    }
    expect(voice?.text).not.toContain('\u202e');
  });

  it('badly sent is a page with a sentence, never a failure', async () => {
    const path = pathOf(await stage.open());
    const send = (part: string, payload: string, type: string) =>
      app.call({ method: 'POST', url: `${path}${part}`, payload, headers: { 'content-type': type } });
    const FORM = 'application/x-www-form-urlencoded';
    const replies = [
      await send('/ecrire', '', FORM),
      await send('/ecrire', '%%%=%E0%A4%A&__proto__=x&constructor=y', FORM),
      await send('/ecrire', `avis=${'a'.repeat(60_000)}`, FORM),
      await send('/ecrire', '{"avis":"bonjour à tous"}', 'application/json'),
      await send('/ecrire', 'avis=bonjour', 'multipart/form-data; boundary=x'),
      await send('/ecrire', `avis=bonjour&avis=${'\u0000'.repeat(20)}&formulaire=${'A'.repeat(500)}`, FORM),
      await send('/suivi', `code=${'0'.repeat(40_000)}`, FORM),
      await send('/suivi', 'code[]=x', FORM),
      await app.call({ method: 'GET', url: `${path}/avis?page=-4&passage=%00` }),
      await app.call({ method: 'GET', url: `${path}/avis?page=999&passage=ailleurs` }),
      await app.call({ method: 'GET', url: `/participer/${'x'.repeat(150)}` }),
      await app.call({ method: 'DELETE', url: path }),
    ];
    for (const [index, reply] of replies.entries()) {
      expect(reply.statusCode, `${index} ${reply.body.slice(0, 200)}`).toBeLessThan(500);
      if (index < replies.length - 1) expect(reply.headers['content-type'], String(index)).toBe('text/html; charset=utf-8');
      expect(reply.headers['content-security-policy']).toContain("default-src '");
    }
    expect(replies[2]?.statusCode).toBe(413);
  });

  it('cannot be sent from another site, nor read with the code of another consultation', async () => {
    const [open, other] = [await stage.open(), await stage.open()];
    const token = tokenIn((await page(open, '/ecrire')).body);
    app.wait(10);
    const foreign = await app.call({
      ...{ method: 'POST', url: `${pathOf(open)}/ecrire`, payload: formBody({}, token) },
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://ailleurs.test', 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.statusCode).toBe(403);
    expect((await post(app, `${pathOf(other)}/ecrire`, formBody({}, token))).statusCode).toBe(422);
    const code = codeIn((await write(app, open)).body);
    expect((await post(app, `${pathOf(other)}/suivi`, `code=${code}`)).statusCode).toBe(404);
    expect((await post(app, `${pathOf(open)}/suivi`, `code=${code.toLowerCase().replaceAll('-', ' ')}`)).statusCode).toBe(200);
  });
});
