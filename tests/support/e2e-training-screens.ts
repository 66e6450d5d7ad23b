/** Every screen of the training as its learner sees it: pages, each kind of question asked and corrected, practice, certificates. */
import type { Page } from 'playwright-core';
import { Value } from 'typebox/value';
import { type Answer, type AskedQuestion, Attempt } from '../../shared/api/training.ts';
import { QUESTION_KINDS, type QuestionKind } from '../../shared/api/training-content.ts';
import { settled } from './browser.ts';
import { ask } from './e2e-account.ts';
import type { Screen } from './e2e-screens.ts';

const MODULE = '/formation/modules/droit-et-cibles';
const EXERCISE = '/formation/exercices/blanchisserie';

/** Any answer at all, of the right shape, to the question under the eyes. */
async function answerAnyhow(page: Page): Promise<void> {
  const form = page.locator('.question__form');
  for (const list of await form.locator('select').all()) await list.selectOption({ index: 1 });
  const boxes = form.locator('input[type="radio"], input[type="checkbox"]');
  if ((await boxes.count()) > 0) await boxes.first().check();
  for (const field of await form.locator('input[type="text"]').all()) await field.fill('12,5');
  await page.getByRole('button', { name: 'Répondre' }).click();
  await page.locator('.correction').waitFor();
}

const anyAnswer = (asked: AskedQuestion): Answer => {
  if (asked.kind === 'ordering') return { choice: asked.items.map(({ id }) => id) };
  if (asked.kind === 'matching') return { pairs: asked.left.map(({ id }) => ({ left: id, right: asked.right[0]?.id ?? '' })) };
  if (asked.kind === 'calculation') return { value: 0 };
  const [first] = asked.kind === 'fault' ? asked.paragraphs : asked.kind === 'place' ? asked.outline : asked.options;
  return { choice: [first?.id ?? ''] };
};

const MODULES = ['heures', 'rediger', 'leviers', 'droit-et-cibles'];
const ROUNDS = 3;

/** Goes from question to question, and from test to test, up to one of this kind. */
async function reachKind(page: Page, kind: QuestionKind): Promise<void> {
  for (const module of Array.from({ length: ROUNDS }, () => MODULES).flat()) {
    const attempt = await ask(page, 'POST', '/api/training/attempts', { purpose: 'module', module });
    if (!Value.Check(Attempt, attempt)) throw new Error('not an attempt');
    const left = attempt.questions.filter(({ answer }) => answer === null);
    const at = left.findIndex(({ asked }) => asked.kind === kind);
    for (const { asked } of at < 0 ? left : left.slice(0, at))
      await ask(page, 'POST', `/api/training/attempts/${attempt.id}/answers`, { question: asked.id, answer: anyAnswer(asked) });
    if (at < 0) continue;
    await page.goto(`/formation/tentatives/${attempt.id}`);
    await settled(page);
    return;
  }
  throw new Error(`no question « ${kind} » was drawn`);
}

const questions = QUESTION_KINDS.map(
  (kind): Screen => ({
    name: `une question « ${kind} », puis sa correction`,
    path: '/formation',
    title: /^Se tester – .* – Clausier$/,
    reach: async (page) => {
      await reachKind(page, kind);
      await answerAnyhow(page);
    },
  }),
);

async function openPractice(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: 'Ouvrir la consultation d’exercice' })
    .or(page.getByRole('link', { name: 'Ouvrir la consultation d’exercice' }))
    .click();
  await page.getByRole('region', { name: 'Exercice' }).getByRole('button', { name: 'Vérifier' }).click();
  await page.getByText(/objectifs atteints/).waitFor();
}

export const training: Screen[] = [
  { name: 'la formation', path: '/formation', title: /^Formation – Clausier$/ },
  { name: 'un module', path: MODULE, title: /^Le droit et les cibles – Formation – Clausier$/ },
  { name: 'un module inconnu', path: '/formation/modules/inconnu', title: /^Page introuvable – Clausier$/ },
  { name: 'une leçon', path: `${MODULE}/lecons/ce-qui-change`, title: /^Ce qui a changé .* – Le droit et les cibles – Clausier$/ },
  { name: 'une leçon inconnue', path: `${MODULE}/lecons/inconnue`, title: /^Page introuvable – Clausier$/ },
  { name: 'un cas', path: `${MODULE}/cas`, title: / – Le droit et les cibles – Clausier$/ },
  { name: 'une fiche', path: `${MODULE}/fiche`, title: /^Fiche – Le droit et les cibles – Clausier$/ },
  {
    name: 'une question posée',
    path: MODULE,
    title: /^Se tester – .* – Clausier$/,
    reach: (page) => reachKind(page, 'place'),
  },
  ...questions,
  { name: 'une tentative inconnue', path: '/formation/tentatives/inconnue', title: /^Page introuvable – Clausier$/ },
  { name: 'les révisions', path: '/formation/revisions', title: /^Révisions – Clausier$/ },
  { name: 'un exercice', path: EXERCISE, title: /^.* – Exercice – Clausier$/ },
  { name: 'une consultation d’exercice vérifiée', path: EXERCISE, title: / – Exercice\s: entretien du linge de trois foyers – Clausier$/, reach: openPractice },
  { name: 'les attestations', path: '/formation/attestation', title: /^Attestations – Clausier$/ },
  { name: 'une attestation inconnue', path: '/formation/attestations/inconnue', title: /^Page introuvable – Clausier$/ },
  { name: 'vérifier une attestation', path: '/attestation', title: /^Vérifier une attestation de formation – Clausier$/ },
  { name: 'un code mal recopié', path: '/attestation/ABCD', title: /^Vérifier une attestation de formation – Clausier$/ },
];
