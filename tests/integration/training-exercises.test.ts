/** Practice on the real engine: a consultation that only its learner sees, corrected by the checks of real work. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingList } from '../../shared/api/findings.ts';
import type { Sharing } from '../../shared/api/sharing.ts';
import type { Tender, TenderList } from '../../shared/api/tenders.ts';
import { Exercise, ExerciseCorrection } from '../../shared/api/training.ts';
import { organisationFile } from '../../server/usecases/organisation/export-organisation.ts';
import { isRefusal } from '../../shared/errors.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { byId, present, shippedContent } from '../support/content.ts';
import { addPerson, addTeam, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';
import { documentUpload, wordFile } from '../support/tender.ts';
import { soundTender } from '../unit/tender/support.ts';

let app: TestApp;
let learner: TestPerson;
let administrator: TestPerson;
beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  learner = addPerson(app, { roles: ['buyer'], name: 'Sacha Exemple' });
  administrator = addPerson(app, { roles: ['administrator', 'jurist', 'scheme-lead', 'buyer', 'auditor'], name: 'Camille Exemple' });
});
afterAll(() => app.close());

const url = (id: string, rest = '') => `/api/training/exercises/${id}${rest}`;
const start = async (id: string, who = learner, again = false): Promise<Exercise> =>
  answer(await who.call({ method: 'POST', url: url(id, `/start${again ? '?again=true' : ''}`) }), Exercise);
const corrected = async (id: string, who = learner): Promise<ExerciseCorrection> =>
  answer(await who.call({ method: 'GET', url: url(id, '/correction') }), ExerciseCorrection);
const tenderOf = async ({ tenderId }: Exercise, who = learner): Promise<Tender> =>
  (await who.call({ method: 'GET', url: `/api/tenders/${tenderId}` })).json<Tender>();
const save = (id: string, revision: number, payload: object, who = learner) =>
  who.call({ method: 'PATCH', url: `/api/tenders/${id}`, headers: { 'if-match': `"${revision}"` }, payload });
const solutionOf = (id: string) => byId(shippedContent().exercises, id).solution;
const journalLines = () => app.raw.prepare<[], { n: number }>('SELECT count(*) AS n FROM audit_lines').get()?.n;
const unmet = ({ goals }: ExerciseCorrection) => goals.filter(({ met }) => !met).map(({ id }) => id);

describe('an exercise', () => {
  it('shows its statement and goals, never its solution, then opens where the work starts', async () => {
    const reply = await learner.call({ method: 'GET', url: url('blanchisserie') });
    expect(answer(reply, Exercise)).toMatchObject({ state: 'new', tenderId: null, href: null, moduleId: 'leviers' });
    expect(reply.body).not.toContain('ont été rencontrés');
    const started = await start('blanchisserie');
    expect(started).toMatchObject({ state: 'started', href: `/consultations/${started.tenderId}/decider` });
    expect(await tenderOf(started)).toMatchObject({ exerciseId: 'blanchisserie', revision: 1, lots: [{ number: 1 }, { number: 2 }] });
  });

  it('leads to the lot where a goal is to be mended', async () => {
    const { tenderId } = await start('blanchisserie');
    const { goals } = await corrected('blanchisserie');
    const hrefOf = (id: string) => goals.find((goal) => goal.id === id)?.href;
    expect([hrefOf('leviers-lot-1'), hrefOf('a-qui')]).toEqual([`/consultations/${tenderId}/decider?lot=1`, `/consultations/${tenderId}/decider?lot=2`]);
  });

  it('is saved like real work, corrected by the checks, and done once every goal is reached', async () => {
    const started = await start('nettoyage-reprise');
    const before = await corrected('nettoyage-reprise');
    expect(unmet(before)).toEqual(['volume', 'calcul-garde', 'reprise-dite', 'clause']);
    expect(present(before.goals[0]).href).toBe(`/consultations/${started.tenderId}/heures?lot=1`);
    const tender = await tenderOf(started);
    expect((await save(tender.id, 1, solutionOf('nettoyage-reprise').tender)).statusCode).toBe(200);
    expect(await corrected('nettoyage-reprise')).toMatchObject({ done: true });
    expect(answer(await learner.call({ method: 'GET', url: url('nettoyage-reprise') }), Exercise)).toMatchObject({ state: 'done', doneOn: '2026-11-23' });
  });

  it('stays done when it is started afresh, from what it was', async () => {
    const first = await start('nettoyage-reprise');
    const again = await start('nettoyage-reprise', learner, true);
    expect(again.tenderId).not.toBe(first.tenderId);
    expect(again.state).toBe('done');
    expect(await tenderOf(again)).toMatchObject({ revision: 1, lots: [{ insertion: { quarterHours: 9600 } }] });
    expect((await learner.call({ method: 'GET', url: `/api/tenders/${first.tenderId}` })).statusCode).toBe(404);
  });

  it('is the same consultation in two windows', async () => {
    const [one, two] = await Promise.all([start('ecrire-exception'), start('ecrire-exception')]);
    expect(one.tenderId).toBe(two.tenderId);
  });

  it('with Word files: the pieces contradict each other until they are sent again, mended', async () => {
    const { tenderId } = await start('une-clause-toutes-les-pieces');
    const documents = `/api/tenders/${tenderId}/documents`;
    const list = (await learner.call({ method: 'GET', url: documents })).json<{
      items: { id: string; name: string; piece: string; guessedPiece: string | null }[];
    }>();
    expect(list.items.map(({ name }) => name)).toEqual(['RC.docx', 'CCAP.docx', 'AE.docx']);
    expect(list.items.filter(({ piece, guessedPiece }) => guessedPiece !== null && guessedPiece !== piece)).toEqual([]);
    expect(unmet(await corrected('une-clause-toutes-les-pieces'))).toEqual(['volumes', 'publics', 'penalites', 'renvois']);
    for (const { id } of list.items) expect((await learner.call({ method: 'DELETE', url: `${documents}/${id}` })).statusCode).toBe(204);
    for (const { piece, name, lines } of solutionOf('une-clause-toutes-les-pieces').documents ?? [])
      expect((await learner.call({ method: 'POST', url: documents, ...documentUpload(piece, await wordFile(...lines), name) })).statusCode).toBe(201);
    expect(unmet(await corrected('une-clause-toutes-les-pieces'))).toEqual([]);
  });

  it('is refused to whoever may not draft, and when it does not exist or is not started', async () => {
    const reader = addPerson(app, { roles: ['reader'] });
    expect(answer(await reader.call({ method: 'GET', url: url('blanchisserie') }), Exercise).state).toBe('new');
    problem(await reader.call({ method: 'POST', url: url('blanchisserie', '/start') }), 403, 'FORBIDDEN');
    problem(await learner.call({ method: 'POST', url: url('inconnu', '/start') }), 404, 'NOT_FOUND');
    problem(await administrator.call({ method: 'GET', url: url('preference-locale', '/correction') }), 404, 'NOT_FOUND');
  });
});

describe('a practice consultation', () => {
  it('is its learner’s alone, whatever the roles of others; each has their own', async () => {
    const mine = await start('preference-locale');
    for (const path of ['', '/findings', '/regime', '/documents', '/sharing', '/package.zip'])
      problem(await administrator.call({ method: 'GET', url: `/api/tenders/${mine.tenderId}${path}` }), 404, 'NOT_FOUND');
    problem(await save(present(mine.tenderId), 1, { title: 'Prise' }, administrator), 404, 'NOT_FOUND');
    const theirs = await start('preference-locale', administrator);
    expect(theirs.tenderId).not.toBe(mine.tenderId);
  });

  it('is in no list, no bin, no figure of a scheme', async () => {
    const { tenderId } = await start('preference-locale');
    const scheme = (await administrator.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Notre schéma' } })).json<{ id: string }>();
    const tender = (await learner.call({ method: 'GET', url: `/api/tenders/${tenderId}` })).json<Tender>();
    expect((await save(tender.id, tender.revision, { schemeId: scheme.id })).statusCode).toBe(200);
    for (const who of [learner, administrator]) {
      for (const deleted of [false, true])
        expect((await who.call({ method: 'GET', url: `/api/tenders?deleted=${deleted}` })).json<TenderList>().items.map(({ id }) => id)).not.toContain(
          tenderId,
        );
      expect((await who.call({ method: 'GET', url: `/api/schemes/${scheme.id}/contributions` })).json()).toMatchObject({ total: 0 });
    }
  });

  it('is neither shared, nor put in the bin, nor taken out of it', async () => {
    const { tenderId } = await start('preference-locale', administrator);
    const sharing = `/api/tenders/${tenderId}/sharing`;
    addTeam(app, 'achats', 'Achats');
    expect((await administrator.call({ method: 'GET', url: sharing })).json<Sharing>()).toMatchObject({ mayShare: false, access: 'write' });
    problem(await administrator.call({ method: 'PUT', url: sharing, payload: { teamId: 'achats', shares: [] } }), 403, 'FORBIDDEN');
    problem(await administrator.call({ method: 'DELETE', url: `/api/tenders/${tenderId}` }), 403, 'FORBIDDEN');
    problem(await administrator.call({ method: 'POST', url: `/api/tenders/${tenderId}/restore` }), 403, 'FORBIDDEN');
    expect((await administrator.call({ method: 'GET', url: `/api/tenders/${tenderId}` })).statusCode).toBe(200);
  });

  it('leaves no line in the journal, whatever is done in it; real work still does', async () => {
    const before = journalLines();
    const { tenderId } = await start('blanchisserie', learner, true);
    expect((await save(present(tenderId), 1, { title: 'Essai' })).statusCode).toBe(200);
    const documents = `/api/tenders/${tenderId}/documents`;
    const { id } = (await learner.call({ method: 'POST', url: documents, ...documentUpload('ccap', await wordFile('# Objet', 'Texte.'), 'CCAP.docx') })).json<{
      id: string;
    }>();
    await learner.call({ method: 'PATCH', url: `${documents}/${id}`, payload: { piece: 'rc' } });
    expect((await learner.call({ method: 'DELETE', url: `${documents}/${id}` })).statusCode).toBe(204);
    expect(journalLines()).toBe(before);
    await learner.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Vraie' } });
    expect(journalLines()).toBe((before ?? 0) + 1);
  });

  it('does not weigh on the checks of real consultations, nor they on it', async () => {
    const own = async (id: string) => (await learner.call({ method: 'GET', url: `/api/tenders/${id}/findings` })).json<FindingList>();
    const direct = { ...soundTender({ cents: 5_000_000 }), procedure: { ...soundTender().procedure, kind: 'direct-award' } };
    const real = (await learner.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Espaces verts' } })).json<Tender>();
    expect((await save(real.id, 1, direct)).statusCode).toBe(200);
    const { tenderId } = await start('ecrire-exception', learner, true);
    const [alone, practice] = [await own(real.id), await own(present(tenderId))];
    expect((await save(present(tenderId), 1, direct)).statusCode).toBe(200);
    expect((await own(real.id)).items).toEqual(alone.items);
    expect((await own(present(tenderId))).items.filter(({ rule }) => rule === 'L61')).toEqual([]);
    expect(practice.items.length).toBeGreaterThan(0);
    // The same purchase, made for real, is seen.
    const twin = (await learner.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Jumelle' } })).json<Tender>();
    expect((await save(twin.id, 1, direct)).statusCode).toBe(200);
    expect((await own(real.id)).items.filter(({ rule }) => rule === 'L61')).toHaveLength(1);
  });

  it('counts in no figure of the service and leaves with no organisation', async () => {
    const { read } = app.opened.context;
    const listed = (await read.organisationFile.ids('local', 'tenders')).length;
    const { tenders } = await read.service.counts('local');
    expect(tenders).toBe(listed);
    await start('une-clause-toutes-les-pieces', administrator);
    expect((await read.service.counts('local')).tenders).toBe(tenders);
    expect((await read.service.counts('local')).documents).toBe(0);
    const file = await organisationFile(app.opened.context, { organisationId: 'local', personId: administrator.id });
    if (isRefusal(file)) throw new Error(file.message);
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.chunks) chunks.push(chunk);
    expect(Buffer.concat(chunks).includes('Document d’exercice')).toBe(false);
    expect((await read.organisationFile.ids('local', 'tenders')).length).toBe(listed);
  });
});

describe('on one desk', () => {
  it('the person of the desk practises too', async () => {
    const desk = await testApp();
    const started = answer(await desk.call({ method: 'POST', url: url('blanchisserie', '/start') }), Exercise);
    expect((await desk.call({ method: 'GET', url: `/api/tenders/${started.tenderId}` })).statusCode).toBe(200);
    expect((await desk.call({ method: 'GET', url: '/api/tenders' })).json<TenderList>().total).toBe(0);
    await desk.close();
  });
});
