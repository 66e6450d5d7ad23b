/**
 * An exercise as it is written in `db/content/formation/exercices`: a consultation to start from, goals judged by the same rules as
 * real work, and one way to reach them all. Never sent whole to a learner: `training.ts` says what is.
 */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import type { Block } from './blocks.ts';
import { PIECES } from './clauses.ts';
import { closed, Id, oneOf, rows, Title } from './common.ts';
import { HOURS_METHODS, HoursRequest } from './hours.ts';
import { DECISION_LEVERS, RESERVATIONS, TenderChanges } from './tenders.ts';

/** Where a goal is mended: a step of the consultation, as its address says it. */
export const EXERCISE_STEPS = ['besoin', 'lots', 'decider', 'heures', 'clauses', 'controles', 'avis', 'fichiers'] as const;
export type ExerciseStep = (typeof EXERCISE_STEPS)[number];

const goal = { id: Id, text: Type.String({ minLength: 3, maxLength: LIMITS.shortText }) };
/** Number of the lot it is about. */
const lot = Type.Integer({ minimum: 1, maximum: LIMITS.rows });
const Rules = Type.Array(Id, { minItems: 1, maxItems: 20 });

export const ExerciseGoal = Type.Union([
  /** These checks find nothing, passed over or not. */
  Type.Object({ ...goal, kind: Type.Literal('silent'), rules: Rules, step: oneOf(EXERCISE_STEPS) }, closed),
  /** No check blocks any more. */
  Type.Object({ ...goal, kind: Type.Literal('no-blocking') }, closed),
  /** Every lever that the product recommends has a decision, and a reason when it is set aside; none that is unsuitable is retained. */
  Type.Object({ ...goal, kind: Type.Literal('levers'), lot }, closed),
  Type.Object({ ...goal, kind: Type.Literal('lever'), lot, lever: oneOf(DECISION_LEVERS), decision: oneOf(['retained', 'set-aside']) }, closed),
  Type.Object({ ...goal, kind: Type.Literal('reservation'), lot, among: Type.Array(oneOf(RESERVATIONS), { minItems: 1 }) }, closed),
  Type.Object({ ...goal, kind: Type.Literal('condition'), lot, family: oneOf(['social', 'environmental']) }, closed),
  /** So many criteria at least, whose weights make the whole. */
  Type.Object({ ...goal, kind: Type.Literal('criteria'), lot, least: Type.Integer({ minimum: 1, maximum: 10 }) }, closed),
  /** The volume retained is what the calculator gives for `request`, within `tolerance` per cent. */
  Type.Object({ ...goal, kind: Type.Literal('hours'), lot, request: HoursRequest, tolerance: Type.Number({ minimum: 0, maximum: 50 }) }, closed),
  /** The calculation is kept with the lot, by this method. */
  Type.Object({ ...goal, kind: Type.Literal('calculation'), lot, method: oneOf(HOURS_METHODS) }, closed),
  /** A reason of the closed list is chosen, open to this lot, with facts that hold. */
  Type.Object({ ...goal, kind: Type.Literal('exception'), lot }, closed),
  /** One of these clauses is chosen for the lot. */
  Type.Object({ ...goal, kind: Type.Literal('clause'), lot, among: Type.Array(Id, { minItems: 1 }) }, closed),
  /** A Word file is there for each piece. */
  Type.Object({ ...goal, kind: Type.Literal('files'), pieces: Type.Array(oneOf(PIECES), { minItems: 1 }) }, closed),
]);
export type ExerciseGoal = Static<typeof ExerciseGoal>;
export type GoalOf<K extends ExerciseGoal['kind']> = Extract<ExerciseGoal, { kind: K }>;

/** « # » before a line makes it a title, « ## » a title under it. */
export const ExerciseDocument = Type.Object(
  {
    piece: oneOf(PIECES),
    name: Type.String({ pattern: '^[A-Za-z0-9 -]+\\.docx$', maxLength: 80 }),
    lines: rows(Type.String({ minLength: 1, maxLength: LIMITS.longText }), 200),
  },
  closed,
);
export type ExerciseDocument = Static<typeof ExerciseDocument>;

const work = { tender: TenderChanges, documents: Type.Optional(Type.Array(ExerciseDocument, { maxItems: 6 })) };

/** A file of `exercices/`: what is left out of the consultation is unknown, as in an empty one. */
export const ExerciseFile = Type.Object(
  {
    title: Title,
    module: Id,
    minutes: Type.Integer({ minimum: 5, maximum: 120 }),
    step: oneOf(EXERCISE_STEPS),
    statement: Type.String({ minLength: 40, maxLength: LIMITS.longText }),
    goals: Type.Array(ExerciseGoal, { minItems: 2, maxItems: 12 }),
    start: Type.Object(work, closed),
    /** Over the start; its documents, when given, take the place of those of the start. */
    solution: Type.Object(work, closed),
  },
  closed,
);
export type ExerciseFile = Static<typeof ExerciseFile>;

export type ExerciseRecord = Omit<ExerciseFile, 'module' | 'statement'> & { id: string; moduleId: string; statement: Block[] };
