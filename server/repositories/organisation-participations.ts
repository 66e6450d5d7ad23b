/** Public consultations of one organisation, whole: read to leave as a file, written row by row when one comes in. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';
import { packed, unpacked } from './packed.ts';

const { participationAnswers, participationComments, participations } = schema;

type ParticipationRow = Omit<typeof participations.$inferInsert, 'document'> & { document: SchemeDocument };

export const makeOrganisationParticipationsRepository = ({ orm }: Connection) => ({
  participations: async (organisationId: string) => {
    const rows = await orm
      .select()
      .from(participations)
      .where(eq(participations.organisationId, organisationId))
      .orderBy(asc(participations.createdAt), asc(participations.id));
    return rows.map((row) => ({ ...row, document: unpacked<SchemeDocument>(row.document) }));
  },
  answers: async (participationId: string) =>
    orm
      .select()
      .from(participationAnswers)
      .where(eq(participationAnswers.participationId, participationId))
      .orderBy(asc(participationAnswers.updatedAt), asc(participationAnswers.id)),
  comments: async (participationId: string) =>
    orm.select().from(participationComments).where(eq(participationComments.participationId, participationId)).orderBy(asc(participationComments.number)),

  /** Those of these addresses, of any organisation, that a page of this server has. */
  takenSlugs: async (slugs: readonly string[]): Promise<Set<string>> => {
    const rows = await orm
      .select({ slug: participations.slug })
      .from(participations)
      .where(inArray(participations.slug, [...slugs]));
    return new Set(rows.map(({ slug }) => slug));
  },
  /** Whether a comment of this server, of any organisation, is found by this digest. */
  isReceiptTaken: async (receipt: string): Promise<boolean> =>
    (await orm.select({ id: participationComments.id }).from(participationComments).where(eq(participationComments.receipt, receipt))).length > 0,

  insertParticipation: async ({ document, ...row }: ParticipationRow): Promise<void> => {
    await orm.insert(participations).values({ ...row, document: packed(document) });
  },
  insertAnswer: async (row: typeof participationAnswers.$inferInsert): Promise<void> => {
    await orm.insert(participationAnswers).values(row);
  },
  insertComment: async (row: typeof participationComments.$inferInsert): Promise<void> => {
    await orm.insert(participationComments).values(row);
  },
});
