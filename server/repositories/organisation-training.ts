/** Training of one organisation whole: read slice by slice to leave as a file, written row by row when one comes in. */
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const {
  certificates,
  cohorts,
  departments,
  networkContacts,
  networkEvents,
  ownModules,
  questionReviews,
  trainingAttempts,
  trainingExercises,
  trainingReadings,
  trainingReviews,
} = schema;

const SLICE = 500;
const ROW = sql<number>`rowid`;

/** Rows of one table behind a place, in the order they were written: the same order again once imported. */
export type Slice<T> = { at: number; row: T }[];

const behind = (organisation: SQL, at: number) => and(organisation, gt(ROW, at));

const reading = ({ orm }: Connection) => ({
  attempts: async (organisationId: string, at: number): Promise<Slice<typeof trainingAttempts.$inferSelect>> =>
    await orm
      .select({ at: ROW, row: trainingAttempts })
      .from(trainingAttempts)
      .where(behind(eq(trainingAttempts.organisationId, organisationId), at))
      .orderBy(asc(ROW))
      .limit(SLICE),

  reviews: async (organisationId: string, at: number): Promise<Slice<typeof trainingReviews.$inferSelect>> =>
    await orm
      .select({ at: ROW, row: trainingReviews })
      .from(trainingReviews)
      .where(behind(eq(trainingReviews.organisationId, organisationId), at))
      .orderBy(asc(ROW))
      .limit(SLICE),

  readings: async (organisationId: string, at: number): Promise<Slice<typeof trainingReadings.$inferSelect>> =>
    await orm
      .select({ at: ROW, row: trainingReadings })
      .from(trainingReadings)
      .where(behind(eq(trainingReadings.organisationId, organisationId), at))
      .orderBy(asc(ROW))
      .limit(SLICE),

  exercises: async (organisationId: string, at: number): Promise<Slice<typeof trainingExercises.$inferSelect>> =>
    await orm
      .select({ at: ROW, row: trainingExercises })
      .from(trainingExercises)
      .where(behind(eq(trainingExercises.organisationId, organisationId), at))
      .orderBy(asc(ROW))
      .limit(SLICE),

  certificates: async (organisationId: string, at: number): Promise<Slice<typeof certificates.$inferSelect>> =>
    await orm
      .select({ at: ROW, row: certificates })
      .from(certificates)
      .where(behind(eq(certificates.organisationId, organisationId), at))
      .orderBy(asc(ROW))
      .limit(SLICE),

  questionReviews: async (organisationId: string, at: number): Promise<Slice<typeof questionReviews.$inferSelect>> =>
    await orm
      .select({ at: ROW, row: questionReviews })
      .from(questionReviews)
      .where(behind(eq(questionReviews.organisationId, organisationId), at))
      .orderBy(asc(ROW))
      .limit(SLICE),

  ownModules: async (organisationId: string): Promise<(typeof ownModules.$inferSelect)[]> =>
    await orm.select().from(ownModules).where(eq(ownModules.organisationId, organisationId)).orderBy(asc(ownModules.id)),
});

const networkWriting = ({ orm }: Connection) => ({
  insertDepartment: async (row: typeof departments.$inferInsert): Promise<void> => {
    await orm.insert(departments).values(row);
  },
  insertContact: async (row: typeof networkContacts.$inferInsert): Promise<void> => {
    await orm.insert(networkContacts).values(row);
  },
  insertEvent: async (row: typeof networkEvents.$inferInsert): Promise<void> => {
    await orm.insert(networkEvents).values(row);
  },
});

const writing = ({ orm }: Connection) => ({
  insertOwnModule: async (row: typeof ownModules.$inferInsert): Promise<void> => {
    await orm.insert(ownModules).values(row);
  },
  insertCohort: async (row: typeof cohorts.$inferInsert): Promise<void> => {
    await orm.insert(cohorts).values(row);
  },
  insertAttempt: async (row: typeof trainingAttempts.$inferInsert): Promise<void> => {
    await orm.insert(trainingAttempts).values(row);
  },
  insertReview: async (row: typeof trainingReviews.$inferInsert): Promise<void> => {
    await orm.insert(trainingReviews).values(row);
  },
  insertReading: async (row: typeof trainingReadings.$inferInsert): Promise<void> => {
    await orm.insert(trainingReadings).values(row);
  },
  insertExercise: async (row: typeof trainingExercises.$inferInsert): Promise<void> => {
    await orm.insert(trainingExercises).values(row);
  },
  insertCertificate: async (row: typeof certificates.$inferInsert): Promise<void> => {
    await orm.insert(certificates).values(row);
  },
  insertQuestionReview: async (row: typeof questionReviews.$inferInsert): Promise<void> => {
    await orm.insert(questionReviews).values(row);
  },
});

export const makeOrganisationTrainingRepository = (connection: Connection) => ({
  ...reading(connection),
  ...networkWriting(connection),
  ...writing(connection),
});
