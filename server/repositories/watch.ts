/** The law watch: reviews and acknowledgement of an organisation; the changes of the content, which are everybody's. */
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { ContentChange, WatchKind, WatchVerdict } from '#shared/api/watch.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { contentChanges, people, referenceReviews, watchAcknowledgements } = schema;

export type ReviewRow = {
  id: string;
  kind: WatchKind;
  itemId: string;
  verdict: WatchVerdict;
  note: string;
  fingerprint: string;
  on: string;
  at: string;
  by: string | null;
};
export type ChangeRow = Omit<ContentChange, 'unseen'>;
export type LightChange = Omit<ChangeRow, 'before' | 'after'>;

const REVIEW = {
  id: referenceReviews.id,
  kind: referenceReviews.kind,
  itemId: referenceReviews.itemId,
  verdict: referenceReviews.verdict,
  note: referenceReviews.note,
  fingerprint: referenceReviews.fingerprint,
  on: referenceReviews.reviewedOn,
  at: referenceReviews.reviewedAt,
  by: people.name,
};
const LIGHT = {
  seq: contentChanges.seq,
  kind: contentChanges.kind,
  id: contentChanges.itemId,
  title: contentChanges.title,
  change: contentChanges.change,
  weight: contentChanges.weight,
  seenOn: contentChanges.seenOn,
  edition: contentChanges.edition,
};
const CHANGE = { ...LIGHT, before: contentChanges.before, after: contentChanges.after };

const changesReading = ({ orm }: Connection) => ({
  /** Without what they said, last first. @param after the seq already seen */
  changesAfter: async (after: number): Promise<LightChange[]> =>
    await orm.select(LIGHT).from(contentChanges).where(gt(contentChanges.seq, after)).orderBy(desc(contentChanges.seq)),
  changes: async (most: number): Promise<ChangeRow[]> => await orm.select(CHANGE).from(contentChanges).orderBy(desc(contentChanges.seq)).limit(most),
  changesOf: async (kind: WatchKind, id: string): Promise<ChangeRow[]> =>
    await orm
      .select(CHANGE)
      .from(contentChanges)
      .where(and(eq(contentChanges.kind, kind), eq(contentChanges.itemId, id)))
      .orderBy(desc(contentChanges.seq)),
  countChanges: async (): Promise<number> => (await first(orm.select({ count: sql<number>`count(*)` }).from(contentChanges)))?.count ?? 0,
  /** 0 when the content never changed. */
  lastChange: async (): Promise<number> => (await first(orm.select({ seq: sql<number | null>`max(${contentChanges.seq})` }).from(contentChanges)))?.seq ?? 0,
});

const reading = ({ orm }: Connection) => ({
  /** Every one of the organisation, last first. */
  reviews: async (organisationId: string): Promise<ReviewRow[]> =>
    await orm
      .select(REVIEW)
      .from(referenceReviews)
      .leftJoin(people, eq(people.id, referenceReviews.personId))
      .where(eq(referenceReviews.organisationId, organisationId))
      .orderBy(desc(referenceReviews.reviewedAt), desc(referenceReviews.id)),

  reviewsOf: async (organisationId: string, kind: WatchKind, itemId: string): Promise<ReviewRow[]> =>
    await orm
      .select(REVIEW)
      .from(referenceReviews)
      .leftJoin(people, eq(people.id, referenceReviews.personId))
      .where(and(eq(referenceReviews.organisationId, organisationId), eq(referenceReviews.kind, kind), eq(referenceReviews.itemId, itemId)))
      .orderBy(desc(referenceReviews.reviewedAt), desc(referenceReviews.id)),

  acknowledgement: async (organisationId: string): Promise<{ seq: number; on: string; by: string | null } | null> =>
    (await first(
      orm
        .select({ seq: watchAcknowledgements.seq, on: watchAcknowledgements.acknowledgedOn, by: people.name })
        .from(watchAcknowledgements)
        .leftJoin(people, eq(people.id, watchAcknowledgements.personId))
        .where(eq(watchAcknowledgements.organisationId, organisationId)),
    )) ?? null,

  /** What one person judged. */
  reviewsBy: async (organisationId: string, personId: string) =>
    await orm
      .select({
        kind: referenceReviews.kind,
        itemId: referenceReviews.itemId,
        verdict: referenceReviews.verdict,
        note: referenceReviews.note,
        reviewedOn: referenceReviews.reviewedOn,
      })
      .from(referenceReviews)
      .where(and(eq(referenceReviews.organisationId, organisationId), eq(referenceReviews.personId, personId)))
      .orderBy(asc(referenceReviews.reviewedAt), asc(referenceReviews.id)),
});

const writing = ({ orm }: Connection) => ({
  insertReview: async (organisationId: string, personId: string, { on, at, by: _by, ...review }: ReviewRow): Promise<void> => {
    await orm.insert(referenceReviews).values({ ...review, organisationId, personId, reviewedOn: on, reviewedAt: at });
    const ofItem = and(eq(referenceReviews.organisationId, organisationId), eq(referenceReviews.kind, review.kind), eq(referenceReviews.itemId, review.itemId));
    const kept = await orm
      .select({ id: referenceReviews.id })
      .from(referenceReviews)
      .where(ofItem)
      .orderBy(desc(referenceReviews.reviewedAt), desc(referenceReviews.id));
    for (const { id } of kept.slice(LIMITS.watchReviewsPerItem)) await orm.delete(referenceReviews).where(eq(referenceReviews.id, id));
  },

  acknowledge: async (organisationId: string, personId: string, seq: number, acknowledgedOn: string): Promise<void> => {
    await orm
      .insert(watchAcknowledgements)
      .values({ organisationId, personId, seq, acknowledgedOn })
      .onConflictDoUpdate({ target: watchAcknowledgements.organisationId, set: { personId, seq, acknowledgedOn } });
  },

  /** Their judgements stay, without them. */
  forgetPerson: async (organisationId: string, personId: string): Promise<void> => {
    for (const table of [referenceReviews, watchAcknowledgements, schema.contentPacks])
      await orm
        .update(table)
        .set({ personId: null })
        .where(and(eq(table.organisationId, organisationId), eq(table.personId, personId)));
  },
});

export const makeWatchRepository = (connection: Connection) => ({ ...changesReading(connection), ...reading(connection), ...writing(connection) });
