/** The trainer's side: who is where, cohorts, questions set aside, the organisation's own modules. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { closed, Day, Id, nullable, oneOf, rows, Title } from './common.ts';
import { MODULE_STATES, QuestionId, TrainingReference } from './training.ts';
import { moduleSections } from './training-content.ts';

export const HeldCertificate = Type.Object({ code: Type.String(), title: Type.String(), issuedOn: Day, withdrawnOn: nullable(Day) });
export type HeldCertificate = Static<typeof HeldCertificate>;
export const PersonProgress = Type.Object({
  personId: Id,
  name: Type.String(),
  modules: Type.Array(Type.Object({ moduleId: Id, state: oneOf(MODULE_STATES), passedOn: nullable(Day) })),
  exercisesDone: Type.Integer(),
  /** Passed the eight modules, and none is to be refreshed. */
  trained: Type.Boolean(),
  /** Last issued first, those withdrawn included. */
  certificates: Type.Array(HeldCertificate),
});
export type PersonProgress = Static<typeof PersonProgress>;
export const TrainingModuleName = Type.Object({ id: Id, title: Type.String(), number: nullable(Type.Integer()) });
export const ProgressTable = Type.Object({ on: Day, modules: Type.Array(TrainingModuleName), items: Type.Array(PersonProgress), total: Type.Integer() });
export type ProgressTable = Static<typeof ProgressTable>;

const cohort = {
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  moduleIds: rows(Id, 40),
  personIds: rows(Id, LIMITS.cohortSize),
  dueOn: nullable(Day),
};
export const CohortCreate = Type.Object(cohort, closed);
export type CohortCreate = Static<typeof CohortCreate>;
export const CohortChange = Type.Partial(CohortCreate, closed);
export type CohortChange = Static<typeof CohortChange>;
export const Cohort = Type.Object({ id: Id, createdAt: Type.String(), ...cohort });
export type Cohort = Static<typeof Cohort>;
export const CohortList = Type.Object({ items: Type.Array(Cohort), total: Type.Integer() });
export type CohortList = Static<typeof CohortList>;
export const CohortProgress = Type.Object({ cohort: Cohort, progress: ProgressTable });
export type CohortProgress = Static<typeof CohortProgress>;

/** A question left out of scoring: an article it rests on is no longer the one it was read against. */
export const FlaggedQuestion = Type.Object({
  id: QuestionId,
  moduleId: Id,
  moduleTitle: Type.String(),
  prompt: Type.String(),
  explanation: Type.String(),
  reviewedOn: Day,
  changed: Type.Array(TrainingReference),
});
export type FlaggedQuestion = Static<typeof FlaggedQuestion>;
export const FlaggedQuestionList = Type.Object({ items: Type.Array(FlaggedQuestion), total: Type.Integer() });
export type FlaggedQuestionList = Static<typeof FlaggedQuestionList>;

/* — The organisation's own modules — */

export const OwnModule = Type.Object({
  id: Id,
  revision: Type.Integer(),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  published: Type.Boolean(),
  ...moduleSections,
});
export type OwnModule = Static<typeof OwnModule>;
export const OwnModuleSummary = Type.Object({
  id: Id,
  title: Title,
  revision: Type.Integer(),
  published: Type.Boolean(),
  lessons: Type.Integer(),
  questions: Type.Integer(),
  updatedAt: Type.String(),
});
export const OwnModuleList = Type.Object({ items: Type.Array(OwnModuleSummary), total: Type.Integer() });
export type OwnModuleList = Static<typeof OwnModuleList>;
export const OwnModuleCreate = Type.Object({ title: Title }, closed);
export type OwnModuleCreate = Static<typeof OwnModuleCreate>;
export const OwnModulePatch = Type.Partial(Type.Object({ ...moduleSections, published: Type.Boolean() }), closed);
export type OwnModulePatch = Static<typeof OwnModulePatch>;

/** The file of a module, as text; nothing is imported while one fault is left. */
export const OwnModuleImport = Type.Object({ text: Type.String({ minLength: 1, maxLength: LIMITS.moduleFileBytes }) }, closed);
export type OwnModuleImport = Static<typeof OwnModuleImport>;
export const ImportFault = Type.Object({
  /** From 1; null when the whole file is at fault. */
  line: nullable(Type.Integer()),
  /** « Question 3 », « Leçon 1 ». */
  where: Type.String(),
  message: Type.String(),
});
export type ImportFault = Static<typeof ImportFault>;
/** Either the module that was made, or every fault of the file. */
export const ImportResult = Type.Object({ module: nullable(OwnModule), faults: Type.Array(ImportFault) });
export type ImportResult = Static<typeof ImportResult>;
