/** Figures of one organisation whole, to leave as a file or come in; and what they hold on one person. */
import { and, asc, eq } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { figureDecisions, figureImports, figureSettings, measures, rememberedColumns, reviews } = schema;

const reading = ({ orm }: Connection) => ({
  settings: async (organisationId: string) => orm.select().from(figureSettings).where(eq(figureSettings.organisationId, organisationId)).get()?.content ?? null,

  measures: async (organisationId: string) =>
    orm
      .select()
      .from(measures)
      .where(eq(measures.organisationId, organisationId))
      .orderBy(asc(measures.indicatorId), asc(measures.year), asc(measures.buyer))
      .all(),

  decisions: async (organisationId: string) =>
    orm
      .select()
      .from(figureDecisions)
      .where(eq(figureDecisions.organisationId, organisationId))
      .orderBy(asc(figureDecisions.contractKey), asc(figureDecisions.subject))
      .all(),

  columns: async (organisationId: string) =>
    orm
      .select()
      .from(rememberedColumns)
      .where(eq(rememberedColumns.organisationId, organisationId))
      .orderBy(asc(rememberedColumns.kind), asc(rememberedColumns.header))
      .all(),

  imports: async (organisationId: string) =>
    orm.select().from(figureImports).where(eq(figureImports.organisationId, organisationId)).orderBy(asc(figureImports.position)).all(),
});

const writing = ({ orm }: Connection) => ({
  insertSettings: async (row: typeof figureSettings.$inferInsert): Promise<void> => {
    orm.insert(figureSettings).values(row).run();
  },
  insertMeasure: async (row: typeof measures.$inferInsert): Promise<void> => {
    orm.insert(measures).values(row).run();
  },
  insertDecision: async (row: typeof figureDecisions.$inferInsert): Promise<void> => {
    orm.insert(figureDecisions).values(row).run();
  },
  insertColumns: async (row: typeof rememberedColumns.$inferInsert): Promise<void> => {
    orm.insert(rememberedColumns).values(row).run();
  },
  insertImport: async (row: typeof figureImports.$inferInsert): Promise<void> => {
    orm.insert(figureImports).values(row).run();
  },
});

type Owned = typeof figureImports | typeof figureDecisions | typeof measures | typeof reviews;
const of = (table: Owned, organisationId: string, personId: string) => and(eq(table.organisationId, organisationId), eq(table.personId, personId));

/** What one person typed, decided, imported and published. */
const personal = ({ orm }: Connection) => ({
  ofPerson: async (organisationId: string, personId: string) => ({
    imports: orm
      .select({ of: figureImports.kind, file: figureImports.file, createdAt: figureImports.createdAt })
      .from(figureImports)
      .where(of(figureImports, organisationId, personId))
      .orderBy(asc(figureImports.position))
      .all(),
    measures: orm
      .select({ indicatorId: measures.indicatorId, year: measures.year, buyer: measures.buyer, updatedAt: measures.updatedAt })
      .from(measures)
      .where(of(measures, organisationId, personId))
      .orderBy(asc(measures.updatedAt), asc(measures.indicatorId), asc(measures.year))
      .all(),
    decisions: orm
      .select({
        contractKey: figureDecisions.contractKey,
        subject: figureDecisions.subject,
        reason: figureDecisions.reason,
        decidedAt: figureDecisions.decidedAt,
      })
      .from(figureDecisions)
      .where(of(figureDecisions, organisationId, personId))
      .orderBy(asc(figureDecisions.decidedAt), asc(figureDecisions.contractKey))
      .all(),
    reviews: orm
      .select({ schemeId: reviews.schemeId, kind: reviews.kind, year: reviews.year, madeAt: reviews.madeAt })
      .from(reviews)
      .where(of(reviews, organisationId, personId))
      .orderBy(asc(reviews.madeAt), asc(reviews.id))
      .all(),
  }),

  /** The figures stay, of nobody. */
  forgetPerson: async (organisationId: string, personId: string): Promise<void> => {
    for (const table of [figureImports, figureDecisions, measures, reviews])
      orm
        .update(table)
        .set({ personId: null })
        .where(of(table, organisationId, personId))
        .run();
  },
});

export const makeOrganisationFiguresRepository = (connection: Connection) => ({
  ...reading(connection),
  ...writing(connection),
  ...personal(connection),
});
