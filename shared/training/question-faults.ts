/** What is wrong with a question as it is written: ours at the start of the server, an organisation's when it saves or imports it. */
import type { ClauseSummary } from '../api/clauses.ts';
import type { QuestionOf, TrainingQuestion } from '../api/training-content.ts';
import type { Law } from '../tender/law.ts';
import { foundFault, rightPlace } from './engine-questions.ts';
import { readFormula } from './formula.ts';

export type QuestionContext = {
  law: Law;
  references: ReadonlySet<string>;
  clause: (slug: string) => Pick<ClauseSummary, 'slug' | 'title' | 'levers' | 'themes'> | null;
};

/** Longest over shortest: beyond, the length of a choice gives it away. */
const LENGTH_RATIO = 2.2;
/** Under this many characters a choice is a word or a number: lengths say nothing. */
const SHORT = 40;

function choiceFaults({ kind, options }: QuestionOf<'single'> | QuestionOf<'multiple'>): string[] {
  const right = options.filter((option) => option.right);
  const texts = options.map(({ text }) => text.trim().toLowerCase());
  const lengths = (of: readonly { text: string }[]): number => of.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, of.length);
  const [ofRight, ofWrong] = [lengths(right), lengths(options.filter((option) => !option.right))];
  return [
    ...(kind === 'single' && right.length !== 1 ? ['une seule bonne réponse attendue'] : []),
    ...(kind === 'multiple' && right.length < 2 ? ['deux bonnes réponses au moins ; sinon, la forme est « single »'] : []),
    ...(right.length === options.length ? ['toutes les réponses sont bonnes'] : []),
    ...(new Set(texts).size < texts.length ? ['deux réponses identiques'] : []),
    ...(Math.max(ofRight, ofWrong) > SHORT && ofRight > LENGTH_RATIO * ofWrong ? ['la bonne réponse se reconnaît à sa longueur'] : []),
  ];
}

const repeated = (texts: readonly string[]): boolean => new Set(texts.map((text) => text.trim().toLowerCase())).size < texts.length;

function calculationFaults({ numbers, formula, prompt, working }: QuestionOf<'calculation'>): string[] {
  const names = numbers.map(({ id }) => id);
  const faults = numbers.flatMap(({ id, min, max, step }) => [
    ...(min > max ? [`${id} : la borne basse dépasse la borne haute`] : []),
    ...((max - min) / step > 100_000 ? [`${id} : pas trop petit pour cet écart`] : []),
  ]);
  if (repeated(names)) faults.push('deux nombres portent le même nom');
  for (const [, name = ''] of `${prompt} ${working}`.matchAll(/\{\{([^}]*)\}\}/g))
    if (!names.includes(name.trim()) && name.trim() !== 'reponse' && !name.trim().startsWith('seuil.')) faults.push(`nombre inconnu : ${name.trim()}`);
  for (const name of names) if (!prompt.includes(`{{${name}}}`)) faults.push(`l’énoncé ne donne pas le nombre « ${name} »`);
  const compute = readFormula(formula, names);
  if ('fault' in compute) return [...faults, `formule : ${compute.fault}`];
  // Every corner of what may be drawn.
  for (let corner = 0; corner < 2 ** Math.min(numbers.length, 8); corner++) {
    const values = new Map(numbers.map(({ id, min, max }, index) => [id, corner & (1 << index) ? max : min]));
    if (!Number.isFinite(compute(values))) return [...faults, 'formule : le résultat n’est pas un nombre (division par zéro ?)'];
  }
  return faults;
}

function kindFaults(question: TrainingQuestion, { law, clause }: QuestionContext): string[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return choiceFaults(question);
    case 'ordering':
      return repeated(question.steps) ? ['deux étapes identiques'] : [];
    case 'matching':
      return [
        ...(repeated(question.pairs.map(({ left }) => left)) ? ['deux fois le même élément à gauche'] : []),
        ...(repeated([...question.pairs.map(({ right }) => right), ...question.extra]) ? ['deux fois la même réponse à droite'] : []),
      ];
    case 'calculation':
      return calculationFaults(question);
    case 'fault':
      return foundFault(question, law) ? [] : [`le contrôle ${question.rule} doit trouver la faute dans un seul paragraphe, et se taire sur le texte corrigé`];
    case 'place': {
      const known = clause(question.clause);
      if (!known) return [`clause inconnue : ${question.clause}`];
      return rightPlace(question, known) ? [] : ['aucun titre du plan ne convient à cette clause'];
    }
  }
}

/** Every fault, in French; empty when the question may be asked. */
export const questionFaults = (question: TrainingQuestion, context: QuestionContext): string[] => [
  ...question.references.filter((id) => !context.references.has(id)).map((id) => `référence inconnue : ${id}`),
  ...kindFaults(question, context),
];
