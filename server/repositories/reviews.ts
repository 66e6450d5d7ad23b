/** Reviews and publications of schemes, frozen as they were made. The scheme's reach is asked first, by the use case. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Review, ReviewChange, ReviewContent, ReviewSummary } from '#shared/api/reviews.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { people, reviews } = schema;

/** Two flags of the content, read without reading its measures. */
const LIGHT = {
  id: reviews.id,
  schemeId: reviews.schemeId,
  kind: reviews.kind,
  fromYear: reviews.fromYear,
  year: reviews.year,
  madeAt: reviews.madeAt,
  publishedOn: reviews.publishedOn,
  place: reviews.place,
  by: people.name,
  provisional: sql<number | string>`json_extract(${reviews.content}, '$.provisional')`,
  missing: sql<string>`json_extract(${reviews.content}, '$.missing')`,
};

const listOf = (text: string): string[] => {
  const parsed: unknown = JSON.parse(text);
  return Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : [];
};

const one = (organisationId: string, schemeId: string, id: string) =>
  and(eq(reviews.organisationId, organisationId), eq(reviews.schemeId, schemeId), eq(reviews.id, id));

const reading = ({ orm }: Connection) => ({
  /** Of these schemes, last made first. */
  list: async (organisationId: string, schemeIds: readonly string[]): Promise<ReviewSummary[]> =>
    (
      await orm
        .select(LIGHT)
        .from(reviews)
        .leftJoin(people, eq(people.id, reviews.personId))
        .where(and(eq(reviews.organisationId, organisationId), inArray(reviews.schemeId, [...schemeIds])))
        .orderBy(desc(reviews.madeAt), desc(reviews.id))
    ).map(({ provisional, missing, ...row }) => ({ ...row, provisional: Number(provisional) === 1, missing: listOf(missing) })),

  find: async (organisationId: string, schemeId: string, id: string): Promise<Review | null> => {
    const row = await first(
      orm
        .select({ review: reviews, by: people.name })
        .from(reviews)
        .leftJoin(people, eq(people.id, reviews.personId))
        .where(one(organisationId, schemeId, id)),
    );
    if (!row) return null;
    const { organisationId: _organisation, personId: _person, content, ...review } = row.review;
    return { ...review, ...content, by: row.by };
  },

  /** Whole rows, in the order they were made: for the organisation's file. */
  rows: async (organisationId: string): Promise<(typeof reviews.$inferSelect)[]> =>
    await orm.select().from(reviews).where(eq(reviews.organisationId, organisationId)).orderBy(reviews.madeAt, reviews.id),
});

const writing = ({ orm }: Connection) => ({
  insert: async (organisationId: string, personId: string | null, { buyers, scheme, provisional, missing, by: _by, ...row }: Review): Promise<void> => {
    const content: ReviewContent = { buyers, scheme, provisional, missing };
    await orm.insert(reviews).values({ ...row, organisationId, personId, content });
  },
  insertRow: async (row: typeof reviews.$inferInsert): Promise<void> => {
    await orm.insert(reviews).values(row);
  },
  change: async (organisationId: string, schemeId: string, id: string, { publishedOn, place }: ReviewChange): Promise<boolean> =>
    changed(
      await orm
        .update(reviews)
        .set({ publishedOn, place })
        .where(one(organisationId, schemeId, id)),
    ) === 1,
  remove: async (organisationId: string, schemeId: string, id: string): Promise<boolean> =>
    changed(await orm.delete(reviews).where(one(organisationId, schemeId, id))) === 1,
});

export const makeReviewRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
