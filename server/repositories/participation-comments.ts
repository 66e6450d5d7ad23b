/** Comments of public consultations, their answers. The consultation is found first, by the use case. */
import { and, asc, count, eq, inArray, isNotNull, isNull, max, ne, notExists, type SQL } from 'drizzle-orm';
import type {
  ParticipationAnswer,
  ParticipationAnswerWrite,
  ParticipationComment,
  ParticipationCommentQuery,
  ParticipationDecision,
  ParticipationVoice,
} from '#shared/api/participations.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';
import { letGo, NO_WORDS, ofColleagues } from './participation-passing.ts';

const { participationAnswers, participationComments, people } = schema;

export type NewComment = ParticipationVoice & { id: string; participationId: string; number: number; receipt: string; receivedOn: string };
type AnswerRow = Omit<ParticipationAnswerWrite, 'comments'> & { id: string; participationId: string; updatedAt: string; personId: string };

const TOLD = {
  id: participationComments.id,
  number: participationComments.number,
  place: participationComments.place,
  quote: participationComments.quote,
  text: participationComments.text,
  quality: participationComments.quality,
  name: participationComments.name,
  nameShown: participationComments.nameShown,
  receivedOn: participationComments.receivedOn,
  state: participationComments.state,
  reason: participationComments.reason,
  duplicateOf: participationComments.duplicateOf,
  answerId: participationComments.answerId,
  decidedAt: participationComments.decidedAt,
  decidedBy: people.name,
  erasedAt: participationComments.erasedAt,
};

const of = (participationId: string) => eq(participationComments.participationId, participationId);
/** What everybody reads. */
const published = (participationId: string) => and(of(participationId), eq(participationComments.state, 'accepted'), isNull(participationComments.erasedAt));

const wanted = (participationId: string, { state, place, quality, unanswered }: ParticipationCommentQuery): SQL | undefined =>
  and(
    of(participationId),
    state === undefined ? undefined : eq(participationComments.state, state),
    state === undefined || state === 'refused' ? undefined : isNull(participationComments.erasedAt),
    place === undefined ? undefined : eq(participationComments.place, place === '-' ? '' : place),
    quality === undefined ? undefined : quality === 'unsaid' ? isNull(participationComments.quality) : eq(participationComments.quality, quality),
    unanswered ? and(published(participationId), isNull(participationComments.answerId)) : undefined,
  );

const reading = ({ orm }: Connection) => ({
  /** One page, first received first. */
  page: async (participationId: string, query: ParticipationCommentQuery): Promise<{ items: ParticipationComment[]; total: number }> => {
    const where = wanted(participationId, query);
    const items = await orm
      .select(TOLD)
      .from(participationComments)
      .leftJoin(people, eq(people.id, participationComments.decidedBy))
      .where(where)
      .orderBy(asc(participationComments.number))
      .limit(LIMITS.participationsPage)
      .offset(((query.page ?? 1) - 1) * LIMITS.participationsPage);
    const all = await first(orm.select({ total: count() }).from(participationComments).where(where));
    return { items, total: all?.total ?? 0 };
  },

  /** Every one, first received first. */
  all: async (participationId: string): Promise<ParticipationComment[]> =>
    orm
      .select(TOLD)
      .from(participationComments)
      .leftJoin(people, eq(people.id, participationComments.decidedBy))
      .where(of(participationId))
      .orderBy(asc(participationComments.number)),

  /** One page of those everybody reads, first received first. @param place null for any, '' for the whole text */
  published: async (participationId: string, place: string | null, page: number): Promise<ParticipationComment[]> =>
    orm
      .select(TOLD)
      .from(participationComments)
      .leftJoin(people, eq(people.id, participationComments.decidedBy))
      .where(and(published(participationId), place === null ? undefined : eq(participationComments.place, place)))
      .orderBy(asc(participationComments.number))
      .limit(LIMITS.participationsPage)
      .offset((page - 1) * LIMITS.participationsPage),

  /** How many everybody reads, by passage; '' for the whole text. */
  publishedByPlace: async (participationId: string): Promise<Map<string, number>> => {
    const rows = await orm
      .select({ place: participationComments.place, total: count() })
      .from(participationComments)
      .where(published(participationId))
      .groupBy(participationComments.place);
    return new Map(rows.map(({ place, total }) => [place, total]));
  },

  find: async (participationId: string, id: string): Promise<ParticipationComment | null> =>
    (await first(
      orm
        .select(TOLD)
        .from(participationComments)
        .leftJoin(people, eq(people.id, participationComments.decidedBy))
        .where(and(of(participationId), eq(participationComments.id, id))),
    )) ?? null,

  byNumber: async (participationId: string, number: number): Promise<ParticipationComment | null> =>
    (await first(
      orm
        .select(TOLD)
        .from(participationComments)
        .leftJoin(people, eq(people.id, participationComments.decidedBy))
        .where(and(of(participationId), eq(participationComments.number, number))),
    )) ?? null,

  /** True when others are said to repeat this one. */
  hasDuplicates: async (participationId: string, number: number): Promise<boolean> =>
    ((
      await first(
        orm
          .select({ total: count() })
          .from(participationComments)
          .where(and(of(participationId), eq(participationComments.duplicateOf, number))),
      )
    )?.total ?? 0) > 0,

  /** What is counted of every one, without its words. */
  tally: async (participationId: string): Promise<Pick<ParticipationComment, 'place' | 'quality' | 'state' | 'reason' | 'answerId' | 'erasedAt'>[]> => {
    const { place, quality, state, reason, answerId, erasedAt } = participationComments;
    return orm.select({ place, quality, state, reason, answerId, erasedAt }).from(participationComments).where(of(participationId));
  },

  /** The one this digest of a code reads, in this consultation alone. */
  byReceipt: async (participationId: string, receipt: string): Promise<ParticipationComment | null> =>
    (await first(
      orm
        .select(TOLD)
        .from(participationComments)
        .leftJoin(people, eq(people.id, participationComments.decidedBy))
        .where(and(of(participationId), eq(participationComments.receipt, receipt))),
    )) ?? null,

  /** How many came, how many of them are not refused, and the last number given. */
  load: async (participationId: string): Promise<{ total: number; kept: number; last: number }> => {
    const all = await first(
      orm
        .select({ total: count(), last: max(participationComments.number) })
        .from(participationComments)
        .where(of(participationId)),
    );
    const kept = await first(
      orm
        .select({ total: count() })
        .from(participationComments)
        .where(and(of(participationId), ne(participationComments.state, 'refused'))),
    );
    return { total: all?.total ?? 0, kept: kept?.total ?? 0, last: all?.last ?? 0 };
  },

  /** Every answer, with the numbers it answers; last changed last. */
  answers: async (participationId: string): Promise<ParticipationAnswer[]> => {
    const rows = await orm
      .select()
      .from(participationAnswers)
      .where(eq(participationAnswers.participationId, participationId))
      .orderBy(asc(participationAnswers.updatedAt), asc(participationAnswers.id));
    const held = await orm
      .select({ answerId: participationComments.answerId, number: participationComments.number })
      .from(participationComments)
      .where(and(of(participationId), isNotNull(participationComments.answerId)))
      .orderBy(asc(participationComments.number));
    return rows.map(({ id, outcome, text, heldIn, updatedAt }) => ({
      ...{ id, outcome, text, heldIn, updatedAt },
      numbers: held.filter(({ answerId }) => answerId === id).map(({ number }) => number),
    }));
  },
});

const writing = ({ orm }: Connection) => ({
  insert: async (comment: NewComment): Promise<void> => {
    await orm.insert(participationComments).values({ ...comment, state: 'waiting' });
  },

  /** What is no longer accepted is no longer answered. */
  decide: async (id: string, { state, reason, duplicateOf }: ParticipationDecision, at: string, personId: string): Promise<void> => {
    const isOpen = state === 'waiting';
    await orm
      .update(participationComments)
      .set({
        ...{ state, reason, duplicateOf },
        ...{ decidedAt: isOpen ? null : at, decidedBy: isOpen ? null : personId },
        ...(state === 'accepted' ? {} : { answerId: null }),
      })
      .where(eq(participationComments.id, id));
  },

  /** At its author's request: that it was, and what was decided of it, stays. */
  erase: async (id: string, at: string): Promise<void> => {
    await orm
      .update(participationComments)
      .set({ ...NO_WORDS, erasedAt: at })
      .where(eq(participationComments.id, id));
  },

  insertAnswer: async (row: AnswerRow): Promise<void> => {
    await orm.insert(participationAnswers).values(row);
  },
  changeAnswer: async ({ id, participationId, ...row }: AnswerRow): Promise<boolean> =>
    changed(
      await orm
        .update(participationAnswers)
        .set(row)
        .where(and(eq(participationAnswers.participationId, participationId), eq(participationAnswers.id, id))),
    ) === 1,
  /** The comments it no longer answers let it go; an answer that answers nothing goes. */
  attach: async (participationId: string, answerId: string, comments: readonly string[]): Promise<void> => {
    await orm
      .update(participationComments)
      .set({ answerId: null })
      .where(and(of(participationId), eq(participationComments.answerId, answerId)));
    await orm
      .update(participationComments)
      .set({ answerId })
      .where(and(of(participationId), inArray(participationComments.id, [...comments])));
  },
  removeAnswer: async (participationId: string, id: string): Promise<boolean> => {
    await orm
      .update(participationComments)
      .set({ answerId: null })
      .where(and(of(participationId), eq(participationComments.answerId, id)));
    const gone = await orm.delete(participationAnswers).where(and(eq(participationAnswers.participationId, participationId), eq(participationAnswers.id, id)));
    return changed(gone) === 1;
  },
  dropIdleAnswers: async (participationId: string): Promise<void> => {
    const held = orm.select({ id: participationComments.id }).from(participationComments).where(eq(participationComments.answerId, participationAnswers.id));
    await orm.delete(participationAnswers).where(and(eq(participationAnswers.participationId, participationId), notExists(held)));
  },
});

export const makeParticipationCommentRepository = (connection: Connection) => ({
  ...reading(connection),
  ...writing(connection),
  ...letGo(connection),
  ...ofColleagues(connection),
});
