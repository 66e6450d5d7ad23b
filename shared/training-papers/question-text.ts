/** A question and its answer in words, for the trainer's guide and the slides. */
import type { AnswerUnit, TrainingQuestion } from '../api/training-content.ts';
import { formatNumber } from '../format.ts';
import type { TrainingMaterials } from './materials.ts';

const UNIT_WORDS: Record<AnswerUnit, string> = { euros: '€', heures: 'h', pourcent: '%', mois: 'mois', jours: 'jours', nombre: '' };

const LETTERS = 'ABCDEFGH';

export type QuestionText = { prompt: string; choices: string[]; answer: string[]; explanation: string };

/** A number that is drawn is shown by what it may be. */
function withRanges(question: Extract<TrainingQuestion, { kind: 'calculation' }>, text: string): string {
  return text.replace(/\{\{\s*([a-z0-9.-]+)\s*\}\}/g, (whole: string, id: string) => {
    const drawn = question.numbers.find((number) => number.id === id);
    if (!drawn) return id === 'reponse' ? 'la réponse' : whole;
    const unit = UNIT_WORDS[drawn.unit];
    return `[${formatNumber(drawn.min)} à ${formatNumber(drawn.max)}${unit ? ` ${unit}` : ''}]`;
  });
}

const letter = (index: number): string => LETTERS[index] ?? String(index + 1);

/** Choices are in the order they are written: the page mixes them, a sheet does not. */
export function questionText(question: TrainingQuestion, { engine, fill }: Pick<TrainingMaterials, 'engine' | 'fill'>): QuestionText {
  const { prompt, choices, answer, explanation } = written(question, engine(question));
  return { prompt: fill(prompt), choices: choices.map(fill), answer: answer.map(fill), explanation: fill(explanation) };
}

/** @param engine what the product itself answers (fault, place) */
function written(question: TrainingQuestion, engine: string): QuestionText {
  const { prompt, explanation } = question;
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return {
        prompt,
        choices: question.options.map(({ text }, index) => `${letter(index)}. ${text}`),
        answer: question.options.flatMap(({ right, text }, index) => (right ? [`${letter(index)}. ${text}`] : [])),
        explanation,
      };
    case 'ordering':
      return {
        prompt,
        choices: [...question.steps].sort((a, b) => a.localeCompare(b, 'fr')).map((step) => `– ${step}`),
        answer: question.steps.map((step, index) => `${index + 1}. ${step}`),
        explanation,
      };
    case 'matching':
      return {
        prompt,
        choices: [
          `À relier : ${question.pairs.map(({ left }) => left).join(' · ')}`,
          `Avec : ${[...question.pairs.map(({ right }) => right), ...question.extra].sort((a, b) => a.localeCompare(b, 'fr')).join(' · ')}`,
        ],
        answer: question.pairs.map(({ left, right }) => `${left} → ${right}`),
        explanation,
      };
    case 'calculation':
      return { prompt: withRanges(question, prompt), choices: [], answer: [withRanges(question, question.working)], explanation };
    case 'fault':
      return {
        prompt,
        choices: question.paragraphs.map((text) => (text.startsWith('# ') ? text.slice(2) : `– ${text}`)),
        answer: [engine, `Corrigé : ${question.fixed}`].filter(Boolean),
        explanation,
      };
    case 'place':
      return { prompt, choices: question.outline.map((line) => `– ${line}`), answer: [engine].filter(Boolean), explanation };
  }
}
