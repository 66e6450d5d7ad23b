/** Training and the network in the file of an organisation: what each entry, or each line of `training.jsonl`, holds. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import type { DrawnQuestion } from '../training/drawn.ts';
import { BasisPoints, closed, Day, Id, nullable, oneOf, rows, Title } from './common.ts';
import { CohortCreate } from './training-lead.ts';
import { Contact, Department, NetworkEvent } from './network.ts';
import { Answer, ATTEMPT_PURPOSES, CertificateModule } from './training.ts';
import { ModuleContent } from './training-content.ts';

const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
const Revision = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
/** Of one of the organisation's own questions: `module.question`. */
const QuestionId = Type.String({ minLength: 1, maxLength: 200 });

export const FileNetwork = Type.Object(
  {
    departments: Type.Array(Department, { maxItems: LIMITS.departments }),
    contacts: Type.Array(Contact, { maxItems: LIMITS.networkContacts }),
    events: Type.Array(NetworkEvent, { maxItems: LIMITS.networkEvents }),
  },
  closed,
);
export type FileNetwork = Static<typeof FileNetwork>;

export const FileOwnModule = Type.Object(
  { id: Id, revision: Revision, published: Type.Boolean(), content: ModuleContent, createdAt: Instant, updatedAt: Instant },
  closed,
);
export type FileOwnModule = Static<typeof FileOwnModule>;

/** With its key, as it is kept: an attempt begun there is finished here. */
const FileDrawnQuestion = Type.Unsafe<DrawnQuestion>({
  type: 'object',
  required: ['id', 'moduleId', 'asked', 'key', 'margin', 'notes', 'explanation', 'working', 'finding', 'references', 'scored'],
  properties: { id: QuestionId, moduleId: Id, asked: { type: 'object', required: ['id', 'kind', 'prompt'] }, key: Answer },
});

const line = <K extends string, P extends Record<string, Type.TSchema>>(kind: K, properties: P) =>
  Type.Object({ kind: Type.Literal(kind), ...properties }, closed);

export const FileTrainingLine = Type.Union([
  line('cohort', { id: Id, createdAt: Instant, ...CohortCreate.properties }),
  line('attempt', {
    id: Id,
    personId: Id,
    purpose: oneOf(ATTEMPT_PURPOSES),
    moduleId: nullable(Id),
    moduleTitle: nullable(Title),
    passMark: BasisPoints,
    questions: rows(FileDrawnQuestion, 100),
    answers: Type.Record(QuestionId, Answer),
    startedAt: Instant,
    finishedAt: nullable(Instant),
    basisPoints: nullable(BasisPoints),
    passed: nullable(Type.Boolean()),
  }),
  line('review', { personId: Id, moduleId: Id, questionId: QuestionId, box: Type.Integer({ minimum: 1, maximum: 5 }), dueOn: Day }),
  line('reading', { personId: Id, moduleId: Id, lessons: rows(Id, 100), lastLesson: nullable(Id) }),
  line('exercise', { personId: Id, exerciseId: Id, doneOn: Day }),
  line('certificate', {
    code: Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{32}$' }),
    personId: Id,
    subject: Id,
    content: Type.Object(
      {
        title: Type.String(),
        holder: Type.String(),
        organisation: Type.String(),
        modules: Type.Array(CertificateModule),
        minutes: Type.Integer(),
        succeededOn: Day,
      },
      closed,
    ),
    issuedOn: Day,
    withdrawnOn: nullable(Day),
  }),
  line('question-review', { questionId: QuestionId, reviewedOn: Day, personId: Id }),
]);
export type FileTrainingLine = Static<typeof FileTrainingLine>;
export type FileLineOf<K extends FileTrainingLine['kind']> = Extract<FileTrainingLine, { kind: K }>;
