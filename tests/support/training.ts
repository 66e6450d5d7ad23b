/** Learning in tests: attempts answered from what the database keeps, modules of one’s own, the same database another day. */
import { randomUUID } from 'node:crypto';
import { Attempt, type Answer, type AttemptCreate } from '../../shared/api/training.ts';
import type { ModuleContent, QuestionOf } from '../../shared/api/training-content.ts';
import type { DrawnQuestion } from '../../shared/training/drawn.ts';
import { answer } from './answer.ts';
import { type TestApp, testApp } from './app.ts';
import type { TestPerson } from './people.ts';

type Caller = Pick<TestPerson, 'call'>;

export const start = (who: Caller, asked: AttemptCreate) => who.call({ method: 'POST', url: '/api/training/attempts', payload: asked });
export const give = (who: Caller, id: string, question: string, given: unknown) =>
  who.call({ method: 'POST', url: `/api/training/attempts/${id}/answers`, payload: { question, answer: given } });

/** The questions of an attempt as they are stored, with their key. */
export function drawnOf({ raw }: TestApp, id: string): DrawnQuestion[] {
  const stored = raw.prepare('SELECT questions FROM training_attempts WHERE id = ?').pluck().get(id);
  return JSON.parse(String(stored));
}

/** An answer of the right shape that is not the right one. */
export function wrongAnswer({ asked, key }: DrawnQuestion): Answer {
  const other = (ids: readonly { id: string }[]): Answer => ({ choice: [ids.find(({ id }) => !key.choice?.includes(id))?.id ?? ''] });
  switch (asked.kind) {
    case 'single':
    case 'multiple':
      return other(asked.options);
    case 'fault':
      return other(asked.paragraphs);
    case 'place':
      return other(asked.outline);
    case 'ordering':
      return { choice: [...(key.choice ?? [])].reverse() };
    case 'calculation':
      return { value: (key.value ?? 0) * 2 + 1000 };
    case 'matching': {
      const [first, second, ...rest] = key.pairs ?? [];
      if (!first || !second) throw new Error('a matching of one pair');
      return { pairs: [{ left: first.left, right: second.right }, { left: second.left, right: first.right }, ...rest] };
    }
  }
}

/** Answers what is left of an attempt, right or wrong; the attempt once done. */
export async function answerAll(app: TestApp, who: Caller, id: string, right: (question: DrawnQuestion, index: number) => boolean): Promise<Attempt> {
  let last = answer(await who.call({ method: 'GET', url: `/api/training/attempts/${id}` }), Attempt);
  for (const [index, drawn] of drawnOf(app, id).entries()) {
    if (last.questions[index]?.answer) continue;
    last = answer(await give(who, id, drawn.asked.id, right(drawn, index) ? drawn.key : wrongAnswer(drawn)), Attempt);
  }
  return last;
}

/** A whole attempt on a module, from its first question to its last. */
export async function attempt(
  app: TestApp,
  who: Caller,
  module: string,
  right: (question: DrawnQuestion, index: number) => boolean = () => true,
): Promise<Attempt> {
  const started = answer(await start(who, { purpose: 'module', module }), Attempt, 201);
  return answerAll(app, who, started.id, right);
}

export const ownQuestion = (id: string, more: Partial<QuestionOf<'single'>> = {}): QuestionOf<'single'> => ({
  id,
  lesson: null,
  kind: 'single',
  prompt: `Que dit la règle ${id} ?`,
  options: [
    { text: 'Ce qu’elle dit', right: true },
    { text: 'Ce qu’elle ne dit pas', right: false, why: 'On la lit souvent ainsi.' },
  ],
  explanation: `C’est écrit dans la règle ${id}.`,
  references: ['ccp-l3'],
  reviewedOn: '2026-11-23',
  ...more,
});

/** A module of an organisation’s own, put straight into the database. */
export function addOwnModule({ opened, raw }: TestApp, content: Partial<ModuleContent> = {}, organisationId = 'local', published = true): string {
  const id = randomUUID();
  const whole: ModuleContent = {
    title: 'Nos achats responsables',
    summary: 'Les règles de la maison.',
    audience: 'Tous',
    minutes: 20,
    passMarkBasisPoints: 7500,
    draw: 10,
    objectives: ['Appliquer nos règles'],
    lessons: [{ id: 'regles', title: 'Nos règles', references: ['ccp-l3'], blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Nos règles.' }] }] }],
    case: null,
    sheet: [],
    questions: [],
    ...content,
  };
  const now = opened.context.clock.now();
  raw
    .prepare('INSERT INTO own_modules (id, organisation_id, revision, published, content, created_at, updated_at) VALUES (?, ?, 1, ?, ?, ?, ?)')
    .run(id, organisationId, published ? 1 : 0, JSON.stringify(whole), now, now);
  return id;
}

/** A second server on a copy of the database, as another day finds it. Sessions are opened anew. */
export const anotherDay = async (app: TestApp, today: string, environment: NodeJS.ProcessEnv = {}): Promise<TestApp> =>
  testApp({ today, environment, database: await app.keep(), ids: today });
