/** Practice: the consultation a person has for each exercise, and the day they did it. Theirs alone. */
import { and, asc, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { changed } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { tenderDocuments, tenders, trainingExercises } = schema;

/** Day `YYYY-MM-DD`. */
export type DoneExercise = { exerciseId: string; doneOn: string };
export type PractisedExercise = { exerciseId: string; tenderId: string };

const practised = (organisationId: string) => and(eq(tenders.organisationId, organisationId), isNotNull(tenders.exerciseId));
const ofPerson = (organisationId: string, personId: string) => and(practised(organisationId), eq(tenders.exercisePersonId, personId));
const doneBy = (organisationId: string, personId: string) =>
  and(eq(trainingExercises.organisationId, organisationId), eq(trainingExercises.personId, personId));

const reading = ({ orm }: Connection) => ({
  /** Exercises started, by when they were. */
  started: async (organisationId: string, personId: string): Promise<PractisedExercise[]> =>
    (
      await orm
        .select({ exerciseId: tenders.exerciseId, tenderId: tenders.id })
        .from(tenders)
        .where(ofPerson(organisationId, personId))
        .orderBy(asc(tenders.createdAt), asc(tenders.id))
    ).flatMap(({ exerciseId, tenderId }) => (exerciseId === null ? [] : [{ exerciseId, tenderId }])),

  done: async (organisationId: string, personId: string): Promise<DoneExercise[]> =>
    await orm
      .select({ exerciseId: trainingExercises.exerciseId, doneOn: trainingExercises.doneOn })
      .from(trainingExercises)
      .where(doneBy(organisationId, personId))
      .orderBy(asc(trainingExercises.doneOn), asc(trainingExercises.exerciseId)),

  /** Practice consultations that nobody saved since an instant. */
  untouched: async (organisationId: string, before: string): Promise<string[]> =>
    (
      await orm
        .select({ id: tenders.id })
        .from(tenders)
        .where(and(practised(organisationId), lt(tenders.updatedAt, before)))
        .orderBy(asc(tenders.id))
    ).map(({ id }) => id),
});

const writing = ({ orm }: Connection) => ({
  /** The first day counts. */
  noteDone: async (organisationId: string, personId: string, exerciseId: string, doneOn: string): Promise<void> => {
    await orm.insert(trainingExercises).values({ organisationId, personId, exerciseId, doneOn }).onConflictDoNothing();
  },

  /** For good, with their files; what is not practice stays. */
  removeTenders: async (organisationId: string, ids: readonly string[]): Promise<number> => {
    const chosen = and(practised(organisationId), inArray(tenders.id, [...ids]));
    await orm.delete(tenderDocuments).where(inArray(tenderDocuments.tenderId, orm.select({ id: tenders.id }).from(tenders).where(chosen)));
    return changed(await orm.delete(tenders).where(chosen));
  },
});

export const makePracticeRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
