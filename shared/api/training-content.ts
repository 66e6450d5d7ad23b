/**
 * A training module as it is written: lessons, a case, a sheet, questions with their key. Ours come from `db/content/formation`,
 * an organisation's own from its trainer; both have this shape. Never sent to a learner: `training.ts` says what is.
 */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { Block } from './blocks.ts';
import { PIECES } from './clauses.ts';
import { closed, Confidence, Day, Id, nullable, oneOf, rows, Title } from './common.ts';

export const MODULE_KINDS = ['path', 'short', 'own'] as const;
export type ModuleKind = (typeof MODULE_KINDS)[number];
export const QUESTION_KINDS = ['single', 'multiple', 'ordering', 'matching', 'calculation', 'fault', 'place'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];
export const ANSWER_UNITS = ['euros', 'heures', 'pourcent', 'mois', 'jours', 'nombre'] as const;
export type AnswerUnit = (typeof ANSWER_UNITS)[number];

const Line = Type.String({ minLength: 1, maxLength: LIMITS.shortText });
const Sentences = Type.String({ minLength: 1, maxLength: LIMITS.questionText });
const References = rows(Id, 20);

const asked = {
  id: Id,
  /** The lesson that answers it; null for none. */
  lesson: nullable(Id),
  prompt: Sentences,
  explanation: Sentences,
  references: References,
  /** Last day somebody read it against the law. */
  reviewedOn: Day,
};

const Option = Type.Object(
  {
    text: Line,
    right: Type.Boolean(),
    /** Why people fall for it. */
    why: Type.Optional(Line),
  },
  closed,
);

const choice = <K extends 'single' | 'multiple'>(kind: K) =>
  Type.Object({ ...asked, kind: Type.Literal(kind), options: Type.Array(Option, { minItems: 2, maxItems: 8 }) }, closed);
export const SingleQuestion = choice('single');
export const MultipleQuestion = choice('multiple');

/** `steps` in the right order. */
export const OrderingQuestion = Type.Object({ ...asked, kind: Type.Literal('ordering'), steps: Type.Array(Line, { minItems: 3, maxItems: 8 }) }, closed);

export const MatchingQuestion = Type.Object(
  {
    ...asked,
    kind: Type.Literal('matching'),
    pairs: Type.Array(Type.Object({ left: Line, right: Line }, closed), { minItems: 2, maxItems: 8 }),
    /** Answers that go with nothing. */
    extra: rows(Line, 4),
  },
  closed,
);

export const DrawnNumber = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 30, pattern: '^[a-z][a-z0-9-]*$' }),
    min: Type.Number(),
    max: Type.Number(),
    step: Type.Number({ exclusiveMinimum: 0 }),
    unit: oneOf(ANSWER_UNITS),
  },
  closed,
);

/** `formula` over the numbers; `tolerance` in per cent of the right value. */
export const CalculationQuestion = Type.Object(
  {
    ...asked,
    kind: Type.Literal('calculation'),
    numbers: Type.Array(DrawnNumber, { minItems: 1, maxItems: 8 }),
    formula: Line,
    unit: oneOf(ANSWER_UNITS),
    decimals: Type.Integer({ minimum: 0, maximum: 4 }),
    tolerance: Type.Number({ minimum: 0, maximum: 50 }),
    /** The reasoning, with `{{number}}` and `{{reponse}}`. */
    working: Sentences,
  },
  closed,
);

/** « # » before a paragraph makes it a title. The check `rule` finds the one that is at fault. */
export const FaultQuestion = Type.Object(
  {
    ...asked,
    kind: Type.Literal('fault'),
    piece: oneOf(PIECES),
    paragraphs: Type.Array(Type.String({ minLength: 1, maxLength: LIMITS.questionText }), { minItems: 2, maxItems: 10 }),
    rule: Id,
    fixed: Sentences,
  },
  closed,
);

/** « 8.1 Pénalités »: number, then title; the product's own table says where the clause goes. */
export const PlaceQuestion = Type.Object(
  { ...asked, kind: Type.Literal('place'), piece: oneOf(PIECES), clause: Id, outline: Type.Array(Line, { minItems: 3, maxItems: 30 }) },
  closed,
);

export const TrainingQuestion = Type.Union([
  SingleQuestion,
  MultipleQuestion,
  OrderingQuestion,
  MatchingQuestion,
  CalculationQuestion,
  FaultQuestion,
  PlaceQuestion,
]);
export type TrainingQuestion = Static<typeof TrainingQuestion>;
export type QuestionOf<K extends QuestionKind> = Extract<TrainingQuestion, { kind: K }>;

/** A paragraph made of one marker alone (`{{clause.slug.piece}}`, `{{schema.objectifs}}`) becomes the living text it names. */
export const LessonContent = Type.Object({ id: Id, title: Title, references: References, blocks: rows(Block, LIMITS.blocks) }, closed);
export type LessonContent = Static<typeof LessonContent>;

export const CaseContent = Type.Object(
  { title: Title, source: Line, confidence: Confidence, references: References, blocks: rows(Block, LIMITS.blocks) },
  closed,
);
export type CaseContent = Static<typeof CaseContent>;

export const moduleSections = {
  title: Title,
  summary: Line,
  audience: Line,
  /** Whole length: reading, questions, practice. */
  minutes: Type.Integer({ minimum: 5, maximum: 600 }),
  passMarkBasisPoints: Type.Integer({ minimum: 5_000, maximum: LIMITS.basisPoints }),
  /** Questions drawn at each attempt. */
  draw: Type.Integer({ minimum: 1, maximum: 40 }),
  objectives: Type.Array(Line, { minItems: 1, maxItems: 8 }),
  lessons: Type.Array(LessonContent, { minItems: 1, maxItems: 20 }),
  case: nullable(CaseContent),
  sheet: rows(Block, LIMITS.blocks),
  questions: rows(TrainingQuestion, LIMITS.questionsPerModule),
};
export const ModuleContent = Type.Object(moduleSections, closed);
export type ModuleContent = Static<typeof ModuleContent>;

/** A module of ours, in its place in the path (1 to 8; null for the short ones). */
export type TrainingModuleRecord = ModuleContent & { id: string; kind: 'path' | 'short'; number: number | null; reviewedOn: string };
