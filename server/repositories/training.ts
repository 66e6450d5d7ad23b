/** What people learn: attempts, readings, reviews, questions read again. The organisation comes first everywhere, then the person. */
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Answer, AttemptPurpose } from '#shared/api/training.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { questionReviews, trainingAttempts, trainingExercises, trainingReadings, trainingReviews } = schema;

export type AttemptRow = typeof trainingAttempts.$inferSelect;
export type ReadingRow = Omit<typeof trainingReadings.$inferSelect, 'organisationId'>;
export type ReviewRow = Omit<typeof trainingReviews.$inferSelect, 'organisationId'>;
/** An attempt without its questions: what progress is made of. */
export type AttemptOutline = Omit<AttemptRow, 'organisationId' | 'questions' | 'answers' | 'moduleTitle' | 'passMark'>;
/** What a finished attempt is worth. */
export type AttemptEnd = { finishedAt: string; basisPoints: number | null; passed: boolean };

const OUTLINE = {
  id: trainingAttempts.id,
  personId: trainingAttempts.personId,
  purpose: trainingAttempts.purpose,
  moduleId: trainingAttempts.moduleId,
  startedAt: trainingAttempts.startedAt,
  finishedAt: trainingAttempts.finishedAt,
  basisPoints: trainingAttempts.basisPoints,
  passed: trainingAttempts.passed,
};

const ofPerson = (organisationId: string, personId: string) =>
  and(eq(trainingAttempts.organisationId, organisationId), eq(trainingAttempts.personId, personId));

const attemptReading = ({ orm }: Connection) => ({
  /** Null when this person has no such attempt. */
  attempt: async (organisationId: string, personId: string, id: string): Promise<AttemptRow | null> =>
    (await first(
      orm
        .select()
        .from(trainingAttempts)
        .where(and(ofPerson(organisationId, personId), eq(trainingAttempts.id, id))),
    )) ?? null,

  openAttempt: async (organisationId: string, personId: string, purpose: AttemptPurpose, moduleId: string | null): Promise<AttemptRow | null> =>
    (await first(
      orm
        .select()
        .from(trainingAttempts)
        .where(
          and(
            ofPerson(organisationId, personId),
            eq(trainingAttempts.purpose, purpose),
            moduleId === null ? isNull(trainingAttempts.moduleId) : eq(trainingAttempts.moduleId, moduleId),
            isNull(trainingAttempts.finishedAt),
          ),
        ),
    )) ?? null,

  /** Finished, oldest first: what was already asked and how it was answered. */
  finishedAttempts: async (organisationId: string, personId: string, moduleId: string): Promise<AttemptRow[]> =>
    await orm
      .select()
      .from(trainingAttempts)
      .where(and(ofPerson(organisationId, personId), eq(trainingAttempts.moduleId, moduleId), isNotNull(trainingAttempts.finishedAt)))
      .orderBy(asc(trainingAttempts.finishedAt), asc(trainingAttempts.id)),

  /** Oldest first; of the whole organisation when no person is given. */
  attemptOutlines: async (organisationId: string, personId: string | null): Promise<AttemptOutline[]> =>
    await orm
      .select(OUTLINE)
      .from(trainingAttempts)
      .where(personId === null ? eq(trainingAttempts.organisationId, organisationId) : ofPerson(organisationId, personId))
      .orderBy(asc(trainingAttempts.startedAt), asc(trainingAttempts.id)),
});

const reading = ({ orm }: Connection) => ({
  /** Of the whole organisation when no person is given. */
  readings: async (organisationId: string, personId: string | null): Promise<ReadingRow[]> =>
    await orm
      .select()
      .from(trainingReadings)
      .where(and(eq(trainingReadings.organisationId, organisationId), personId === null ? undefined : eq(trainingReadings.personId, personId))),

  reviews: async (organisationId: string, personId: string): Promise<ReviewRow[]> =>
    await orm
      .select()
      .from(trainingReviews)
      .where(and(eq(trainingReviews.organisationId, organisationId), eq(trainingReviews.personId, personId)))
      .orderBy(asc(trainingReviews.dueOn), asc(trainingReviews.questionId)),

  /** Last day the organisation read each question again, by question. */
  questionReviews: async (organisationId: string): Promise<ReadonlyMap<string, string>> =>
    new Map(
      (await orm.select().from(questionReviews).where(eq(questionReviews.organisationId, organisationId))).map(({ questionId, reviewedOn }) => [
        questionId,
        reviewedOn,
      ]),
    ),

  /** How many exercises each person has done. */
  exercisesDone: async (organisationId: string): Promise<ReadonlyMap<string, number>> =>
    new Map(
      (
        await orm
          .select({ personId: trainingExercises.personId, count: sql<number>`count(*)` })
          .from(trainingExercises)
          .where(eq(trainingExercises.organisationId, organisationId))
          .groupBy(trainingExercises.personId)
      ).map(({ personId, count }) => [personId, count]),
    ),
});

const attemptWriting = ({ orm }: Connection) => ({
  insertAttempt: async (row: AttemptRow): Promise<void> => {
    await orm.insert(trainingAttempts).values(row);
  },

  /** Answers so far; the last one also ends the attempt. False when it ended in between. */
  saveAnswers: async (organisationId: string, id: string, answers: Record<string, Answer>, end: AttemptEnd | null): Promise<boolean> =>
    changed(
      await orm
        .update(trainingAttempts)
        .set({ answers, ...end })
        .where(and(eq(trainingAttempts.organisationId, organisationId), eq(trainingAttempts.id, id), isNull(trainingAttempts.finishedAt))),
    ) === 1,
});

const writing = ({ orm }: Connection) => ({
  putReading: async (organisationId: string, row: ReadingRow): Promise<void> => {
    const { personId: _person, moduleId: _module, ...set } = row;
    await orm
      .insert(trainingReadings)
      .values({ ...row, organisationId })
      .onConflictDoUpdate({ target: [trainingReadings.organisationId, trainingReadings.personId, trainingReadings.moduleId], set });
  },

  putReview: async (organisationId: string, row: ReviewRow): Promise<void> => {
    const { personId: _person, questionId: _question, ...set } = row;
    await orm
      .insert(trainingReviews)
      .values({ ...row, organisationId })
      .onConflictDoUpdate({ target: [trainingReviews.organisationId, trainingReviews.personId, trainingReviews.questionId], set });
  },

  removeReview: async (organisationId: string, personId: string, questionId: string): Promise<void> => {
    await orm
      .delete(trainingReviews)
      .where(and(eq(trainingReviews.organisationId, organisationId), eq(trainingReviews.personId, personId), eq(trainingReviews.questionId, questionId)));
  },

  putQuestionReview: async (organisationId: string, questionId: string, reviewedOn: string, personId: string): Promise<void> => {
    await orm
      .insert(questionReviews)
      .values({ organisationId, questionId, reviewedOn, personId })
      .onConflictDoUpdate({ target: [questionReviews.organisationId, questionReviews.questionId], set: { reviewedOn, personId } });
  },
});

export const makeTrainingRepository = (connection: Connection) => ({
  ...attemptReading(connection),
  ...reading(connection),
  ...attemptWriting(connection),
  ...writing(connection),
});
