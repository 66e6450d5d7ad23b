/** Public consultations of a scheme. The scheme's reach is asked first, by the use case; the public page has none, and comes by the slug alone. */
import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Participation } from '#shared/api/participations.ts';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';
import { packed, unpacked } from './packed.ts';

const { participationComments, participations, people, schemes } = schema;

/** As it is kept: its stage follows from the day, its address from the server. */
export type KeptParticipation = Omit<Participation, 'stage' | 'address' | 'isReachable' | 'counts'> & { slug: string };
export type Counts = Participation['counts'];
type Row = typeof participations.$inferSelect;
export type NewParticipation = Omit<Row, 'document' | 'closedAt' | 'withdrawnAt'> & { document: SchemeDocument };
export type ParticipationChange = Partial<
  Pick<Row, 'title' | 'introduction' | 'opensOn' | 'closesOn' | 'takesComments' | 'legalBasis' | 'contact' | 'closedAt' | 'withdrawnAt'>
>;

/** Everything but the text. */
const LIGHT = {
  id: participations.id,
  schemeId: participations.schemeId,
  slug: participations.slug,
  revision: participations.revision,
  schemeRevision: participations.schemeRevision,
  title: participations.title,
  introduction: participations.introduction,
  opensOn: participations.opensOn,
  closesOn: participations.closesOn,
  takesComments: participations.takesComments,
  legalBasis: participations.legalBasis,
  contact: participations.contact,
  places: participations.places,
  createdAt: participations.createdAt,
  closedAt: participations.closedAt,
  withdrawnAt: participations.withdrawnAt,
  by: people.name,
};

const inScheme = (organisationId: string, schemeId: string) => and(eq(participations.organisationId, organisationId), eq(participations.schemeId, schemeId));
const one = (organisationId: string, schemeId: string, id: string) => and(inScheme(organisationId, schemeId), eq(participations.id, id));

const NONE: Counts = { waiting: 0, accepted: 0, refused: 0, duplicate: 0, erased: 0, unanswered: 0 };

const reading = ({ orm }: Connection) => ({
  /** Last first. */
  list: async (organisationId: string, schemeId: string): Promise<KeptParticipation[]> =>
    orm
      .select(LIGHT)
      .from(participations)
      .leftJoin(people, eq(people.id, participations.personId))
      .where(inScheme(organisationId, schemeId))
      .orderBy(desc(participations.createdAt), desc(participations.id)),

  find: async (organisationId: string, schemeId: string, id: string): Promise<KeptParticipation | null> =>
    (await first(
      orm
        .select(LIGHT)
        .from(participations)
        .leftJoin(people, eq(people.id, participations.personId))
        .where(one(organisationId, schemeId, id)),
    )) ?? null,

  counts: async (id: string): Promise<Counts> => {
    const rows = await orm
      .select({ state: participationComments.state, total: count(), erased: count(participationComments.erasedAt) })
      .from(participationComments)
      .where(eq(participationComments.participationId, id))
      .groupBy(participationComments.state);
    const open = await first(
      orm
        .select({ total: count() })
        .from(participationComments)
        .where(
          and(
            eq(participationComments.participationId, id),
            eq(participationComments.state, 'accepted'),
            isNull(participationComments.answerId),
            isNull(participationComments.erasedAt),
          ),
        ),
    );
    const counts = { ...NONE, unanswered: open?.total ?? 0 };
    for (const { state, total, erased } of rows) {
      const takenBack = state === 'refused' ? 0 : erased;
      counts[state] = total - takenBack;
      counts.erased += takenBack;
    }
    return counts;
  },

  /** Of any organisation: what its address says; null for no scheme any more, or one in the bin. */
  bySlug: async (slug: string): Promise<KeptParticipation | null> =>
    (await first(
      orm
        .select(LIGHT)
        .from(participations)
        .innerJoin(schemes, eq(schemes.id, participations.schemeId))
        .leftJoin(people, eq(people.id, participations.personId))
        .where(and(eq(participations.slug, slug), isNull(schemes.deletedAt))),
    )) ?? null,

  document: async (id: string): Promise<SchemeDocument | null> => {
    const row = await first(orm.select({ document: participations.document }).from(participations).where(eq(participations.id, id)));
    return row ? unpacked(row.document) : null;
  },
});

const writing = ({ orm }: Connection) => ({
  insert: async ({ document, ...row }: NewParticipation): Promise<void> => {
    await orm.insert(participations).values({ ...row, document: packed(document) });
  },

  /** @param revision as it was read; false when it is no longer the one */
  change: async (organisationId: string, schemeId: string, id: string, revision: number, change: ParticipationChange): Promise<boolean> =>
    changed(
      await orm
        .update(participations)
        .set({ ...change, revision: sql`${participations.revision} + 1` })
        .where(and(one(organisationId, schemeId, id), eq(participations.revision, revision))),
    ) === 1,

  remove: async (organisationId: string, schemeId: string, id: string): Promise<void> => {
    await orm.delete(participations).where(one(organisationId, schemeId, id));
  },
});

export const makeParticipationRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
