/** What training and the network hold on one person: what they are given, what goes when they are erased, what time takes away. */
import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { changed } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { certificates, cohorts, networkContacts, questionReviews, rooms, tenders, trainingAttempts, trainingExercises, trainingReadings, trainingReviews } =
  schema;

type Owned = typeof trainingAttempts | typeof trainingReviews | typeof trainingReadings | typeof trainingExercises | typeof certificates;
const of = (table: Owned | typeof questionReviews | typeof rooms | typeof networkContacts, organisationId: string, personId: string) =>
  and(eq(table.organisationId, organisationId), eq(table.personId, personId));
const isIn = (personId: string) => sql`EXISTS (SELECT 1 FROM json_each(${cohorts.personIds}) WHERE json_each.value = ${personId})`;

const attempts = ({ orm }: Connection) => ({
  /** Without the key of the questions. */
  attempts: async (organisationId: string, personId: string) =>
    await orm
      .select({
        purpose: trainingAttempts.purpose,
        moduleId: trainingAttempts.moduleId,
        moduleTitle: trainingAttempts.moduleTitle,
        startedAt: trainingAttempts.startedAt,
        finishedAt: trainingAttempts.finishedAt,
        basisPoints: trainingAttempts.basisPoints,
        passed: trainingAttempts.passed,
        answers: trainingAttempts.answers,
      })
      .from(trainingAttempts)
      .where(of(trainingAttempts, organisationId, personId))
      .orderBy(asc(trainingAttempts.startedAt), asc(trainingAttempts.id)),

  reviews: async (organisationId: string, personId: string) =>
    await orm
      .select({ moduleId: trainingReviews.moduleId, questionId: trainingReviews.questionId, dueOn: trainingReviews.dueOn })
      .from(trainingReviews)
      .where(of(trainingReviews, organisationId, personId))
      .orderBy(asc(trainingReviews.dueOn), asc(trainingReviews.questionId)),

  readings: async (organisationId: string, personId: string) =>
    await orm
      .select({ moduleId: trainingReadings.moduleId, lessons: trainingReadings.lessons })
      .from(trainingReadings)
      .where(of(trainingReadings, organisationId, personId))
      .orderBy(asc(trainingReadings.moduleId)),
});

const reading = ({ orm }: Connection) => ({
  practice: async (organisationId: string, personId: string) =>
    await orm
      .select({ exerciseId: tenders.exerciseId, updatedAt: tenders.updatedAt, content: tenders.content })
      .from(tenders)
      .where(and(eq(tenders.organisationId, organisationId), eq(tenders.exercisePersonId, personId)))
      .orderBy(asc(tenders.createdAt), asc(tenders.id)),

  cohorts: async (organisationId: string, personId: string) =>
    await orm
      .select({ id: cohorts.id, name: cohorts.name })
      .from(cohorts)
      .where(and(eq(cohorts.organisationId, organisationId), isIn(personId)))
      .orderBy(asc(cohorts.name)),

  /** Rooms they led. */
  rooms: async (organisationId: string, personId: string) =>
    await orm
      .select({ moduleTitle: rooms.moduleTitle, openedAt: rooms.openedAt, closedAt: rooms.closedAt })
      .from(rooms)
      .where(of(rooms, organisationId, personId))
      .orderBy(asc(rooms.openedAt)),

  /** Questions they read again for the organisation. */
  questionReviews: async (organisationId: string, personId: string) =>
    await orm
      .select({ questionId: questionReviews.questionId, reviewedOn: questionReviews.reviewedOn })
      .from(questionReviews)
      .where(of(questionReviews, organisationId, personId))
      .orderBy(asc(questionReviews.questionId)),

  contacts: async (organisationId: string, personId: string) =>
    await orm
      .select()
      .from(networkContacts)
      .where(of(networkContacts, organisationId, personId))
      .orderBy(asc(networkContacts.id)),
});

const writing = ({ orm }: Connection) => ({
  /** What is theirs alone goes; practice apart, in its own repository. */
  removeOfPerson: async (organisationId: string, personId: string): Promise<void> => {
    for (const table of [trainingAttempts, trainingReviews, trainingReadings, trainingExercises, certificates])
      await orm.delete(table).where(of(table, organisationId, personId));
  },

  leaveCohorts: async (organisationId: string, personId: string): Promise<void> => {
    const holding = await orm
      .select({ id: cohorts.id, personIds: cohorts.personIds })
      .from(cohorts)
      .where(and(eq(cohorts.organisationId, organisationId), isIn(personId)));
    for (const { id, personIds } of holding)
      await orm
        .update(cohorts)
        .set({ personIds: personIds.filter((one) => one !== personId) })
        .where(eq(cohorts.id, id));
  },

  /** The register keeps that somebody held the role, and no longer who. @param today the last day of who was still in office */
  forgetContacts: async (organisationId: string, personId: string, name: string, today: string): Promise<void> => {
    const theirs = of(networkContacts, organisationId, personId);
    for (const { id, content } of await orm.select({ id: networkContacts.id, content: networkContacts.content }).from(networkContacts).where(theirs))
      await orm
        .update(networkContacts)
        .set({
          personId: null,
          revision: sql`${networkContacts.revision} + 1`,
          content: { ...content, name, email: '', phone: '', notes: '', until: content.until ?? today },
        })
        .where(eq(networkContacts.id, id));
  },

  /** Attempts that nobody finished, begun before an instant. */
  removeOpenAttempts: async (organisationId: string, before: string): Promise<number> =>
    changed(
      await orm
        .delete(trainingAttempts)
        .where(and(eq(trainingAttempts.organisationId, organisationId), isNull(trainingAttempts.finishedAt), lt(trainingAttempts.startedAt, before))),
    ),
});

export const makeTrainingDataRepository = (connection: Connection) => ({ ...attempts(connection), ...reading(connection), ...writing(connection) });
