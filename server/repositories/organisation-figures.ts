/** Figures of one organisation whole, to leave as a file or come in; and what they hold on one person. */
import { and, asc, eq } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { figureDecisions, figureImports, figureSettings, measures, rememberedColumns, reviews } = schema;

const reading = ({ orm }: Connection) => ({
  settings: async (organisationId: string) =>
    (await first(orm.select().from(figureSettings).where(eq(figureSettings.organisationId, organisationId))))?.content ?? null,

  measures: async (organisationId: string) =>
    await orm
      .select()
      .from(measures)
      .where(eq(measures.organisationId, organisationId))
      .orderBy(asc(measures.indicatorId), asc(measures.year), asc(measures.buyer)),

  decisions: async (organisationId: string) =>
    await orm
      .select()
      .from(figureDecisions)
      .where(eq(figureDecisions.organisationId, organisationId))
      .orderBy(asc(figureDecisions.contractKey), asc(figureDecisions.subject)),

  columns: async (organisationId: string) =>
    await orm
      .select()
      .from(rememberedColumns)
      .where(eq(rememberedColumns.organisationId, organisationId))
      .orderBy(asc(rememberedColumns.kind), asc(rememberedColumns.header)),

  imports: async (organisationId: string) =>
    await orm.select().from(figureImports).where(eq(figureImports.organisationId, organisationId)).orderBy(asc(figureImports.position)),
});

const writing = ({ orm }: Connection) => ({
  insertSettings: async (row: typeof figureSettings.$inferInsert): Promise<void> => {
    await orm.insert(figureSettings).values(row);
  },
  insertMeasure: async (row: typeof measures.$inferInsert): Promise<void> => {
    await orm.insert(measures).values(row);
  },
  insertDecision: async (row: typeof figureDecisions.$inferInsert): Promise<void> => {
    await orm.insert(figureDecisions).values(row);
  },
  insertColumns: async (row: typeof rememberedColumns.$inferInsert): Promise<void> => {
    await orm.insert(rememberedColumns).values(row);
  },
  insertImport: async (row: typeof figureImports.$inferInsert): Promise<void> => {
    await orm.insert(figureImports).values(row);
  },
});

type Owned = typeof figureImports | typeof figureDecisions | typeof measures | typeof reviews;
const of = (table: Owned, organisationId: string, personId: string) => and(eq(table.organisationId, organisationId), eq(table.personId, personId));

/** What one person typed, decided, imported and published. */
const personal = ({ orm }: Connection) => ({
  ofPerson: async (organisationId: string, personId: string) => ({
    imports: await orm
      .select({ of: figureImports.kind, file: figureImports.file, createdAt: figureImports.createdAt })
      .from(figureImports)
      .where(of(figureImports, organisationId, personId))
      .orderBy(asc(figureImports.position)),
    measures: await orm
      .select({ indicatorId: measures.indicatorId, year: measures.year, buyer: measures.buyer, updatedAt: measures.updatedAt })
      .from(measures)
      .where(of(measures, organisationId, personId))
      .orderBy(asc(measures.updatedAt), asc(measures.indicatorId), asc(measures.year)),
    decisions: await orm
      .select({
        contractKey: figureDecisions.contractKey,
        subject: figureDecisions.subject,
        reason: figureDecisions.reason,
        decidedAt: figureDecisions.decidedAt,
      })
      .from(figureDecisions)
      .where(of(figureDecisions, organisationId, personId))
      .orderBy(asc(figureDecisions.decidedAt), asc(figureDecisions.contractKey)),
    reviews: await orm
      .select({ schemeId: reviews.schemeId, kind: reviews.kind, year: reviews.year, madeAt: reviews.madeAt })
      .from(reviews)
      .where(of(reviews, organisationId, personId))
      .orderBy(asc(reviews.madeAt), asc(reviews.id)),
  }),

  /** The figures stay, of nobody. */
  forgetPerson: async (organisationId: string, personId: string): Promise<void> => {
    for (const table of [figureImports, figureDecisions, measures, reviews])
      await orm
        .update(table)
        .set({ personId: null })
        .where(of(table, organisationId, personId));
  },
});

export const makeOrganisationFiguresRepository = (connection: Connection) => ({
  ...reading(connection),
  ...writing(connection),
  ...personal(connection),
});
