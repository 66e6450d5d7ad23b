/** One question as it is asked today: numbers chosen, order mixed, markers written, key kept apart. */
import type { LegalReference } from '../api/references.ts';
import type { Answer, AskedQuestion } from '../api/training.ts';
import type { QuestionOf, TrainingQuestion } from '../api/training-content.ts';
import type { Day } from '../days.ts';
import type { Law } from '../tender/law.ts';
import type { DrawnQuestion } from './drawn.ts';
import { foundFault, outlineItems, rightPlace } from './engine-questions.ts';
import { fillText, type ThresholdTexts, thresholdTexts, writeAmount } from './filled.ts';
import { readFormula } from './formula.ts';
import type { QuestionContext } from './question-faults.ts';
import { seededRandom, shuffled } from './random.ts';
import { changedSince } from './review-state.ts';

export type DrawContext = {
  /** The law of a day: of today, or of the day a question was last read. */
  law: (on: Day) => Law;
  on: Day;
  references: ReadonlyMap<string, LegalReference>;
  clause: QuestionContext['clause'];
  /** Last day the organisation read a question again. */
  reviews: ReadonlyMap<string, Day>;
};

type Drawn = {
  asked: AskedQuestion;
  key: Answer;
  margin?: number;
  notes?: { id: string; text: string }[];
  working?: string | null;
  finding?: DrawnQuestion['finding'];
  /** What is written holds no longer: asked, never counted. */
  doubtful?: boolean;
};
type Write = (text: string) => string;

/** Ids say nothing of the order a question was written in: they follow the order it is shown in. */
const named = <T>(items: readonly T[], letter: string): { id: string; item: T }[] => items.map((item, index) => ({ id: `${letter}${index + 1}`, item }));

function drawChoice({ id, kind, prompt, options }: QuestionOf<'single'> | QuestionOf<'multiple'>, write: Write, random: () => number): Drawn {
  const shown = named(shuffled(options, random), 'c');
  return {
    asked: { id, kind, prompt: write(prompt), options: shown.map(({ id: option, item }) => ({ id: option, text: write(item.text) })) },
    key: { choice: shown.filter(({ item }) => item.right).map((option) => option.id) },
    notes: shown.flatMap(({ id: option, item }) => (item.why ? [{ id: option, text: write(item.why) }] : [])),
  };
}

function drawOrdering({ id, kind, prompt, steps }: QuestionOf<'ordering'>, write: Write, random: () => number): Drawn {
  const mixed = shuffled(
    steps.map((text, rank) => ({ text, rank })),
    random,
  );
  // Shown in the right order, there would be nothing to do.
  const first = mixed.every(({ rank }, index) => rank === index) ? mixed.splice(0, 1) : [];
  const shown = named([...mixed, ...first], 'e');
  return {
    asked: { id, kind, prompt: write(prompt), items: shown.map((step) => ({ id: step.id, text: write(step.item.text) })) },
    key: { choice: [...shown].sort((a, b) => a.item.rank - b.item.rank).map((step) => step.id) },
  };
}

function drawMatching({ id, kind, prompt, pairs, extra }: QuestionOf<'matching'>, write: Write, random: () => number): Drawn {
  const left = named(shuffled(pairs, random), 'g');
  const right = named(shuffled([...pairs.map((pair) => pair.right), ...extra], random), 'd');
  return {
    asked: {
      id,
      kind,
      prompt: write(prompt),
      left: left.map((one) => ({ id: one.id, text: write(one.item.left) })),
      right: right.map((one) => ({ id: one.id, text: write(one.item) })),
    },
    key: { pairs: left.map((one) => ({ left: one.id, right: right.find(({ item }) => item === one.item.right)?.id ?? '' })) },
  };
}

const decimalsOf = (step: number): number => String(step).split('.')[1]?.length ?? 0;
const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));
/** Numbers that make no sense together (a division by zero) are drawn again, this many times. */
const TRIES = 20;

function drawCalculation(
  { id, kind, prompt, ...question }: QuestionOf<'calculation'>,
  write: (text: string, values?: ReadonlyMap<string, string>) => string,
  random: () => number,
): Drawn | null {
  const { numbers, formula, unit, decimals, tolerance, working } = question;
  const compute = readFormula(
    formula,
    numbers.map((number) => number.id),
  );
  if ('fault' in compute) return null;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const values = new Map(
      numbers.map(({ id: name, min, max, step }) => {
        const steps = Math.floor((max - min) / step + 1e-9) + 1;
        return [name, rounded(min + step * Math.floor(random() * steps), Math.max(decimalsOf(step), decimalsOf(min)))];
      }),
    );
    const value = rounded(compute(values), decimals);
    if (!Number.isFinite(value)) continue;
    const texts = new Map(numbers.map(({ id: name, unit: own }) => [name, writeAmount(values.get(name) ?? 0, own)]));
    return {
      asked: { id, kind, prompt: write(prompt, texts), unit, decimals },
      key: { value },
      // A whole number is exact; else what rounds to the answer is the answer.
      margin: Math.max((Math.abs(value) * tolerance) / 100, decimals > 0 ? 0.5 * 10 ** -decimals : 0),
      working: write(working, new Map([...texts, ['reponse', writeAmount(value, unit)]])),
    };
  }
  return null;
}

/** The check of today says where the fault is; when it no longer does, that of the day the question was read. */
function drawFault(question: QuestionOf<'fault'>, write: Write, { law, on }: DrawContext): Drawn | null {
  const today = foundFault(question, law(on));
  const found = today ?? foundFault(question, law(question.reviewedOn));
  if (!found) return null;
  const { id, kind, piece, prompt, paragraphs, fixed } = question;
  const shown = named(paragraphs, 'p');
  const { rule, title, message } = found.finding;
  return {
    asked: {
      id,
      kind,
      piece,
      prompt: write(prompt),
      paragraphs: shown.map(({ id: paragraph, item }) => ({ id: paragraph, text: item.replace(/^# /, ''), heading: item.startsWith('# ') })),
    },
    key: { choice: [shown[found.paragraph]?.id ?? ''] },
    working: fixed,
    finding: { rule, title, message },
    doubtful: today === null,
  };
}

function drawPlace(question: QuestionOf<'place'>, write: Write, { clause }: DrawContext): Drawn | null {
  const known = clause(question.clause);
  const place = known && rightPlace(question, known);
  if (!known || !place) return null;
  const { id, kind, piece, prompt, outline } = question;
  return {
    asked: {
      id,
      kind,
      piece,
      prompt: write(prompt),
      clause: { slug: known.slug, title: known.title },
      outline: outlineItems(outline).map(({ sign: _sign, ...title }) => title),
    },
    key: { choice: [place.after] },
    working: place.reason,
  };
}

function drawKind(
  question: TrainingQuestion,
  context: DrawContext,
  write: (text: string, values?: ReadonlyMap<string, string>) => string,
  random: () => number,
): Drawn | null {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return drawChoice(question, write, random);
    case 'ordering':
      return drawOrdering(question, write, random);
    case 'matching':
      return drawMatching(question, write, random);
    case 'calculation':
      return drawCalculation(question, write, random);
    case 'fault':
      return drawFault(question, write, context);
    case 'place':
      return drawPlace(question, write, context);
  }
}

const displays = new WeakMap<Law, ThresholdTexts>();
function textsOf(law: Law): ThresholdTexts {
  const known = displays.get(law) ?? thresholdTexts(law.thresholds);
  displays.set(law, known);
  return known;
}

/** Last day somebody read the question against the law, we or the organisation. */
export function lastReview({ id, reviewedOn }: TrainingQuestion, reviews: DrawContext['reviews']): Day {
  const here = reviews.get(id);
  return here !== undefined && here > reviewedOn ? here : reviewedOn;
}

/** Articles that changed since then. */
export const changedReferences = (question: TrainingQuestion, { references, reviews, on }: Pick<DrawContext, 'references' | 'reviews' | 'on'>): string[] =>
  changedSince(question.references, references, lastReview(question, reviews), on);

/**
 * @param seed the same one draws the same question: numbers, order
 * @returns null when nobody can say the right answer any more (a clause that left the library, a text no check finds at fault)
 */
export function drawQuestion(question: TrainingQuestion, moduleId: string, context: DrawContext, seed: string): DrawnQuestion | null {
  const thresholds = textsOf(context.law(context.on));
  let missing = false;
  const write = (text: string, values?: ReadonlyMap<string, string>): string => {
    const filled = fillText(text, thresholds, values);
    missing ||= filled.missing;
    return filled.text;
  };
  const drawn = drawKind(question, context, write, seededRandom(`${seed}/${question.id}`));
  if (!drawn) return null;
  const explanation = write(question.explanation);
  return {
    id: question.id,
    moduleId,
    asked: drawn.asked,
    key: drawn.key,
    margin: drawn.margin ?? 0,
    notes: drawn.notes ?? [],
    explanation,
    working: drawn.working ?? null,
    finding: drawn.finding ?? null,
    references: question.references,
    scored: !missing && !drawn.doubtful && changedReferences(question, context).length === 0,
  };
}
