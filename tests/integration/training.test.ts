/** What a learner does on the server: reading, attempts, their end. The key of a question goes with its answer, never before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attempt, ModuleList, ModuleProgress, TrainingModule } from '../../shared/api/training.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, addTeam, openSession, callWith, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';
import { completeScheme } from '../support/scheme.ts';
import { addOwnModule, answerAll, attempt, drawnOf, give, ownQuestion, start, wrongAnswer } from '../support/training.ts';

const LAW = 'droit-et-cibles';
let app: TestApp;
let learner: TestPerson;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  learner = addPerson(app, { roles: ['reader'] });
});
afterAll(() => app.close());

const someone = (organisationId = 'local'): TestPerson => addPerson(app, { roles: ['reader'], organisationId });
const modules = async (who = learner) => answer(await who.call({ method: 'GET', url: '/api/training/modules' }), ModuleList);
const moduleOf = async (id: string, who = learner) => answer(await who.call({ method: 'GET', url: `/api/training/modules/${id}` }), TrainingModule);
const progressOf = async (id: string, who = learner) => (await moduleOf(id, who)).progress;
const started = async (who: TestPerson, module = LAW) => answer(await start(who, { purpose: 'module', module }), Attempt, 201);
const read = (who: TestPerson, id: string) => who.call({ method: 'GET', url: `/api/training/attempts/${id}` });
const journal = () =>
  app.raw
    .prepare<[], { action: string; entity_id: string; person_id: string }>(
      "SELECT action, entity_id, person_id FROM audit_lines WHERE action LIKE 'training.%'",
    )
    .all();

describe('the modules', () => {
  it('are listed in the order of the path, each with where the person is', async () => {
    const { items, path, review, on } = await modules(someone());
    const numbers = items.flatMap(({ number }) => number ?? []);
    expect(numbers).toEqual([...numbers].sort());
    expect(
      items.every(({ progress, questions, flagged, readingMinutes }) => progress.state === 'new' && questions > 0 && flagged === 0 && readingMinutes > 0),
    ).toBe(true);
    expect([path.passed, path.total, on]).toEqual([0, numbers.length, '2026-11-23']);
    expect(review).toEqual({ due: 0, nextOn: null });
  });

  it('are read with the clauses and thresholds of the day in them, and without a word of their questions', async () => {
    for (const { id } of (await modules()).items) {
      const module = await moduleOf(id);
      const sections = [...module.lessons, ...(module.case ? [module.case] : [])].flatMap((part) => part.sections).concat(module.sheet);
      expect(JSON.stringify(sections)).not.toMatch(/"id":"(clause|schema|seuil)\./);
      for (const { live } of sections.filter((section) => section.live?.source === 'clause')) expect(live?.href).toMatch(/^\/clauses\//);
      expect(module.lessons.every(({ references, readingMinutes }) => references.length > 0 && readingMinutes > 0)).toBe(true);
      const questions = app.opened.context.content.trainingModules.find((known) => known.id === id)?.questions ?? [];
      const sent = JSON.stringify(module);
      expect(questions.filter(({ explanation, prompt }) => sent.includes(explanation) || sent.includes(prompt)).map((question) => question.id)).toEqual([]);
    }
  });

  it('that does not exist says so', async () => {
    problem(await learner.call({ method: 'GET', url: '/api/training/modules/inconnu' }), 404, 'NOT_FOUND');
    problem(await start(learner, { purpose: 'module', module: 'inconnu' }), 404, 'NOT_FOUND');
  });
});

describe('what a lesson takes from the scheme', () => {
  const parts = async (who: TestPerson) =>
    (await Promise.all([LAW, 'animer'].map((id) => moduleOf(id, who))))
      .flatMap(({ lessons }) => lessons.flatMap(({ sections }) => sections))
      .filter(({ live }) => live?.source === 'scheme');

  it('is a sentence while there is none, then what the last one that the person reaches says', async () => {
    const alone = await parts(learner);
    expect(alone.length).toBeGreaterThan(0);
    expect(new Set(alone.map(({ live, blocks }) => `${live?.href} ${JSON.stringify(blocks)}`)).size).toBe(1);
    expect(alone[0]).toMatchObject({ live: { href: null }, blocks: [{ content: [{ text: 'Votre organisation n’a pas encore de schéma dans Clausier.' }] }] });

    addTeam(app, 'voirie', 'Voirie');
    const lead = addPerson(app, { roles: ['scheme-lead'], teamIds: ['voirie'] });
    const { id } = (await lead.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Premier' } })).json<{ id: string }>();
    const payload = { ...completeScheme(), title: 'Schéma de la voirie' };
    expect((await lead.call({ method: 'PATCH', url: `/api/schemes/${id}`, headers: { 'if-match': '"1"' }, payload })).statusCode).toBe(200);
    const own = await parts(lead);
    expect(own.every(({ live }) => live?.title === 'Schéma de la voirie' && live.href === `/schemas/${id}`)).toBe(true);
    expect(JSON.stringify(own)).toContain(payload.axes[0]?.objectives[0]?.title);
    expect(await parts(learner)).toEqual(alone);
  });
});

describe('reading', () => {
  it('is kept lesson by lesson, with the one the person is on', async () => {
    const reader = someone();
    const [first, second] = (await moduleOf(LAW)).lessons.map(({ id }) => id);
    const put = (lesson: string | undefined, isRead: boolean, module = LAW) =>
      reader.call({ method: 'PUT', url: `/api/training/modules/${module}/reading`, payload: { lesson, read: isRead } });
    expect(answer(await put(first, false), ModuleProgress)).toMatchObject({ state: 'started', lessonsRead: [], lastLesson: first });
    await put(first, true);
    await put(first, true);
    expect(answer(await put(second, true), ModuleProgress)).toMatchObject({ lessonsRead: [first, second], lastLesson: second });
    expect(answer(await put(first, false), ModuleProgress)).toMatchObject({ lessonsRead: [second], lastLesson: first });
    expect(await progressOf(LAW)).toMatchObject({ state: 'new', lessonsRead: [] });
    problem(await put('inconnue', true), 400, 'INVALID_INPUT');
    problem(await put(first, true, 'inconnu'), 404, 'NOT_FOUND');
  });
});

describe('an attempt', () => {
  it('sends nothing of the key before the answer, and the whole correction after it', async () => {
    const who = someone();
    const { id } = await started(who);
    const stored = drawnOf(app, id);
    for (const [index, drawn] of stored.entries()) {
      const body = (await read(who, id)).body;
      const shown = answer(await read(who, id), Attempt);
      for (const [position, { correction, answer: given }] of shown.questions.entries())
        expect([correction === null, given === null]).toEqual([position >= index, position >= index]);
      for (const { explanation, notes, finding, working } of stored.slice(index))
        for (const secret of [explanation, working, finding?.message, ...notes.map(({ text }) => text)])
          if (secret && !stored.slice(0, index).some((before) => JSON.stringify(before).includes(JSON.stringify(secret))))
            expect(body).not.toContain(JSON.stringify(secret).slice(1, -1));
      const after = answer(await give(who, id, drawn.asked.id, drawn.key), Attempt).questions[index];
      expect(after).toMatchObject({ answer: drawn.key, correction: { right: true, expected: drawn.key, explanation: drawn.explanation } });
      expect(after?.correction?.references.map((reference) => reference.id)).toEqual(drawn.references);
    }
  });

  it('asks what the module says, all of it counting, in an order of each person’s own', async () => {
    const { draw, passMarkBasisPoints } = await moduleOf(LAW);
    const [one, other] = [await started(someone()), await started(someone())];
    expect(one).toMatchObject({
      state: 'open',
      purpose: 'module',
      module: { id: LAW },
      passMarkBasisPoints,
      right: 0,
      scored: draw,
      basisPoints: null,
      passed: null,
      finishedAt: null,
    });
    expect(one.questions).toHaveLength(draw);
    expect(one.questions.map(({ asked }) => asked)).not.toEqual(other.questions.map(({ asked }) => asked));
  });

  it('that is interrupted is found again as it was left, by any window', async () => {
    const who = someone();
    const { id, questions } = await started(who);
    const [first] = drawnOf(app, id);
    if (!first) throw new Error('nothing was drawn');
    await give(who, id, first.asked.id, first.key);
    const elsewhere = { call: (options: Parameters<TestPerson['call']>[0]) => callWith(app, openSession(app, who.id), options) };
    expect((await progressOf(LAW, who)).openAttempt).toBe(id);
    const again = answer(await start(elsewhere, { purpose: 'module', module: LAW }), Attempt, 200);
    expect([again.id, again.questions.map(({ asked }) => asked), again.right]).toEqual([id, questions.map(({ asked }) => asked), 1]);
  });

  it('is one, and each question is answered once, for two windows at the same time', async () => {
    const who = someone();
    const both = await Promise.all([start(who, { purpose: 'module', module: LAW }), start(who, { purpose: 'module', module: LAW })]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 201]);
    const [id, other] = both.map((reply) => reply.json<Attempt>().id);
    expect(other).toBe(id);
    const [first] = drawnOf(app, id ?? '');
    if (!id || !first) throw new Error('nothing was drawn');
    const replies = await Promise.all([give(who, id, first.asked.id, first.key), give(who, id, first.asked.id, wrongAnswer(first))]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    problem(await give(who, id, first.asked.id, wrongAnswer(first)), 409, 'ALREADY_ANSWERED');
    expect(answer(await read(who, id), Attempt).questions[0]?.answer).toEqual(first.key);
  });

  it('refuses what is no answer, and keeps nothing of it', async () => {
    const who = someone();
    const { id, questions } = await started(who);
    const question = questions[0]?.asked.id ?? '';
    const [first] = drawnOf(app, id);
    for (const given of [
      {},
      { choice: ['c1', 'c1'] },
      { choice: ['inconnue'] },
      { choice: ['constructor'] },
      { ...first?.key, value: 1, choice: ['c1'] },
      { pairs: [{ left: 'g1', right: 'g1' }] },
    ])
      expect(problem(await give(who, id, question, given), 400, 'INVALID_INPUT').fields?.[0]?.path).toMatch(/^answer/);
    for (const given of [null, 'c1', [], { choice: 'c1' }, { right: true }, { choice: [1] }])
      problem(await give(who, id, question, given), 400, 'INVALID_INPUT');
    for (const stranger of ['inconnue', 'constructor', '__proto__']) problem(await give(who, id, stranger, { choice: ['c1'] }), 400, 'INVALID_INPUT');
    expect(answer(await read(who, id), Attempt).questions.every(({ answer: kept }) => kept === null)).toBe(true);
  });

  it('needs a module, except a review, which needs none', async () => {
    problem(await start(learner, { purpose: 'module' }), 400, 'INVALID_INPUT');
    problem(await start(learner, { purpose: 'refresher' }), 400, 'INVALID_INPUT');
    problem(await start(learner, { purpose: 'review', module: LAW }), 400, 'INVALID_INPUT');
    problem(await start(learner, { purpose: 'refresher', module: LAW }), 409, 'NOT_PASSED');
    problem(await start(learner, { purpose: 'review' }), 409, 'NOTHING_TO_ASK');
  });

  it('is its person’s alone', async () => {
    const who = someone();
    const { id, questions } = await started(who);
    const question = questions[0]?.asked.id ?? '';
    for (const other of [learner, addPerson(app, { roles: ['administrator', 'jurist', 'scheme-lead'] }), someone('ailleurs')]) {
      problem(await read(other, id), 404, 'NOT_FOUND');
      problem(await give(other, id, question, { choice: ['c1'] }), 404, 'NOT_FOUND');
    }
  });
});

describe('the last answer', () => {
  it('ends the attempt: passed at the mark, told in the journal and in the progress', async () => {
    const who = someone();
    const done = await attempt(app, who, LAW);
    expect(done).toMatchObject({ state: 'done', passed: true, basisPoints: 10_000, right: done.scored });
    expect(journal()).toContainEqual({ action: 'training.passed', entity_id: LAW, person_id: who.id });
    expect(await progressOf(LAW, who)).toMatchObject({
      state: 'passed',
      best: 10_000,
      passedOn: '2026-11-23',
      refreshOn: '2027-11-23',
      openAttempt: null,
      changedReferences: [],
    });
    expect((await modules(who)).path.passed).toBe(1);
    problem(await give(who, done.id, done.questions[0]?.asked.id ?? '', { choice: ['c1'] }), 409, 'ATTEMPT_OVER');
  });

  it('under the mark leaves the module started, and its missed questions come back the next day', async () => {
    const who = someone();
    const done = await attempt(app, who, LAW, (_, index) => index >= 4);
    expect(done).toMatchObject({ state: 'done', passed: false, right: done.scored - 4 });
    expect(journal().filter(({ person_id }) => person_id === who.id)).toEqual([]);
    expect(await progressOf(LAW, who)).toMatchObject({ state: 'started', passedOn: null, best: done.basisPoints });
    expect((await modules(who)).review).toEqual({ due: 0, nextOn: '2026-11-24' });
    expect(problem(await start(who, { purpose: 'review' }), 409, 'NOTHING_TO_ASK').detail).toContain('24 novembre 2026');
    // The bank is large enough for none of those known to be asked again yet.
    const again = (await started(who)).questions.map(({ asked }) => asked.id);
    const known = done.questions.slice(4).map(({ asked }) => asked.id);
    expect(known.filter((id) => again.includes(id))).toEqual([]);
  });

  it('given after the clock was set back ends no earlier than the attempt began', async () => {
    const who = someone();
    const { id, startedAt } = await started(who);
    app.wait(-7 * 86_400);
    const done = await answerAll(app, { call: (options) => callWith(app, openSession(app, who.id), options) }, id, () => true);
    app.wait(7 * 86_400);
    expect([done.startedAt, done.finishedAt, done.passed]).toEqual([startedAt, startedAt, true]);
    expect(await progressOf(LAW, who)).toMatchObject({ passedOn: '2026-11-23' });
  });
});

describe('a module of the organisation’s own', () => {
  it('is learnt like ours once it is published, by its organisation alone', async () => {
    const id = addOwnModule(app, { questions: [ownQuestion('droit-petit-lot'), ownQuestion('deux')] });
    const draft = addOwnModule(app, { title: 'Brouillon' }, 'local', false);
    const stranger = someone('ailleurs');
    expect((await modules()).items.at(-1)).toMatchObject({ id, kind: 'own', number: null, questions: 2 });
    expect((await modules(stranger)).items.map((module) => module.id)).not.toContain(id);
    for (const [who, hidden] of [
      [stranger, id],
      [learner, draft],
    ] as const) {
      problem(await who.call({ method: 'GET', url: `/api/training/modules/${hidden}` }), 404, 'NOT_FOUND');
      problem(await start(who, { purpose: 'module', module: hidden }), 404, 'NOT_FOUND');
    }
    const who = someone();
    expect(await attempt(app, who, id)).toMatchObject({ passed: true, scored: 2, right: 2, module: { id, title: 'Nos achats responsables' } });
    expect(await progressOf(id, who)).toMatchObject({ state: 'passed' });
    expect((await modules(who)).path.passed).toBe(0);
  });

  it('may name a question as long as any', async () => {
    const id = addOwnModule(app, { questions: [ownQuestion('q'.repeat(80))] });
    expect(await attempt(app, someone(), id)).toMatchObject({ passed: true, scored: 1 });
  });

  it('without a question is read, not attempted', async () => {
    const id = addOwnModule(app);
    expect((await moduleOf(id)).lessons).toHaveLength(1);
    problem(await start(learner, { purpose: 'module', module: id }), 409, 'NOTHING_TO_ASK');
  });

  it('keeps an open attempt as it was drawn when it is changed or taken away', async () => {
    const who = someone();
    const id = addOwnModule(app, { questions: [ownQuestion('une'), ownQuestion('deux')] });
    const { id: attemptId, questions } = await started(who, id);
    app.raw.prepare('DELETE FROM own_modules WHERE id = ?').run(id);
    expect(answer(await read(who, attemptId), Attempt).questions).toEqual(questions);
    expect(await answerAll(app, who, attemptId, () => true)).toMatchObject({ passed: true, module: { title: 'Nos achats responsables' } });
  });
});

describe('on one desk', () => {
  it('the one person learns too', async () => {
    const desk = await testApp();
    const done = await attempt(desk, desk, LAW);
    expect(done).toMatchObject({ state: 'done', passed: true });
    expect(answer(await desk.call({ method: 'GET', url: `/api/training/modules/${LAW}` }), TrainingModule).progress.state).toBe('passed');
    await desk.close();
  });
});
