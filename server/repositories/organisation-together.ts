/** What was done together on the schemes of one organisation, whole: read to leave as a file, written row by row when one comes in. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import { completeContent } from '#shared/scheme/complete.ts';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';
import { packed, unpacked } from './packed.ts';

const { roundParts, roundReaders, roundRemarks, schemeComments, schemeConsulted, schemePublications, schemeRounds, schemes, schemeSaves, schemeTasks } = schema;

const written = ({ orm }: Connection) => ({
  /** Those that begin a thread first: the others point at them. */
  comments: async (organisationId: string) =>
    await orm
      .select()
      .from(schemeComments)
      .where(eq(schemeComments.organisationId, organisationId))
      .orderBy(sql`${schemeComments.threadId} IS NOT NULL`, asc(schemeComments.createdAt), asc(schemeComments.id)),

  tasks: async (organisationId: string) =>
    await orm.select().from(schemeTasks).where(eq(schemeTasks.organisationId, organisationId)).orderBy(asc(schemeTasks.createdAt), asc(schemeTasks.id)),

  saves: async (organisationId: string) =>
    (
      await orm
        .select({ row: schemeSaves })
        .from(schemeSaves)
        .innerJoin(schemes, eq(schemes.id, schemeSaves.schemeId))
        .where(eq(schemes.organisationId, organisationId))
        .orderBy(asc(schemeSaves.schemeId), asc(schemeSaves.sinceRevision), asc(schemeSaves.personId))
    ).map(({ row }) => row),

  consulted: async (organisationId: string) =>
    await orm
      .select()
      .from(schemeConsulted)
      .where(eq(schemeConsulted.organisationId, organisationId))
      .orderBy(asc(schemeConsulted.createdAt), asc(schemeConsulted.id)),

  insertSave: async (row: typeof schemeSaves.$inferInsert): Promise<void> => {
    await orm.insert(schemeSaves).values(row);
  },
  insertConsulted: async (row: typeof schemeConsulted.$inferInsert): Promise<void> => {
    await orm.insert(schemeConsulted).values(row);
  },
});

type RoundRow = Omit<typeof schemeRounds.$inferInsert, 'document'> & { document: SchemeDocument };
type PublicationRow = Omit<typeof schemePublications.$inferInsert, 'document' | 'word' | 'wordBytes'> & { document: SchemeDocument; word: Uint8Array };

const rounds = ({ orm }: Connection) => ({
  round: async (organisationId: string, id: string) => {
    const row = await first(
      orm
        .select()
        .from(schemeRounds)
        .where(and(eq(schemeRounds.organisationId, organisationId), eq(schemeRounds.id, id))),
    );
    return row ? { ...row, content: completeContent(row.content), document: unpacked<SchemeDocument>(row.document) } : null;
  },
  parts: async (roundId: string) => await orm.select().from(roundParts).where(eq(roundParts.roundId, roundId)).orderBy(asc(roundParts.position)),
  readers: async (partId: string) =>
    await orm
      .select({ personId: roundReaders.personId, contactId: roundReaders.contactId })
      .from(roundReaders)
      .where(eq(roundReaders.partId, partId))
      .orderBy(asc(roundReaders.position)),
  remarks: async (partId: string) => await orm.select().from(roundRemarks).where(eq(roundRemarks.partId, partId)).orderBy(asc(roundRemarks.position)),

  insertRound: async ({ document, ...row }: RoundRow): Promise<void> => {
    await orm.insert(schemeRounds).values({ ...row, document: packed(document) });
  },
  insertPart: async (row: typeof roundParts.$inferInsert): Promise<void> => {
    await orm.insert(roundParts).values(row);
  },
  insertReader: async (row: typeof roundReaders.$inferInsert): Promise<void> => {
    await orm.insert(roundReaders).values(row);
  },
  insertRemark: async (row: typeof roundRemarks.$inferInsert): Promise<void> => {
    await orm.insert(roundRemarks).values(row);
  },
});

const publications = ({ orm }: Connection) => ({
  /** With the Word file as it was given, no longer packed. */
  publication: async (organisationId: string, id: string) => {
    const row = await first(
      orm
        .select()
        .from(schemePublications)
        .where(and(eq(schemePublications.organisationId, organisationId), eq(schemePublications.id, id))),
    );
    return row
      ? { ...row, content: completeContent(row.content), document: unpacked<SchemeDocument>(row.document), word: new Uint8Array(gunzipSync(row.word)) }
      : null;
  },
  insertPublication: async ({ document, word, ...row }: PublicationRow): Promise<void> => {
    await orm.insert(schemePublications).values({ ...row, document: packed(document), word: gzipSync(word), wordBytes: word.byteLength });
  },
});

export const makeOrganisationTogetherRepository = (connection: Connection) => ({
  ...written(connection),
  ...rounds(connection),
  ...publications(connection),
});
