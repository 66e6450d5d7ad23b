/** Another day: the law changed, a year went by, missed questions are due. The law changes on the day the content says. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Attempt, ModuleList, TrainingModule } from '../../shared/api/training.ts';
import { FlaggedQuestionList } from '../../shared/api/training-lead.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, callWith, openSession, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';
import { addOwnModule, anotherDay, answerAll, attempt, drawnOf, give, ownQuestion, start, wrongAnswer } from '../support/training.ts';

const SOURCING = 'sourcing';
/** Its version of 2027 starts with that year (`autres.yaml`). */
const EGALIM = 'crpm-l230-5-1';
const CHANGED = '2027-02-01';

let app: TestApp;
let who: TestPerson;
let own: string;
const opened: TestApp[] = [];

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  who = addPerson(app, { roles: ['reader'] });
  own = addOwnModule(app, { questions: [ownQuestion('une'), ownQuestion('deux'), ownQuestion('cantine', { references: [EGALIM] })] });
  for (const module of [own, SOURCING]) expect(await attempt(app, who, module)).toMatchObject({ passed: true });
});
afterEach(async () => {
  for (const other of opened.splice(0)) await other.close();
});
afterAll(() => app.close());

type Visitor = Pick<TestPerson, 'call'>;
/** The same people and data, another day. */
async function on(day: string): Promise<{ later: TestApp; learner: Visitor; as: (person: TestPerson, organisationId?: string) => Visitor }> {
  const later = await anotherDay(app, day, SERVED);
  opened.push(later);
  const as = (person: TestPerson, organisationId = 'local'): Visitor => {
    const cookie = openSession(later, person.id, organisationId);
    return { call: (options) => callWith(later, cookie, options) };
  };
  return { later, learner: as(who), as };
}
const moduleOf = async (visitor: Visitor, id: string) => answer(await visitor.call({ method: 'GET', url: `/api/training/modules/${id}` }), TrainingModule);
const flagged = async (visitor: Visitor) => answer(await visitor.call({ method: 'GET', url: '/api/training/flagged-questions' }), FlaggedQuestionList).items;
const review = (visitor: Visitor, id: string) => visitor.call({ method: 'POST', url: `/api/training/flagged-questions/${id}/review` });
const refresh = (visitor: Visitor, module: string) => start(visitor, { purpose: 'refresher', module });

describe('when an article changes', () => {
  it('the questions that cite it are asked without counting, until a jurist has read them again', async () => {
    const { later } = await on(CHANGED);
    const [one, other] = [addPerson(later, { roles: ['reader'] }), addPerson(later, { roles: ['reader'] })];
    const jurist = addPerson(later, { roles: ['jurist'] });
    const before = await attempt(later, one, own, ({ asked }) => !asked.id.endsWith('cantine'));
    expect(before.questions.map(({ asked, scored }) => [asked.id.split('.').at(-1), scored]).sort()).toEqual([
      ['cantine', false],
      ['deux', true],
      ['une', true],
    ]);
    expect(before).toMatchObject({ right: 2, scored: 2, basisPoints: 10_000, passed: true });
    expect(before.questions.find(({ scored }) => !scored)?.correction).toMatchObject({ right: false, references: [{ id: EGALIM, from: '2027-01-01' }] });
    expect(answer(await one.call({ method: 'GET', url: '/api/training/modules' }), ModuleList).review).toEqual({ due: 0, nextOn: null });

    expect((await moduleOf(one, own)).flagged).toBe(1);
    const [mine] = (await flagged(jurist)).filter(({ moduleId }) => moduleId === own);
    expect(mine).toMatchObject({ moduleTitle: 'Nos achats responsables', reviewedOn: '2026-11-23', changed: [{ id: EGALIM, from: '2027-01-01' }] });
    expect((await review(jurist, mine?.id ?? '')).statusCode).toBe(204);
    expect((await moduleOf(one, own)).flagged).toBe(0);
    expect(await attempt(later, other, own)).toMatchObject({ right: 3, scored: 3 });
  });

  it('ours are listed with their numbers and thresholds readable, and count again once they are all read', async () => {
    const { later } = await on(CHANGED);
    const jurist = addPerson(later, { roles: ['jurist'] });
    const all = await flagged(jurist);
    const ours = all.filter(({ moduleId }) => moduleId === SOURCING);
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.every(({ changed }) => changed.some(({ id }) => id === EGALIM))).toBe(true);
    expect(all.filter(({ prompt, explanation }) => /\{\{/.test(prompt + explanation))).toEqual([]);
    const set = new Set(ours.map(({ id }) => id));
    const aside = await attempt(later, addPerson(later, { roles: ['reader'] }), SOURCING);
    expect(aside.questions.filter(({ scored }) => !scored).map(({ asked }) => set.has(asked.id))).toEqual([true]);
    for (const { id } of all) expect((await review(jurist, id)).statusCode).toBe(204);
    expect(await flagged(jurist)).toEqual([]);
    const counted = await attempt(later, addPerson(later, { roles: ['reader'] }), SOURCING);
    expect(counted.scored).toBe(counted.questions.length);
  });

  it('a reading says nothing for another organisation, nor for who may not make it', async () => {
    const { later } = await on(CHANGED);
    const [jurist, stranger, reader] = [
      addPerson(later, { roles: ['jurist'] }),
      addPerson(later, { roles: ['jurist'], organisationId: 'ailleurs' }),
      addPerson(later, { roles: ['reader', 'buyer', 'scheme-lead', 'auditor'] }),
    ];
    const theirs = await flagged(stranger);
    const mine = (await flagged(jurist)).find(({ moduleId }) => moduleId === own);
    expect(theirs.map(({ id }) => id)).not.toContain(mine?.id);
    problem(await review(stranger, mine?.id ?? ''), 404, 'NOT_FOUND');
    problem(await review(jurist, 'inconnue'), 404, 'NOT_FOUND');
    problem(await review(reader, theirs[0]?.id ?? ''), 403, 'FORBIDDEN');
    problem(await reader.call({ method: 'GET', url: '/api/training/flagged-questions' }), 403, 'FORBIDDEN');
    for (const { id } of theirs) await review(jurist, id);
    expect(await flagged(stranger)).toEqual(theirs);
  });

  it('a module that was passed is to be refreshed: the refresher asks first what rests on the article', async () => {
    const { later, learner } = await on(CHANGED);
    const jurist = addPerson(later, { roles: ['jurist'] });
    expect((await moduleOf(learner, SOURCING)).progress).toMatchObject({ state: 'law-changed', passedOn: '2026-11-23' });
    expect((await moduleOf(learner, SOURCING)).progress.changedReferences).toContain(EGALIM);
    const changed = (await flagged(jurist)).filter(({ moduleId }) => moduleId === SOURCING).map(({ id }) => id);
    for (const id of changed) await review(jurist, id);
    const { id, purpose, questions } = answer(await refresh(learner, SOURCING), Attempt, 201);
    expect([purpose, questions.length]).toEqual(['refresher', 6]);
    expect(questions.map(({ asked }) => asked.id)).toEqual(expect.arrayContaining(changed.slice(0, 6)));
    expect(await answerAll(later, learner, id, () => true)).toMatchObject({ passed: true });
    expect((await moduleOf(learner, SOURCING)).progress).toMatchObject({ state: 'passed', passedOn: CHANGED, refreshOn: '2028-02-01', changedReferences: [] });
  });
});

describe('a year after the success', () => {
  it('the module is to be refreshed, and one refresher is enough', async () => {
    const { later, learner } = await on('2027-11-23');
    addOwnModule(later);
    const raw = later.raw;
    const content = JSON.stringify({
      ...JSON.parse(String(raw.prepare('SELECT content FROM own_modules WHERE id = ?').pluck().get(own))),
      questions: [ownQuestion('une')],
    });
    raw.prepare('UPDATE own_modules SET content = ? WHERE id = ?').run(content, own);
    expect((await moduleOf(learner, own)).progress.state).toBe('refresh');
    const { id } = answer(await refresh(learner, own), Attempt, 201);
    await answerAll(later, learner, id, () => true);
    expect((await moduleOf(learner, own)).progress).toMatchObject({ state: 'passed', passedOn: '2027-11-23' });
  });
});

describe('a missed question', () => {
  it('is due the next day, then later each time it is answered right; missed again, it starts over', async () => {
    const learner = addPerson(app, { roles: ['reader'] });
    const missed = await attempt(app, learner, own, (_, index) => index > 0);
    const question = missed.questions[0]?.asked.id;
    const rows = (on: TestApp) => on.raw.prepare('SELECT question_id, box, due_on FROM training_reviews WHERE person_id = ?').all(learner.id);
    expect(rows(app)).toEqual([{ question_id: question, box: 1, due_on: '2026-11-24' }]);

    const { later, as } = await on('2026-11-24');
    const visitor = as(learner);
    expect(answer(await visitor.call({ method: 'GET', url: '/api/training/modules' }), ModuleList).review).toEqual({ due: 1, nextOn: null });
    const { id, questions, module, passMarkBasisPoints } = answer(await start(visitor, { purpose: 'review' }), Attempt, 201);
    expect([questions.map(({ asked }) => asked.id), module, passMarkBasisPoints]).toEqual([[question], null, 0]);
    expect(answer(await start(visitor, { purpose: 'review' }), Attempt, 200).id).toBe(id);
    await answerAll(later, visitor, id, () => true);
    expect(rows(later)).toEqual([{ question_id: question, box: 2, due_on: '2026-11-27' }]);
    problem(await start(visitor, { purpose: 'review' }), 409, 'NOTHING_TO_ASK');

    const again = await on('2026-11-25');
    const late = again.as(learner);
    const second = answer(await start(late, { purpose: 'review' }), Attempt, 201);
    const [drawn] = drawnOf(again.later, second.id);
    if (!drawn) throw new Error('nothing was drawn');
    expect(answer(await give(late, second.id, drawn.asked.id, wrongAnswer(drawn)), Attempt)).toMatchObject({ state: 'done', right: 0 });
    expect(rows(again.later)).toEqual([{ question_id: question, box: 1, due_on: '2026-11-26' }]);
  });

  it('that left its module is asked no more', async () => {
    const learner = addPerson(app, { roles: ['reader'] });
    const module = addOwnModule(app, { questions: [ownQuestion('une')] });
    await attempt(app, learner, module, () => false);
    app.raw.prepare('DELETE FROM own_modules WHERE id = ?').run(module);
    const { as } = await on('2026-12-01');
    const visitor = as(learner);
    expect(answer(await visitor.call({ method: 'GET', url: '/api/training/modules' }), ModuleList).review).toEqual({ due: 0, nextOn: null });
    problem(await start(visitor, { purpose: 'review' }), 409, 'NOTHING_TO_ASK');
  });
});
