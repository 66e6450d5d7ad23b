/**
 * Review rounds: their frozen text, parts, readers, answers and remarks, and who was consulted beside them. A round whose scheme is in the bin is
 * not there. The reach of the scheme is asked first, by the use case; a reader of a part reaches that part without it.
 */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { MyPart, RoundHead, RoundPart, RoundReader, RoundRemark, RoundSummary } from '#shared/api/rounds.ts';
import type { SchemeContent } from '#shared/api/schemes.ts';
import { completeContent } from '#shared/scheme/complete.ts';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';
import { packed, unpacked } from './packed.ts';

const { networkContacts, people, roundParts, roundReaders, roundRemarks, schemeRounds, schemes } = schema;

/** A part as it is kept: where it stands follows from the day. */
export type KeptPart = Omit<RoundPart, 'state'>;
export type NewRound = Omit<RoundHead, 'by' | 'schemeTitle' | 'organisation'> & { content: SchemeContent; document: SchemeDocument; personId: string };
export type NewReader = { personId: string | null; contactId: string | null };
export type NewPart = Pick<RoundPart, 'id' | 'name' | 'places' | 'questions'> & { readers: readonly NewReader[] };
/** Where a reader is written to: their account, then the register. */
export type ReaderAddress = { partId: string; name: string; account: string | null; register: string };

const HEAD = {
  id: schemeRounds.id,
  schemeId: schemeRounds.schemeId,
  title: schemeRounds.title,
  message: schemeRounds.message,
  dueOn: schemeRounds.dueOn,
  revision: schemeRounds.revision,
  openedAt: schemeRounds.openedAt,
  closedAt: schemeRounds.closedAt,
  by: people.name,
};

const inScheme = (organisationId: string, schemeId: string) => and(eq(schemeRounds.organisationId, organisationId), eq(schemeRounds.schemeId, schemeId));
const one = (organisationId: string, schemeId: string, id: string) => and(inScheme(organisationId, schemeId), eq(schemeRounds.id, id));
const partIds = ({ orm }: Connection, roundId: string) => orm.select({ id: roundParts.id }).from(roundParts).where(eq(roundParts.roundId, roundId));

const heads = (connection: Connection) => ({
  /** Last opened first. */
  list: async (organisationId: string, schemeId: string): Promise<Omit<RoundSummary, 'late'>[]> => {
    const count = (what: string) => sql<number>`(SELECT count(*) FROM round_parts AS p ${sql.raw(what)})`;
    const remarks = (more: string) => count(`JOIN round_remarks AS r ON r.part_id = p.id WHERE p.round_id = scheme_rounds.id ${more}`);
    return await connection.orm
      .select({
        ...HEAD,
        parts: count('WHERE p.round_id = scheme_rounds.id'),
        answered: count('WHERE p.round_id = scheme_rounds.id AND p.verdict IS NOT NULL'),
        remarks: remarks(''),
        open: remarks("AND r.state = 'open'"),
      })
      .from(schemeRounds)
      .leftJoin(people, eq(people.id, schemeRounds.personId))
      .where(inScheme(organisationId, schemeId))
      .orderBy(desc(schemeRounds.openedAt), desc(schemeRounds.id));
  },

  head: async (organisationId: string, schemeId: string, id: string): Promise<RoundHead | null> =>
    (await first(
      connection.orm
        .select({ ...HEAD, schemeTitle: schemes.title, organisation: sql<string>`coalesce(json_extract(${schemeRounds.content}, '$.organisation.name'), '')` })
        .from(schemeRounds)
        .innerJoin(schemes, and(eq(schemes.id, schemeRounds.schemeId), isNull(schemes.deletedAt)))
        .leftJoin(people, eq(people.id, schemeRounds.personId))
        .where(one(organisationId, schemeId, id)),
    )) ?? null,

  frozen: async (organisationId: string, schemeId: string, id: string): Promise<{ content: SchemeContent; document: SchemeDocument } | null> => {
    const row = await first(
      connection.orm
        .select({ content: schemeRounds.content, document: schemeRounds.document })
        .from(schemeRounds)
        .where(one(organisationId, schemeId, id)),
    );
    return row ? { content: completeContent(row.content), document: unpacked(row.document) } : null;
  },

  frozenContent: async (organisationId: string, schemeId: string, id: string): Promise<SchemeContent | null> => {
    const row = await first(
      connection.orm
        .select({ content: schemeRounds.content })
        .from(schemeRounds)
        .where(one(organisationId, schemeId, id)),
    );
    return row ? completeContent(row.content) : null;
  },

  /** Parts this person reads, those of closed rounds included; first due first. */
  mine: async (organisationId: string, personId: string): Promise<(Omit<MyPart, 'state'> & { verdict: RoundPart['verdict']; closedAt: string | null })[]> =>
    (
      await connection.orm
        .selectDistinct({
          roundId: schemeRounds.id,
          partId: roundParts.id,
          schemeId: schemeRounds.schemeId,
          schemeTitle: schemes.title,
          title: schemeRounds.title,
          name: roundParts.name,
          dueOn: schemeRounds.dueOn,
          verdict: roundParts.verdict,
          closedAt: schemeRounds.closedAt,
          position: roundParts.position,
        })
        .from(roundReaders)
        .innerJoin(roundParts, eq(roundParts.id, roundReaders.partId))
        .innerJoin(schemeRounds, eq(schemeRounds.id, roundParts.roundId))
        .innerJoin(schemes, and(eq(schemes.id, schemeRounds.schemeId), isNull(schemes.deletedAt)))
        .where(and(eq(schemeRounds.organisationId, organisationId), eq(roundReaders.personId, personId)))
        .orderBy(asc(schemeRounds.dueOn), asc(schemeRounds.id), asc(roundParts.position))
    ).map(({ position: _position, ...part }) => part),
});

async function readersOf({ orm }: Connection, roundId: string): Promise<Map<string, RoundReader[]>> {
  const rows = await orm
    .select({
      partId: roundReaders.partId,
      personId: roundReaders.personId,
      person: people.name,
      contact: sql<string | null>`json_extract(${networkContacts.content}, '$.name')`,
    })
    .from(roundReaders)
    .innerJoin(roundParts, eq(roundParts.id, roundReaders.partId))
    .leftJoin(people, eq(people.id, roundReaders.personId))
    .leftJoin(networkContacts, eq(networkContacts.id, roundReaders.contactId))
    .where(eq(roundParts.roundId, roundId))
    .orderBy(asc(roundReaders.partId), asc(roundReaders.position));
  return grouped(rows, ({ personId, person, contact }): RoundReader => ({ name: person ?? contact, hasAccount: personId !== null }));
}

function grouped<R extends { partId: string }, T>(rows: readonly R[], made: (row: R) => T): Map<string, T[]> {
  const byPart = new Map<string, T[]>();
  for (const row of rows) byPart.set(row.partId, [...(byPart.get(row.partId) ?? []), made(row)]);
  return byPart;
}

async function remarksOf({ orm }: Connection, roundId: string): Promise<Map<string, RoundRemark[]>> {
  const rows = (
    await orm
      .select({ remark: roundRemarks, by: people.name })
      .from(roundRemarks)
      .innerJoin(roundParts, eq(roundParts.id, roundRemarks.partId))
      .leftJoin(people, eq(people.id, roundRemarks.settledBy))
      .where(eq(roundParts.roundId, roundId))
      .orderBy(asc(roundRemarks.partId), asc(roundRemarks.position))
  ).map(({ remark, by }) => ({ ...remark, by }));
  return grouped(rows, ({ id, place, text, state, reason, settledAt, by }): RoundRemark => ({ id, place, text, state, reason, settledAt, settledBy: by }));
}

const parts = (connection: Connection) => ({
  /** In the order they were written. */
  parts: async (roundId: string): Promise<KeptPart[]> => {
    const [readers, remarks] = [await readersOf(connection, roundId), await remarksOf(connection, roundId)];
    return (
      await connection.orm
        .select({ part: roundParts, by: people.name })
        .from(roundParts)
        .leftJoin(people, eq(people.id, roundParts.answeredBy))
        .where(eq(roundParts.roundId, roundId))
        .orderBy(asc(roundParts.position))
    ).map(({ part: { roundId: _round, position: _position, answeredBy: _by, ...part }, by }) => ({
      ...part,
      answeredBy: by,
      readers: readers.get(part.id) ?? [],
      remarks: remarks.get(part.id) ?? [],
    }));
  },

  reads: async (partId: string, personId: string): Promise<boolean> =>
    (await first(
      connection.orm
        .select({ partId: roundReaders.partId })
        .from(roundReaders)
        .where(and(eq(roundReaders.partId, partId), eq(roundReaders.personId, personId)))
        .limit(1),
    )) !== undefined,

  addresses: async (roundId: string): Promise<ReaderAddress[]> =>
    await connection.orm
      .select({
        partId: roundReaders.partId,
        name: sql<string>`coalesce(${people.name}, json_extract(${networkContacts.content}, '$.name'), '')`,
        account: sql<string | null>`CASE ${people.state} WHEN 'active' THEN ${people.email} END`,
        register: sql<string>`coalesce(json_extract(${networkContacts.content}, '$.email'), '')`,
      })
      .from(roundReaders)
      .leftJoin(people, eq(people.id, roundReaders.personId))
      .leftJoin(networkContacts, eq(networkContacts.id, roundReaders.contactId))
      .where(inArray(roundReaders.partId, partIds(connection, roundId)))
      .orderBy(asc(roundReaders.partId), asc(roundReaders.position)),
});

const opening = ({ orm }: Connection) => ({
  insert: async (organisationId: string, { document, ...round }: NewRound, made: readonly NewPart[]): Promise<void> => {
    await orm.insert(schemeRounds).values({ ...round, organisationId, document: packed(document) });
    for (const [position, { readers, ...part }] of made.entries()) {
      await orm.insert(roundParts).values({ ...part, roundId: round.id, position, revision: 1, answers: [], receivedAs: '' });
      for (const [place, reader] of readers.entries()) await orm.insert(roundReaders).values({ ...reader, partId: part.id, position: place });
    }
  },

  close: async (organisationId: string, schemeId: string, id: string, at: string): Promise<void> => {
    await orm
      .update(schemeRounds)
      .set({ closedAt: at })
      .where(one(organisationId, schemeId, id));
  },

  remove: async (organisationId: string, schemeId: string, id: string): Promise<void> => {
    await orm.delete(schemeRounds).where(one(organisationId, schemeId, id));
  },
});

type Answered = Pick<RoundPart, 'id' | 'verdict' | 'answers' | 'receivedAs'> & { answeredAt: string; personId: string; remarks: readonly RoundRemark[] };

const answering = ({ orm }: Connection) => ({
  /** False when the part was answered in between. Remarks already decided on are left as they are. */
  answer: async ({ id, remarks, personId, ...answer }: Answered, revision: number): Promise<boolean> => {
    const answered = changed(
      await orm
        .update(roundParts)
        .set({ ...answer, answeredBy: personId, revision: revision + 1 })
        .where(and(eq(roundParts.id, id), eq(roundParts.revision, revision))),
    );
    if (answered !== 1) return false;
    await orm.delete(roundRemarks).where(and(eq(roundRemarks.partId, id), eq(roundRemarks.state, 'open')));
    for (const [position, { settledBy: _by, ...remark }] of remarks.entries())
      await orm
        .insert(roundRemarks)
        .values({ ...remark, partId: id, position })
        .onConflictDoUpdate({ target: roundRemarks.id, set: { position } });
    return true;
  },

  settle: async (remarkId: string, settled: Pick<RoundRemark, 'state' | 'reason' | 'settledAt'>, personId: string | null): Promise<boolean> =>
    changed(
      await orm
        .update(roundRemarks)
        .set({ ...settled, settledBy: personId })
        .where(eq(roundRemarks.id, remarkId)),
    ) === 1,

  reminded: async (ids: readonly string[], at: string): Promise<void> => {
    await orm
      .update(roundParts)
      .set({ remindedAt: at })
      .where(inArray(roundParts.id, [...ids]));
  },
});

export const makeRoundRepository = (connection: Connection) => ({
  ...heads(connection),
  ...parts(connection),
  ...opening(connection),
  ...answering(connection),
});
