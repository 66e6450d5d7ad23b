/** What a question being written still lacks, in the words of its form. Pure: the server judges the rest once it is complete. */
import type { QuestionOf, TrainingQuestion } from '#shared/api/training-content.ts';

const blank = (text: string): boolean => text.trim() === '';
const blanks = (texts: readonly string[], name: string): string[] => texts.flatMap((text, index) => (blank(text) ? [`Écrivez ${name} ${index + 1}.`] : []));

/** Nobody's answer is taken for granted: the right ones are those that were picked. */
const choiceLacks = ({ kind, options }: QuestionOf<'single'> | QuestionOf<'multiple'>): string[] => [
  ...blanks(
    options.map(({ text }) => text),
    'le choix',
  ),
  ...(kind === 'single' && !options.some(({ right }) => right) ? ['Désignez le choix juste.'] : []),
  ...(kind === 'multiple' && options.filter(({ right }) => right).length < 2 ? ['Cochez les choix justes : deux au moins.'] : []),
];

const matchingLacks = ({ pairs, extra }: QuestionOf<'matching'>): string[] => [
  ...pairs.flatMap(({ left, right }, index) => (blank(left) || blank(right) ? [`Complétez la paire ${index + 1}.`] : [])),
  ...blanks(extra, 'la réponse en trop'),
];

const calculationLacks = ({ numbers, formula, working }: QuestionOf<'calculation'>): string[] => [
  ...numbers.flatMap(({ id, step }, index) => [
    ...(/^[a-z][a-z0-9-]*$/.test(id) ? [] : [`Le nom du nombre ${index + 1} commence par une lettre.`]),
    ...(step > 0 ? [] : [`Le pas du nombre ${index + 1} est plus grand que zéro.`]),
  ]),
  ...(blank(formula) ? ['Écrivez la formule.'] : []),
  ...(blank(working) ? ['Écrivez le raisonnement.'] : []),
];

function kindLacks(question: TrainingQuestion): string[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return choiceLacks(question);
    case 'ordering':
      return blanks(question.steps, 'l’étape');
    case 'matching':
      return matchingLacks(question);
    case 'calculation':
      return calculationLacks(question);
    case 'fault':
      return [
        ...(blank(question.rule) ? ['Choisissez le contrôle qui trouve la faute.'] : []),
        ...blanks(question.paragraphs, 'le paragraphe'),
        ...(blank(question.fixed) ? ['Écrivez le paragraphe corrigé.'] : []),
      ];
    case 'place':
      return [
        ...(blank(question.clause) ? ['Choisissez la clause à placer.'] : []),
        ...(question.outline.filter((line) => !blank(line)).length < 3 ? ['Écrivez trois titres au moins.'] : []),
      ];
  }
}

export const questionLacks = (question: TrainingQuestion): string[] => [
  ...(blank(question.prompt) ? ['Écrivez la question.'] : []),
  ...kindLacks(question),
  ...(blank(question.explanation) ? ['Écrivez l’explication.'] : []),
];
