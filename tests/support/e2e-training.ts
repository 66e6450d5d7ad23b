/** A learner in a browser: what the database keeps of their attempt says what is right, the keyboard gives it. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import type { Answer, AskedQuestion } from '../../shared/api/training.ts';
import type { DrawnQuestion } from '../../shared/training/drawn.ts';
import { settled } from './browser.ts';
import { ask } from './e2e-account.ts';
import { tabTo, waitForFocus } from './e2e-person.ts';
import type { Server } from './e2e-server.ts';
import { wrongAnswer } from './training.ts';

type Kept = { questions: DrawnQuestion[]; answers: Record<string, Answer> };

/** An attempt as it is stored, with its key; the last one begun when none is named. */
export function keptAttempt({ folder }: Pick<Server, 'folder'>, id: string | null = null): Kept & { id: string } {
  const raw = new Database(join(folder, 'clausier.db'), { readonly: true });
  try {
    const row = raw
      .prepare<[string | null], { id: string; questions: string; answers: string }>(
        'SELECT id, questions, answers FROM training_attempts WHERE id = coalesce(?, id) ORDER BY started_at DESC, rowid DESC LIMIT 1',
      )
      .get(id);
    if (!row) throw new Error('no attempt in the database');
    return { id: row.id, questions: JSON.parse(row.questions), answers: JSON.parse(row.answers) };
  } finally {
    raw.close();
  }
}

export const attemptOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** Presses a key as often as said. */
async function press(page: Page, key: string, times: number): Promise<void> {
  for (let pressed = 0; pressed < times; pressed++) await page.keyboard.press(key);
}

const lines = (asked: AskedQuestion): readonly { id: string }[] => {
  if (asked.kind === 'single' || asked.kind === 'multiple') return asked.options;
  if (asked.kind === 'fault') return asked.paragraphs;
  return asked.kind === 'place' ? asked.outline : [];
};

/** Moves each step up to its rank. */
async function orderByKeyboard(page: Page, asked: Extract<AskedQuestion, { kind: 'ordering' }>, wanted: readonly string[]): Promise<void> {
  const order = asked.items.map(({ id }) => id);
  for (const [rank, id] of wanted.entries()) {
    const from = order.indexOf(id);
    if (from === rank) continue;
    await tabTo(page, page.locator(`[data-item="${id}"] [data-move="-1"]`));
    for (let at = from; at > rank; at--) {
      await page.keyboard.press('Enter');
      // At the top « Monter » is refused: the focus goes to « Descendre » of the same step.
      await waitForFocus(page, page.locator(`[data-item="${id}"] [data-move="${at - 1 === 0 ? 1 : -1}"]`));
    }
    order.splice(rank, 0, ...order.splice(from, 1));
  }
}

/** Gives this answer to the question on screen, without a mouse. */
export async function answerByKeyboard(page: Page, asked: AskedQuestion, answer: Answer): Promise<void> {
  await page.getByRole('heading', { level: 2, name: asked.prompt }).waitFor();
  const choice = answer.choice ?? [];
  if (asked.kind === 'ordering') await orderByKeyboard(page, asked, choice);
  else if (asked.kind === 'matching') {
    for (const [index, { id }] of asked.left.entries()) {
      const right = answer.pairs?.find(({ left }) => left === id)?.right;
      await tabTo(page, page.locator('.question select').nth(index));
      await press(page, 'ArrowDown', asked.right.findIndex((one) => one.id === right) + 1);
    }
  } else if (asked.kind === 'calculation') {
    await tabTo(page, page.locator('.question input'));
    await page.keyboard.type(String(answer.value).replace('.', ','));
  } else if (asked.kind === 'multiple') {
    for (const [index, { id }] of asked.options.entries()) {
      if (!choice.includes(id)) continue;
      await tabTo(page, page.locator('.question input').nth(index));
      await page.keyboard.press('Space');
    }
  } else {
    await tabTo(page, page.locator('.question input').first());
    await page.keyboard.press('Space');
    await press(
      page,
      'ArrowDown',
      lines(asked).findIndex(({ id }) => id === choice[0]),
    );
  }
  await tabTo(page, page.getByRole('button', { name: 'Répondre' }));
  await page.keyboard.press('Enter');
}

/** Answers by the API what is left of an attempt, but for its last `left` questions. */
export async function answerAway(page: Page, server: Pick<Server, 'folder'>, id: string, isRight: boolean, left = 0): Promise<void> {
  const { questions, answers } = keptAttempt(server, id);
  for (const drawn of questions.slice(0, questions.length - left)) {
    if (answers[drawn.asked.id]) continue;
    await ask(page, 'POST', `/api/training/attempts/${id}/answers`, { question: drawn.asked.id, answer: isRight ? drawn.key : wrongAnswer(drawn) });
  }
}

/** Starts a test, or goes on with the open one; gives its id. */
export async function startTest(page: Page, module: string): Promise<string> {
  await page.goto(`/formation/modules/${module}`);
  await settled(page);
  const part = page.getByRole('region', { name: 'Se tester' });
  await part
    .getByRole('button', { name: 'Se tester' })
    .or(part.getByRole('link', { name: 'Reprendre le test' }))
    .click();
  await page.waitForURL(/\/formation\/tentatives\//);
  await settled(page);
  return attemptOf(page);
}

/** Passes a module without a look at its questions. */
export async function passModule(page: Page, server: Pick<Server, 'folder'>, module: string): Promise<void> {
  await answerAway(page, server, await startTest(page, module), true);
}
