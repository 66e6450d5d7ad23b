/** A review round: frozen, read and answered by each department, decided on by the lead, kept in the track of who was consulted. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonExport } from '../../shared/api/personal-data.ts';
import type { ConsultedList, Round, RoundList, RoundMailed, RoundPart, RoundReading } from '../../shared/api/rounds.ts';
import { LIMITS } from '../../shared/limits.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { startMailServer } from '../support/mail-server.ts';
import { addPerson, addTeam, type TestPerson } from '../support/people.ts';
import { myParts, onlyPart, roundStage, type RoundStage } from '../support/rounds.ts';
import { anAxis } from '../support/scheme.ts';

let app: TestApp;
let stage: RoundStage;

beforeEach(async () => {
  app = await testApp({ environment: SERVED });
  stage = await roundStage(app);
});
afterEach(() => app.close());

const reading = (who: TestPerson, round: Round, part: RoundPart) => who.call({ method: 'GET', url: stage.at(`/${round.id}/parts/${part.id}`) });
const table = async (id: string): Promise<Round> => (await stage.lead.call({ method: 'GET', url: stage.at(`/${id}`) })).json<Round>();
const openWith = (more: object, revision = 2) =>
  stage.lead.call({
    method: 'POST',
    url: stage.at(),
    headers: { 'if-match': `"${revision}"` },
    payload: {
      title: 'Relecture',
      message: '',
      dueOn: '2027-01-15',
      parts: [{ departmentId: stage.department, name: '', people: [], places: ['gouvernance'], questions: [] }],
      ...more,
    },
  });

describe('a round', () => {
  it('is asked of the référents in office of the department, and nobody else has it to do', async () => {
    const round = await stage.open();
    expect(onlyPart(round)).toMatchObject({ name: 'Direction de l’emploi', readers: [{ name: 'Alix Exemple', hasAccount: true }], state: 'waiting' });
    expect(await myParts(stage.referent)).toMatchObject([{ roundId: round.id, schemeTitle: 'SPASER 2027', dueOn: '2027-01-15', state: 'waiting' }]);
    expect(await myParts(stage.lead)).toEqual([]);
  });

  it('gives its reader their passages as they were, and what changed in them since, nothing else', async () => {
    const round = await stage.open();
    const part = onlyPart(round);
    expect((await reading(stage.referent, round, part)).json<RoundReading>().now).toBeNull();
    await stage.save({ title: 'Autre titre' });
    expect((await reading(stage.referent, round, part)).json<RoundReading>().now).toBeNull();
    await stage.save({ axes: [{ ...anAxis('social', 'social'), title: 'Axe repris' }, anAxis('secret', 'environment')] });
    const read = (await reading(stage.referent, round, part)).json<RoundReading>();
    expect([read.frozen.axes?.map(({ title }) => title), read.now?.axes?.map(({ title }) => title)]).toEqual([['Axe social'], ['Axe repris']]);
    expect(read.document.nodes.flatMap((node: { kind: string; id?: string }) => (node.kind === 'chapter' ? [node.id] : []))).toEqual([
      'axe-social',
      'gouvernance',
    ]);
    expect(Object.keys(read.placeTitles)).toEqual(['axe-social', 'gouvernance'].sort());
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  it('opens its part, and that part alone, to a reader who does not reach the scheme', async () => {
    const round = await stage.open();
    addTeam(app, 'equipe-fermee', 'Équipe fermée');
    app.raw.prepare("UPDATE schemes SET team_id = 'equipe-fermee' WHERE id = ?").run(stage.scheme);
    expect((await reading(stage.referent, round, onlyPart(round))).statusCode).toBe(200);
    for (const url of [`/api/schemes/${stage.scheme}`, stage.at(), `/api/schemes/${stage.scheme}/consulted`])
      expect((await stage.referent.call({ method: 'GET', url })).statusCode, url).toBe(404);
    const stranger = addPerson(app, { roles: ['referent'] });
    expect((await reading(stranger, round, onlyPart(round))).statusCode).toBe(404);
    expect((await stage.answer(stranger, round, onlyPart(round), {})).statusCode).toBe(404);
  });

  it('gives the table of answers to the lead, and only counts to the others', async () => {
    const round = await stage.open();
    expect((await stage.referent.call({ method: 'GET', url: stage.at(`/${round.id}`) })).statusCode).toBe(403);
    const { items } = (await stage.referent.call({ method: 'GET', url: stage.at() })).json<RoundList>();
    expect(items).toMatchObject([{ parts: 1, answered: 0, late: 0, remarks: 0 }]);
    expect(JSON.stringify(items)).not.toContain('Alix');
  });

  it('is not opened on a text that has changed, for a day gone, for passages or people that are not there', async () => {
    const part = { departmentId: null, name: 'X', people: [], places: ['gouvernance'], questions: [] };
    const reader = addPerson(app, { roles: ['reader'], name: 'Sacha Exemple' });
    expect((await openWith({}, 1)).statusCode).toBe(412);
    const refused = await Promise.all([
      openWith({ dueOn: '2026-11-22' }),
      openWith({ dueOn: '2027-02-30' }),
      openWith({ parts: [{ ...part, places: ['axe-inconnu'] }] }),
      openWith({ parts: [{ ...part, name: '  ' }] }),
      openWith({ parts: [{ ...part, departmentId: 'inconnue' }] }),
      openWith({ parts: [{ ...part, people: ['personne'] }] }),
      openWith({ parts: [{ ...part, people: [reader.id] }] }),
      openWith({ parts: [] }),
      openWith({ parts: Array.from({ length: LIMITS.roundParts + 1 }, () => part) }),
      openWith({ message: 'x'.repeat(LIMITS.roundText + 1) }),
    ]);
    expect(refused.map(({ statusCode }) => statusCode)).toEqual(refused.map(() => 400));
    expect(refused[0]?.body).toContain('déjà passé');
    expect(refused[6]?.body).toContain('Le rôle de Sacha Exemple ne permet pas de répondre');
    expect((await stage.lead.call({ method: 'GET', url: stage.at() })).json<RoundList>().total).toBe(0);
  });
});

describe('an answer', () => {
  it('is read by the lead with its remarks; sent again, it changes what nobody decided on', async () => {
    const round = await stage.open();
    const part = onlyPart(round);
    const remarks = [
      { id: null, place: 'gouvernance', text: 'Le comité est trop large.' },
      { id: null, place: '', text: 'À relire par les élus.' },
    ];
    const first = (await stage.answer(stage.referent, round, part, { verdict: 'correct', answers: ['Oui'], remarks })).json<RoundPart>();
    expect(first).toMatchObject({ revision: 2, verdict: 'correct', answers: ['Oui'], answeredBy: 'Alix Exemple', receivedAs: '', state: 'answered' });
    const [kept, other] = first.remarks;
    const settled = await stage.lead.call({
      method: 'PUT',
      url: stage.at(`/${round.id}/remarks/${kept?.id}`),
      payload: { state: 'taken', reason: 'Comité réduit' },
    });
    expect(onlyPart(settled.json<Round>()).remarks[0]).toMatchObject({ state: 'taken', reason: 'Comité réduit', settledBy: 'Camille Exemple' });
    const again = await stage.answer(stage.referent, round, first, { verdict: 'agree', remarks: [{ id: other?.id ?? '', place: '', text: 'Relu.' }] });
    expect(again.json<RoundPart>().remarks.map(({ text, state }) => [text, state])).toEqual([
      ['Le comité est trop large.', 'taken'],
      ['Relu.', 'open'],
    ]);
  });

  it('of two readers at once, the second sees the first one’s', async () => {
    const round = await stage.open();
    const part = onlyPart(round);
    expect((await stage.answer(stage.referent, round, part, {})).statusCode).toBe(200);
    const late = await stage.answer(stage.referent, round, part, { verdict: 'no-opinion' });
    expect([late.statusCode, late.json<{ current: RoundPart }>().current.verdict]).toEqual([412, 'agree']);
  });

  it('written down by the lead says how it came in', async () => {
    const round = await stage.open();
    const saved = await stage.answer(stage.lead, round, onlyPart(round), { receivedAs: 'Courriel du 3 janvier' });
    expect(saved.json<RoundPart>()).toMatchObject({ receivedAs: 'Courriel du 3 janvier', answeredBy: 'Camille Exemple' });
  });

  it('to correct without saying what, on another passage, with a remark of elsewhere or too long, is refused in French', async () => {
    const round = await stage.open();
    const part = onlyPart(round);
    const refused = await Promise.all(
      [
        { verdict: 'correct' as const },
        { remarks: [{ id: null, place: 'suivi', text: 'Ailleurs' }] },
        { remarks: [{ id: 'inconnue', place: '', text: 'Inconnue' }] },
        { remarks: [{ id: null, place: '', text: 'x'.repeat(LIMITS.roundText + 1) }] },
        { remarks: [{ id: null, place: '', text: '   ' }] },
        { answers: ['Oui', 'Une de trop'] },
      ].map((body) => stage.answer(stage.referent, round, part, body)),
    );
    expect(refused.map(({ statusCode }) => statusCode)).toEqual(refused.map(() => 400));
    expect(refused[0]?.body).toContain('Dites ce qui est à corriger');
    expect(onlyPart(await table(round.id)).verdict).toBeNull();
  });

  it('comes in no more once the round is closed, while remarks can still be decided on; it is then nobody’s to do', async () => {
    const round = await stage.open();
    const part = (
      await stage.answer(stage.referent, round, onlyPart(round), { verdict: 'correct', remarks: [{ id: null, place: '', text: 'Trop tard' }] })
    ).json<RoundPart>();
    const closed = (await stage.lead.call({ method: 'POST', url: stage.at(`/${round.id}/close`) })).json<Round>();
    expect(closed.closedAt).not.toBeNull();
    expect((await stage.answer(stage.referent, round, part, {})).body).toContain('close');
    expect(await myParts(stage.referent)).toEqual([]);
    const url = stage.at(`/${round.id}/remarks/${part.remarks[0]?.id}`);
    const aside = (reason: string) => stage.lead.call({ method: 'PUT', url, payload: { state: 'set-aside', reason } });
    expect([(await aside(' ')).statusCode, (await aside('Hors du marché')).statusCode]).toEqual([400, 200]);
    expect((await stage.lead.call({ method: 'DELETE', url: stage.at(`/${round.id}`) })).body).toContain('elles se gardent');
  });
});

describe('the message of a round', () => {
  it('is ready to copy without a mail server, with the address of the part, and says once sent when readers were told', async () => {
    const round = await stage.open();
    const url = stage.at(`/${round.id}/messages`);
    const { mailer, items } = (await stage.lead.call({ method: 'GET', url })).json<RoundMailed>();
    expect([mailer, items[0]?.addresses]).toEqual([false, ['alix.registre@exemple.test']]);
    expect(items[0]?.text).toContain(`/schemas/${stage.scheme}/relecture/${round.id}?partie=${onlyPart(round).id}`);
    expect(onlyPart(await table(round.id)).remindedAt).toBeNull();
    await stage.lead.call({ method: 'POST', url, payload: { parts: [] } });
    expect(onlyPart(await table(round.id)).remindedAt).not.toBeNull();
  });

  it('leaves for each reader’s account when a mail server is set, and not for who has answered', async () => {
    const mail = await startMailServer();
    const mailed = await testApp({ environment: { ...SERVED, CLAUSIER_SMTP_URL: mail.url, CLAUSIER_SMTP_FROM: 'clausier@exemple.test' } });
    try {
      const other = await roundStage(mailed);
      const round = await other.open();
      const write = async () =>
        (await other.lead.call({ method: 'POST', url: other.at(`/${round.id}/messages`), payload: { parts: [] } })).json<RoundMailed>().items;
      expect((await write()).map(({ sent }) => sent)).toEqual([1]);
      expect(mail.received).toMatchObject([{ to: ['alix@exemple.test'], subject: expect.stringContaining('Relecture du schéma') }]);
      await other.answer(other.referent, round, onlyPart(round), {});
      expect(await write()).toEqual([]);
    } finally {
      await mailed.close();
      await mail.close();
    }
  });

  it('has its day for an agenda, the reader’s own and the round’s', async () => {
    const round = await stage.open();
    const mine = await stage.referent.call({ method: 'GET', url: '/api/rounds/relectures.ics' });
    expect(mine.headers['content-type']).toContain('text/calendar');
    expect(mine.body).toContain('DTSTART;VALUE=DATE:20270115');
    expect((await stage.lead.call({ method: 'GET', url: stage.at(`/${round.id}/relecture.ics`) })).body).toContain('DTSTART;VALUE=DATE:20270115');
    await stage.answer(stage.referent, round, onlyPart(round), {});
    expect((await stage.referent.call({ method: 'GET', url: '/api/rounds/relectures.ics' })).body).not.toContain('DTSTART');
  });
});

describe('the track of who was consulted', () => {
  const url = (id = '') => `/api/schemes/${stage.scheme}/consulted${id}`;
  const listed = async () => (await stage.lead.call({ method: 'GET', url: url() })).json<ConsultedList>().items;

  it('has every answer of a round, then what is written by hand; nothing of it is in the scheme by itself', async () => {
    const round = await stage.open();
    await stage.answer(stage.referent, round, onlyPart(round), {});
    const written = { who: 'Réseau de l’insertion', how: 'Atelier', on: '2026-10-12', outcome: 'Objectif 3 ajouté' };
    expect((await stage.lead.call({ method: 'POST', url: url(), payload: written })).statusCode).toBe(201);
    expect(await listed()).toMatchObject([
      { origin: 'round', who: 'Direction de l’emploi', outcome: 'D’accord.' },
      { origin: 'hand', ...written },
    ]);
    const scheme = (await stage.lead.call({ method: 'GET', url: `/api/schemes/${stage.scheme}` })).json<{ consultation: { who: string }[] }>();
    expect(scheme.consultation.map(({ who }) => who)).not.toContain('Direction de l’emploi');
  });

  it('refuses a day that does not exist and a line without anybody; only lines written by hand go', async () => {
    const post = (payload: object) =>
      stage.lead.call({ method: 'POST', url: url(), payload: { who: 'Un groupe', how: '', on: null, outcome: '', ...payload } });
    expect([(await post({ on: '2027-02-30' })).statusCode, (await post({ who: ' ' })).statusCode]).toEqual([400, 400]);
    await post({});
    const [line] = await listed();
    expect((await stage.lead.call({ method: 'DELETE', url: url('/relecture-inconnue') })).statusCode).toBe(404);
    expect((await stage.lead.call({ method: 'DELETE', url: url(`/${line?.id}`) })).statusCode).toBe(204);
    expect(await listed()).toEqual([]);
  });
});

describe('the person who reads', () => {
  it('is given what they were asked and answered; erased, they are asked nothing more and their department keeps its answer', async () => {
    const administrator = addPerson(app, { roles: ['administrator'] });
    const round = await stage.open();
    await stage.answer(stage.referent, round, onlyPart(round), { answers: ['Oui, en deux ans.'] });
    const { rounds } = (await stage.referent.call({ method: 'GET', url: '/api/account/export.json' })).json<PersonExport>();
    expect(rounds).toMatchObject({
      reads: [{ schemeId: stage.scheme, round: 'Relecture de janvier', part: 'Direction de l’emploi' }],
      answers: [{ verdict: 'agree', answers: ['Oui, en deux ans.'] }],
      opened: [],
    });
    const lead = (await stage.lead.call({ method: 'GET', url: '/api/account/export.json' })).json<PersonExport>();
    expect([lead.rounds.opened.length, lead.rounds.saves.length]).toEqual([1, 1]);
    expect((await administrator.call({ method: 'DELETE', url: `/api/people/${stage.referent.id}` })).statusCode).toBe(204);
    const part = onlyPart(await table(round.id));
    expect([part.verdict, part.answers, part.answeredBy]).toEqual(['agree', ['Oui, en deux ans.'], null]);
    expect(JSON.stringify(part)).not.toContain('Alix');
  });
});

describe('on one desk', () => {
  it('the lead alone writes the answers down', async () => {
    const desk = await testApp();
    try {
      const created = (await desk.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Poste' } })).json<{ id: string }>();
      const base = `/api/schemes/${created.id}/rounds`;
      const part = { departmentId: null, name: 'Voirie', people: [], places: ['suivi'], questions: [] };
      const payload = { title: 'Relecture', message: '', dueOn: '2027-01-15', parts: [part] };
      const round = (await desk.call({ method: 'POST', url: base, headers: { 'if-match': '"1"' }, payload })).json<Round>();
      const answer = { verdict: 'agree', answers: [], remarks: [], receivedAs: '' };
      const url = `${base}/${round.id}/parts/${onlyPart(round).id}/answer`;
      const saved = await desk.call({ method: 'PUT', url, headers: { 'if-match': '"1"' }, payload: answer });
      expect(saved.json<RoundPart>()).toMatchObject({ verdict: 'agree', receivedAs: 'Réponse reçue par le pilote', answeredBy: null });
    } finally {
      await desk.close();
    }
  });
});
