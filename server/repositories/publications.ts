/** Published versions of a scheme, kept whole. The scheme's reach is asked first, by the use case. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Publication } from '#shared/api/publications.ts';
import type { SchemeContent } from '#shared/api/schemes.ts';
import { completeContent } from '#shared/scheme/complete.ts';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';
import { packed, unpacked } from './packed.ts';

const { people, schemePublications } = schema;

/** As it is kept: its name follows from the day. */
export type KeptPublication = Omit<Publication, 'name' | 'state'>;
export type NewPublication = Omit<KeptPublication, 'by' | 'replacedAt' | 'replacedReason' | 'wordBytes'> & {
  personId: string;
  content: SchemeContent;
  document: SchemeDocument;
  word: Uint8Array;
};

/** Everything but the texts. */
const LIGHT = {
  id: schemePublications.id,
  schemeId: schemePublications.schemeId,
  number: schemePublications.number,
  revision: schemePublications.revision,
  title: schemePublications.title,
  note: schemePublications.note,
  adoptedOn: schemePublications.adoptedOn,
  lawOn: schemePublications.lawOn,
  productVersion: schemePublications.productVersion,
  wordBytes: schemePublications.wordBytes,
  wordSha256: schemePublications.wordSha256,
  logoFileId: schemePublications.logoFileId,
  logoSha256: schemePublications.logoSha256,
  templateFileId: schemePublications.templateFileId,
  templateSha256: schemePublications.templateSha256,
  publishedAt: schemePublications.publishedAt,
  replacedAt: schemePublications.replacedAt,
  replacedReason: schemePublications.replacedReason,
  by: people.name,
};

type Row = { [K in keyof typeof LIGHT]: unknown } & {
  logoFileId: string | null;
  logoSha256: string | null;
  templateFileId: string | null;
  templateSha256: string | null;
};
const used = (id: string | null, sha256: string | null): Publication['logo'] => (id === null || sha256 === null ? null : { id, sha256 });
const withFiles = <R extends Row>({ logoFileId, logoSha256, templateFileId, templateSha256, ...row }: R) => ({
  ...row,
  logo: used(logoFileId, logoSha256),
  template: used(templateFileId, templateSha256),
});

const inScheme = (organisationId: string, schemeId: string) =>
  and(eq(schemePublications.organisationId, organisationId), eq(schemePublications.schemeId, schemeId));
const one = (organisationId: string, schemeId: string, id: string) => and(inScheme(organisationId, schemeId), eq(schemePublications.id, id));

const reading = ({ orm }: Connection) => ({
  /** Last first. */
  list: async (organisationId: string, schemeId: string): Promise<KeptPublication[]> =>
    (
      await orm
        .select(LIGHT)
        .from(schemePublications)
        .leftJoin(people, eq(people.id, schemePublications.personId))
        .where(inScheme(organisationId, schemeId))
        .orderBy(desc(schemePublications.number))
    ).map(withFiles),

  find: async (organisationId: string, schemeId: string, id: string): Promise<KeptPublication | null> => {
    const row = await first(
      orm
        .select(LIGHT)
        .from(schemePublications)
        .leftJoin(people, eq(people.id, schemePublications.personId))
        .where(one(organisationId, schemeId, id)),
    );
    return row ? withFiles(row) : null;
  },

  content: async (organisationId: string, schemeId: string, id: string): Promise<SchemeContent | null> => {
    const row = await first(
      orm
        .select({ content: schemePublications.content })
        .from(schemePublications)
        .where(one(organisationId, schemeId, id)),
    );
    return row ? completeContent(row.content) : null;
  },

  word: async (organisationId: string, schemeId: string, id: string): Promise<Uint8Array | null> => {
    const row = await first(
      orm
        .select({ word: schemePublications.word })
        .from(schemePublications)
        .where(one(organisationId, schemeId, id)),
    );
    return row ? gunzipSync(row.word) : null;
  },

  document: async (organisationId: string, schemeId: string, id: string): Promise<SchemeDocument | null> => {
    const row = await first(
      orm
        .select({ document: schemePublications.document })
        .from(schemePublications)
        .where(one(organisationId, schemeId, id)),
    );
    return row ? unpacked(row.document) : null;
  },

  /** Of the last one; 0 when none was published. */
  lastNumber: async (organisationId: string, schemeId: string): Promise<number> =>
    (
      await first(
        orm
          .select({ number: sql<number | null>`max(${schemePublications.number})` })
          .from(schemePublications)
          .where(inScheme(organisationId, schemeId)),
      )
    )?.number ?? 0,
});

const writing = ({ orm }: Connection) => ({
  insert: async (organisationId: string, { document, word, logo, template, ...row }: NewPublication): Promise<void> => {
    await orm.insert(schemePublications).values({
      ...row,
      organisationId,
      document: packed(document),
      word: gzipSync(word),
      wordBytes: word.byteLength,
      logoFileId: logo?.id ?? null,
      logoSha256: logo?.sha256 ?? null,
      templateFileId: template?.id ?? null,
      templateSha256: template?.sha256 ?? null,
      replacedReason: '',
    });
  },

  /** Those still in force say what took their place. */
  replaceCurrent: async (organisationId: string, schemeId: string, at: string, reason: string): Promise<void> => {
    await orm
      .update(schemePublications)
      .set({ replacedAt: at, replacedReason: reason })
      .where(and(inScheme(organisationId, schemeId), isNull(schemePublications.replacedAt)));
  },

  replace: async (organisationId: string, schemeId: string, id: string, at: string, reason: string): Promise<boolean> =>
    changed(
      await orm
        .update(schemePublications)
        .set({ replacedAt: at, replacedReason: reason })
        .where(and(one(organisationId, schemeId, id), isNull(schemePublications.replacedAt))),
    ) === 1,
});

export const makePublicationRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
