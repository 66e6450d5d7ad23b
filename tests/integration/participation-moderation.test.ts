/** Who holds a public consultation: opens it, moderates, answers, closes, keeps its outcome. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Participation, ParticipationAnswer, ParticipationCommentList, ParticipationList } from '../../shared/api/participations.ts';
import type { ConsultedList } from '../../shared/api/rounds.ts';
import { LIMITS } from '../../shared/limits.ts';
import { repositoriesOn } from '../../server/repositories/index.ts';
import { tidy } from '../../server/usecases/housekeeping/tidy.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson, callWith, openSession } from '../support/people.ts';
import { codeIn, type ParticipationStage, participationStage, pathOf, post, write } from '../support/participation.ts';

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

describe('moderation', () => {
  it('refuses with a reason of the list, says a duplicate of another, and never shows either', async () => {
    const open = await stage.open();
    const codes: string[] = [];
    for (const text of ['Le premier avis.', 'Le même avis dit autrement.', 'Achetez mes produits ici.'])
      codes.push(codeIn((await write(app, open, { text })).body));
    const [first, second, third] = await stage.voices(open);
    const put = (id: string | undefined, payload: object) => stage.lead.call({ method: 'PUT', url: stage.at(`/${open.id}/voices/${id}/decision`), payload });
    expect((await put(third?.id, { state: 'refused', reason: null, duplicateOf: null })).statusCode).toBe(400);
    expect((await put(second?.id, { state: 'duplicate', reason: null, duplicateOf: 2 })).statusCode).toBe(400);
    expect((await put(second?.id, { state: 'duplicate', reason: null, duplicateOf: 99 })).statusCode).toBe(400);
    await stage.decide(open, first?.id ?? '', {});
    await stage.decide(open, second?.id ?? '', { state: 'duplicate', duplicateOf: 1 });
    await stage.decide(open, third?.id ?? '', { state: 'refused', reason: 'advertising' });
    // The second one leans on it.
    expect((await put(first?.id, { state: 'refused', reason: 'off-topic', duplicateOf: null })).statusCode).toBe(400);
    const shown = (await page(open, '/avis')).body;
    expect(shown).toContain('Le premier avis.');
    expect(shown).not.toMatch(/dit autrement|Achetez/);
    const follow = async (code: string | undefined) => (await post(app, `${pathOf(open)}/suivi`, `code=${code}`)).body;
    expect(await follow(codes[1])).toContain('Il dit la même chose que l’avis n°\u00a01');
    expect(await follow(codes[2])).toContain('Motif\u202f: publicité ou démarchage.');
    const list = await stage.sent<ParticipationCommentList>('GET', stage.at(`/${open.id}/voices?state=refused`));
    expect([list.total, list.items.map(({ number }) => number)]).toEqual([1, [3]]);
    const [told] = (await stage.sent<ParticipationList>('GET', stage.at())).items;
    expect(told?.counts).toEqual({ waiting: 0, accepted: 1, refused: 1, duplicate: 1, erased: 0, unanswered: 1 });
  });

  it('lets the words of a refused comment go after its days, and the names after the months', async () => {
    const open = await stage.open({ closesOn: '2026-11-24' });
    await write(app, open, { text: 'Des mots à refuser.', name: 'Alix' });
    await write(app, open, { text: 'Des mots à publier.', name: 'Sacha', nameShown: 'oui' });
    const [refused, kept] = await stage.voices(open);
    await stage.decide(open, refused?.id ?? '', { state: 'refused', reason: 'insulting' });
    await stage.decide(open, kept?.id ?? '', {});
    const failed: unknown[] = [];
    const { context } = app.opened;
    const pass = async (days: number): Promise<string> => {
      app.wait(days * DAY);
      // A pass follows the clock by a day at most: as if there had been one each day.
      await context.write((connection) => repositoriesOn(connection).housekeeping.setLastInstant(context.clock.now()));
      await tidy(context, (_part, error) => failed.push(error));
      return JSON.stringify(app.raw.prepare('SELECT text, name FROM participation_comments ORDER BY number').all());
    };
    expect(await pass(LIMITS.participationRefusedDays - 1)).toContain('Des mots à refuser.');
    expect(await pass(2)).toBe(
      JSON.stringify([
        { text: '', name: '' },
        { text: 'Des mots à publier.', name: 'Sacha' },
      ]),
    );
    expect(await pass(365)).toContain('"Des mots à publier.","name":""');
    expect(failed).toEqual([]);
    const again = await callWith(app, openSession(app, stage.lead.id), {
      ...{ method: 'PUT', url: stage.at(`/${open.id}/voices/${refused?.id}/decision`), payload: { state: 'accepted', reason: null, duplicateOf: null } },
    });
    expect(again.statusCode).toBe(409);
  });

  it('erases a comment at the request of its author', async () => {
    const open = await stage.open();
    const code = codeIn((await write(app, open, { text: 'Un avis que je retire.' })).body);
    const [voice] = await stage.voices(open);
    await stage.decide(open, voice?.id ?? '', {});
    await stage.sent('DELETE', stage.at(`/${open.id}/voices/${voice?.id}`));
    expect((await page(open, '/avis')).body).toContain('0\u00a0avis publié');
    expect((await post(app, `${pathOf(open)}/suivi`, `code=${code}`)).body).not.toContain('que je retire');
  });

  it('counts one erased at the request of its author neither as waiting nor as published', async () => {
    const open = await stage.open();
    const codes: string[] = [];
    for (const text of ['Un avis qui attend.', 'Un avis publié.', 'Un avis qui reste.']) codes.push(codeIn((await write(app, open, { text })).body));
    const [waiting, published, kept] = await stage.voices(open);
    for (const voice of [published, kept]) await stage.decide(open, voice?.id ?? '', {});
    for (const voice of [waiting, published]) await stage.sent('DELETE', stage.at(`/${open.id}/voices/${voice?.id}`));
    const [told] = (await stage.sent<ParticipationList>('GET', stage.at())).items;
    expect(told?.counts).toEqual({ waiting: 0, accepted: 1, refused: 0, duplicate: 0, erased: 2, unanswered: 1 });
    expect((await stage.sent<ParticipationCommentList>('GET', stage.at(`/${open.id}/voices?state=waiting`))).total).toBe(0);
    for (const code of codes.slice(0, 2)) {
      const { body } = await post(app, `${pathOf(open)}/suivi`, `code=${code}`);
      expect(body).toContain('Son texte est effacé, comme demandé.');
      expect(body).not.toMatch(/Il attend d’être lu|Il est publié\./);
    }
    expect((await stage.lead.call({ method: 'GET', url: stage.at(`/${open.id}/avis.csv`) })).body.match(/"Effacé"/g)).toHaveLength(2);
    const same = { state: 'duplicate', reason: null, duplicateOf: 2 };
    expect((await stage.lead.call({ method: 'PUT', url: stage.at(`/${open.id}/voices/${kept?.id}/decision`), payload: same })).statusCode).toBe(400);
  });

  it('answers published comments alone, says where what is taken is, and lets an answer go', async () => {
    const open = await stage.open();
    for (const text of ['Le premier avis.', 'Le deuxième avis.']) await write(app, open, { text });
    const [first, second] = await stage.voices(open);
    const answered = (payload: object) => stage.lead.call({ method: 'POST', url: stage.at(`/${open.id}/answers`), payload });
    const both = { comments: [first?.id, second?.id], outcome: 'set-aside', text: 'Hors du budget.', heldIn: '' };
    expect((await answered(both)).statusCode).toBe(400);
    for (const voice of [first, second]) await stage.decide(open, voice?.id ?? '', {});
    expect((await answered({ ...both, text: ' ' })).statusCode).toBe(400);
    expect((await answered({ ...both, outcome: 'taken', heldIn: ' ' })).statusCode).toBe(400);
    const { id, numbers } = (await answered(both)).json<ParticipationAnswer>();
    expect(numbers).toEqual([1, 2]);
    await stage.sent('PUT', stage.at(`/${open.id}/answers/${id}`), { ...both, comments: [second?.id] });
    const list = await stage.sent<ParticipationCommentList>('GET', stage.at(`/${open.id}/voices?unanswered=true`));
    expect(list.items.map(({ number }) => number)).toEqual([1]);
    await stage.decide(open, second?.id ?? '', { state: 'waiting' });
    expect(app.raw.prepare('SELECT count(*) FROM participation_answers').pluck().get()).toBe(0);
  });
});

describe('who holds it', () => {
  it('opens it on the text they read, on days to come, on passages that are written', async () => {
    const open = (more: object, revision = '"2"') =>
      stage.lead.call({ method: 'POST', url: stage.at(), headers: { 'if-match': revision }, payload: { ...OPENED, ...more } });
    const OPENED = {
      title: 'Avis',
      introduction: '',
      opensOn: '2026-11-23',
      closesOn: '2026-12-23',
      takesComments: true,
      legalBasis: '',
      contact: '',
      places: ['gouvernance'],
    };
    expect((await open({}, '"1"')).statusCode).toBe(412);
    for (const fault of [{ opensOn: '2026-11-22' }, { closesOn: '2026-11-22' }, { opensOn: '2026-02-30' }, { places: ['axe-inconnu'] }])
      expect((await open(fault)).statusCode, JSON.stringify(fault)).toBe(400);
    expect((await open({})).statusCode).toBe(201);
  });

  it('changes what surrounds the text, never its first day once it is open, and removes one without any comment', async () => {
    const open = await stage.open();
    const patch = (payload: object, revision: string) =>
      stage.lead.call({ method: 'PATCH', url: stage.at(`/${open.id}`), headers: { 'if-match': revision }, payload });
    expect((await patch({ opensOn: '2026-12-01' }, '"1"')).statusCode).toBe(400);
    expect((await patch({ closesOn: '2027-03-01', legalBasis: 'Mission d’intérêt public' }, '"1"')).json<Participation>().revision).toBe(2);
    expect((await patch({ closesOn: '2027-04-01' }, '"1"')).statusCode).toBe(412);
    expect((await page(open)).body).toContain('Mission d’intérêt public');
    await write(app, open);
    expect((await stage.lead.call({ method: 'DELETE', url: stage.at(`/${open.id}`) })).statusCode).toBe(409);
    // Who wrote still has to find what became of it.
    expect((await patch({ takesComments: false }, '"2"')).statusCode).toBe(400);
    const other = await stage.open();
    expect((await stage.lead.call({ method: 'DELETE', url: stage.at(`/${other.id}`) })).statusCode).toBe(204);
  });

  it('does not close what has not begun: its text would be read before its day', async () => {
    const later = await stage.open({ opensOn: '2026-12-01' });
    expect((await stage.lead.call({ method: 'POST', url: stage.at(`/${later.id}/close`) })).statusCode).toBe(400);
    expect((await page(later)).body).toContain('Cette consultation ouvrira le');
  });

  it('is the only one to read what waits', async () => {
    const open = await stage.open();
    const reader = addPerson(app, { roles: ['reader', 'referent', 'buyer', 'jurist', 'auditor'] });
    expect((await reader.call({ method: 'GET', url: stage.at() })).statusCode).toBe(200);
    for (const path of ['/voices', '/avis.csv', '/synthese.docx'])
      expect((await reader.call({ method: 'GET', url: stage.at(`/${open.id}${path}`) })).statusCode).toBe(403);
  });

  it('takes the outcome into the track of the consulted once it is over, and leaves with the summary and the table', async () => {
    const open = await stage.open();
    await write(app, open, { text: '=cmd|calc(1)', quality: 'inclusive' });
    await write(app, open, { text: 'Un texte à refuser.' });
    const [first, second] = await stage.voices(open);
    await stage.decide(open, first?.id ?? '', {});
    await stage.decide(open, second?.id ?? '', { state: 'refused', reason: 'off-topic' });
    await stage.sent('POST', stage.at(`/${open.id}/answers`), { comments: [first?.id], outcome: 'taken', text: '', heldIn: 'axe 1, action 3' });
    const track = async () => (await stage.sent<ConsultedList>('GET', `/api/schemes/${stage.scheme}/consulted`)).items;
    expect(await track()).toEqual([]);
    await stage.sent('POST', stage.at(`/${open.id}/close`));
    expect(await track()).toMatchObject([
      {
        ...{
          origin: 'public',
          who: 'Le public',
          on: '2026-11-23',
          how: 'Consultation publique du 23 novembre 2026 au 23 novembre 2026\u202f: Votre avis',
        },
        outcome:
          '2\u00a0avis reçus, 1\u00a0publié (SIAE, ESAT ou entreprise adaptée\u202f: 1).\nParmi eux, 1\u00a0pris en compte.\nPris en compte (axe 1, action 3).',
      },
    ]);
    const table = await stage.lead.call({ method: 'GET', url: stage.at(`/${open.id}/avis.csv`) });
    expect(table.body).toContain(`"'=cmd|calc(1)"`);
    expect(table.body).not.toContain('Un texte à refuser.');
    const word = await stage.lead.call({ method: 'GET', url: stage.at(`/${open.id}/synthese.docx`) });
    expect([word.statusCode, word.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });
});
