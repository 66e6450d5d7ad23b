/** What a learner is sent: modules, lessons, questions without their key, attempts, exercises. The key stays on the server until the answer is given. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { Block } from './blocks.ts';
import { PIECES } from './clauses.ts';
import { BasisPoints, closed, Confidence, Day, Id, ID_PATTERN, nullable, oneOf, rows, Title } from './common.ts';
import { REFERENCE_STATUSES } from './references.ts';
import { ANSWER_UNITS, MODULE_KINDS } from './training-content.ts';

/** `refresh`: passed more than a year ago; `law-changed`: passed, but an article it rests on has changed since. */
export const MODULE_STATES = ['new', 'started', 'passed', 'refresh', 'law-changed'] as const;
export type ModuleState = (typeof MODULE_STATES)[number];

export const ModuleProgress = Type.Object({
  state: oneOf(MODULE_STATES),
  lessonsRead: Type.Array(Id),
  /** Where to resume; null before the first lesson. */
  lastLesson: nullable(Id),
  /** The attempt to resume. */
  openAttempt: nullable(Id),
  best: nullable(BasisPoints),
  /** Real day of the last success. */
  passedOn: nullable(Day),
  refreshOn: nullable(Day),
  /** Articles that changed since the success. */
  changedReferences: Type.Array(Id),
});
export type ModuleProgress = Static<typeof ModuleProgress>;

const summary = {
  id: Id,
  kind: oneOf(MODULE_KINDS),
  /** Place in the path, 1 to 8; null outside it. */
  number: nullable(Type.Integer()),
  title: Title,
  summary: Type.String(),
  audience: Type.String(),
  minutes: Type.Integer(),
  /** Measured on the words of the lessons, the case and the sheet. */
  readingMinutes: Type.Integer(),
  passMarkBasisPoints: BasisPoints,
  draw: Type.Integer(),
  objectives: Type.Array(Type.String()),
  questions: Type.Integer(),
  /** Questions set aside until somebody reads them against the law of the day. */
  flagged: Type.Integer(),
};

export const ModuleSummary = Type.Object({ ...summary, lessons: Type.Integer(), exercises: Type.Integer(), progress: ModuleProgress });
export type ModuleSummary = Static<typeof ModuleSummary>;

export const ModuleList = Type.Object({
  items: Type.Array(ModuleSummary),
  total: Type.Integer(),
  on: Day,
  path: Type.Object({ passed: Type.Integer(), total: Type.Integer() }),
  /** Missed questions to see again: due today, and the next day one will be. */
  review: Type.Object({ due: Type.Integer(), nextOn: nullable(Day) }),
});
export type ModuleList = Static<typeof ModuleList>;

/** An article, as it stands on the day it is shown. */
export const TrainingReference = Type.Object({
  id: Id,
  citation: Type.String(),
  title: Type.String(),
  url: nullable(Type.String()),
  status: oneOf(REFERENCE_STATUSES),
  /** First day of the version in force; null when none is. */
  from: nullable(Day),
  confidence: Confidence,
});
export type TrainingReference = Static<typeof TrainingReference>;

/** Text of a lesson; `live` says where the blocks come from when they are taken from the library or from the organisation's scheme. */
export const LessonSection = Type.Object({
  live: nullable(
    Type.Object({
      source: oneOf(['clause', 'scheme']),
      title: Type.String(),
      /** Address inside the product; null when there is nothing to open (no scheme yet). */
      href: nullable(Type.String()),
    }),
  ),
  blocks: Type.Array(Block),
});
export type LessonSection = Static<typeof LessonSection>;

export const Lesson = Type.Object({
  id: Id,
  title: Title,
  readingMinutes: Type.Integer(),
  references: Type.Array(TrainingReference),
  sections: Type.Array(LessonSection),
});
export type Lesson = Static<typeof Lesson>;

export const EXERCISE_STATES = ['new', 'started', 'done'] as const;
export const ExerciseSummary = Type.Object({
  id: Id,
  moduleId: Id,
  title: Title,
  minutes: Type.Integer(),
  state: oneOf(EXERCISE_STATES),
  /** The practice consultation; null before it is started. */
  tenderId: nullable(Id),
  doneOn: nullable(Day),
});
export type ExerciseSummary = Static<typeof ExerciseSummary>;

export const TrainingModule = Type.Object({
  ...summary,
  on: Day,
  lessons: Type.Array(Lesson),
  case: nullable(
    Type.Object({
      title: Title,
      source: Type.String(),
      confidence: Confidence,
      references: Type.Array(TrainingReference),
      sections: Type.Array(LessonSection),
    }),
  ),
  sheet: Type.Array(LessonSection),
  exercises: Type.Array(ExerciseSummary),
  progress: ModuleProgress,
});
export type TrainingModule = Static<typeof TrainingModule>;

/** Lessons read so far, and the one the person is on. */
export const ReadingChange = Type.Object({ lesson: Id, read: Type.Boolean() }, closed);
export type ReadingChange = Static<typeof ReadingChange>;

/* — Questions as they are asked — */

/** An organisation's own question goes by its module, a dot, and its name there. */
export const QuestionId = Type.String({ minLength: 1, maxLength: 161, pattern: ID_PATTERN });
const Choice = Type.Object({ id: Id, text: Type.String() });
const base = { id: QuestionId, prompt: Type.String() };

export const AskedQuestion = Type.Union([
  Type.Object({ ...base, kind: oneOf(['single', 'multiple']), options: Type.Array(Choice) }),
  Type.Object({ ...base, kind: Type.Literal('ordering'), items: Type.Array(Choice) }),
  Type.Object({ ...base, kind: Type.Literal('matching'), left: Type.Array(Choice), right: Type.Array(Choice) }),
  Type.Object({ ...base, kind: Type.Literal('calculation'), unit: oneOf(ANSWER_UNITS), decimals: Type.Integer() }),
  Type.Object({
    ...base,
    kind: Type.Literal('fault'),
    piece: oneOf(PIECES),
    paragraphs: Type.Array(Type.Object({ id: Id, text: Type.String(), heading: Type.Boolean() })),
  }),
  Type.Object({
    ...base,
    kind: Type.Literal('place'),
    piece: oneOf(PIECES),
    clause: Type.Object({ slug: Id, title: Type.String() }),
    /** The clause goes after the chosen title (and what it holds). */
    outline: Type.Array(Type.Object({ id: Id, level: Type.Integer(), number: Type.String(), text: Type.String() })),
  }),
]);
export type AskedQuestion = Static<typeof AskedQuestion>;

/** `choice`: what was picked (single, multiple, fault, place) or the whole order (ordering); `pairs`: matching; `value`: calculation. */
export const Answer = Type.Object(
  {
    choice: Type.Optional(rows(Id, 40)),
    pairs: Type.Optional(rows(Type.Object({ left: Id, right: Id }, closed), 20)),
    value: Type.Optional(Type.Number({ minimum: -1e15, maximum: 1e15 })),
  },
  closed,
);
export type Answer = Static<typeof Answer>;

export const Correction = Type.Object({
  right: Type.Boolean(),
  /** A right answer, in the same terms as the one given. */
  expected: Answer,
  /** Why each wrong option tempts. */
  notes: Type.Array(Type.Object({ id: Id, text: Type.String() })),
  explanation: Type.String(),
  /** Calculation: the reasoning with its numbers. Fault: the paragraph once mended. Place: why there. */
  working: nullable(Type.String()),
  /** What the product's own check says of the faulty paragraph. */
  finding: nullable(Type.Object({ rule: Id, title: Type.String(), message: Type.String() })),
  references: Type.Array(TrainingReference),
});
export type Correction = Static<typeof Correction>;

export const ATTEMPT_PURPOSES = ['module', 'refresher', 'review'] as const;
export type AttemptPurpose = (typeof ATTEMPT_PURPOSES)[number];

export const AttemptCreate = Type.Object(
  {
    purpose: oneOf(ATTEMPT_PURPOSES),
    /** Absent for a review, which takes missed questions of every module. */
    module: Type.Optional(Id),
  },
  closed,
);
export type AttemptCreate = Static<typeof AttemptCreate>;

export const AttemptQuestion = Type.Object({
  asked: AskedQuestion,
  /** False when the law it rests on changed: asked and corrected, never counted. */
  scored: Type.Boolean(),
  answer: nullable(Answer),
  correction: nullable(Correction),
  /** The lesson to read again; absent or null until it is answered, and for a question no lesson answers. */
  lesson: Type.Optional(nullable(Type.Object({ module: Id, id: Id, title: Type.String() }))),
});
export type AttemptQuestion = Static<typeof AttemptQuestion>;

export const Attempt = Type.Object({
  id: Id,
  purpose: oneOf(ATTEMPT_PURPOSES),
  module: nullable(Type.Object({ id: Id, title: Type.String() })),
  state: oneOf(['open', 'done']),
  startedAt: Type.String(),
  finishedAt: nullable(Type.String()),
  questions: Type.Array(AttemptQuestion),
  right: Type.Integer(),
  /** How many count. */
  scored: Type.Integer(),
  passMarkBasisPoints: BasisPoints,
  /** Once done. */
  basisPoints: nullable(BasisPoints),
  passed: nullable(Type.Boolean()),
});
export type Attempt = Static<typeof Attempt>;

/** Each question is answered once; a second window is shown what was kept. */
export const AnswerCreate = Type.Object({ question: QuestionId, answer: Answer }, closed);
export type AnswerCreate = Static<typeof AnswerCreate>;

/* — Exercises on the real engine — */

export const Exercise = Type.Object({
  ...ExerciseSummary.properties,
  statement: Type.Array(LessonSection),
  goals: Type.Array(Type.Object({ id: Id, text: Type.String() })),
  /** Where the work starts: an address of the practice consultation; null before it is started. */
  href: nullable(Type.String()),
});
export type Exercise = Static<typeof Exercise>;

export const ExerciseCorrection = Type.Object({
  done: Type.Boolean(),
  goals: Type.Array(
    Type.Object({
      id: Id,
      text: Type.String(),
      met: Type.Boolean(),
      /** What the product's rules say. */
      message: Type.String(),
      /** Where to mend it, inside the practice consultation. */
      href: nullable(Type.String()),
    }),
  ),
});
export type ExerciseCorrection = Static<typeof ExerciseCorrection>;

/* — Certificates — */

export const CertificateModule = Type.Object({ id: Id, title: Type.String(), minutes: Type.Integer(), passedOn: Day });
export const Certificate = Type.Object({
  /** Eight groups of four signs, the last one of control: `shared/training/certificate-code.ts`. */
  code: Type.String(),
  title: Type.String(),
  holder: Type.String(),
  organisation: Type.String(),
  modules: Type.Array(CertificateModule),
  minutes: Type.Integer(),
  /** Day of the last success it rests on. */
  succeededOn: Day,
  issuedOn: Day,
  withdrawnOn: nullable(Day),
});
export type Certificate = Static<typeof Certificate>;
export const CertificateList = Type.Object({ items: Type.Array(Certificate), total: Type.Integer() });
export type CertificateList = Static<typeof CertificateList>;

/** `path`: the eight modules; else one short module or one of the organisation's own. `holder`: on one desk, where nobody signs in. */
export const CertificateCreate = Type.Object(
  { subject: Id, holder: Type.Optional(Type.String({ minLength: 1, maxLength: LIMITS.personName, pattern: '\\S' })) },
  closed,
);
export type CertificateCreate = Static<typeof CertificateCreate>;
export const PATH_CERTIFICATE = 'path';

/** What anyone may learn from a code: nothing but this. */
export const CertificateCheck = Type.Object({ status: oneOf(['valid', 'withdrawn', 'unknown']) });
export type CertificateCheck = Static<typeof CertificateCheck>;
