/** Imports of figures, one row each: what was sent, what became of it. The data itself is in the figures database of the organisation. */
import { and, asc, count, desc, eq, inArray, max, sql } from 'drizzle-orm';
import type { ImportKind, ImportOptions, ImportReport, ImportState, RememberedColumns } from '#shared/api/imports.ts';
import type { DecisionAnswer, DecisionSubject } from '#shared/api/indicators.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first, prepared } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { figureImports, figureDecisions, rememberedColumns } = schema;

export type FigureImportRow = typeof figureImports.$inferSelect;
export type NewFigureImport = {
  id: string;
  kind: ImportKind;
  file: string;
  bytes: number;
  sha256: string;
  state: ImportState;
  options: ImportOptions;
  personId: string | null;
  createdAt: string;
};
export type ImportEnd = { state: ImportState; report: ImportReport | null; failure: { message: string; remedy: string } | null; endedAt: string };
export type ImportDecision = { key: string; subject: DecisionSubject; answer: DecisionAnswer };

const one = (organisationId: string, id: string) => and(eq(figureImports.organisationId, organisationId), eq(figureImports.id, id));
const UNFINISHED = ['waiting', 'reading'] as const;

/** Prepared once: every figure on a page asks for it. */
const doneOn = ({ orm }: Connection) =>
  prepared(
    orm
      .select()
      .from(figureImports)
      .where(and(eq(figureImports.organisationId, sql.placeholder('organisationId')), eq(figureImports.state, 'done')))
      .orderBy(asc(figureImports.position)),
  );

const reading = ({ orm }: Connection, done: ReturnType<typeof doneOn>) => ({
  /** Newest first. */
  list: async (organisationId: string): Promise<FigureImportRow[]> =>
    await orm.select().from(figureImports).where(eq(figureImports.organisationId, organisationId)).orderBy(desc(figureImports.position)),

  find: async (organisationId: string, id: string): Promise<FigureImportRow | null> =>
    (await first(orm.select().from(figureImports).where(one(organisationId, id)))) ?? null,

  /** Those whose data is in place, in the order they came. */
  done: async (organisationId: string): Promise<FigureImportRow[]> => await done({ organisationId }),

  /** Of every organisation, in the order they came. */
  unfinished: async (): Promise<FigureImportRow[]> =>
    await orm
      .select()
      .from(figureImports)
      .where(inArray(figureImports.state, [...UNFINISHED]))
      .orderBy(asc(figureImports.createdAt), asc(figureImports.position)),

  count: async (organisationId: string): Promise<number> =>
    (await first(orm.select({ value: count() }).from(figureImports).where(eq(figureImports.organisationId, organisationId))))?.value ?? 0,

  decisions: async (organisationId: string): Promise<ImportDecision[]> =>
    await orm
      .select({ key: figureDecisions.contractKey, subject: figureDecisions.subject, answer: figureDecisions.answer })
      .from(figureDecisions)
      .where(eq(figureDecisions.organisationId, organisationId)),

  columns: async (organisationId: string): Promise<RememberedColumns[]> =>
    (
      await orm
        .select()
        .from(rememberedColumns)
        .where(eq(rememberedColumns.organisationId, organisationId))
        .orderBy(desc(rememberedColumns.savedAt), asc(rememberedColumns.header))
    ).map(({ kind, header, columns }) => ({ kind, header: JSON.parse(header), columns })),
});

const writing = ({ orm }: Connection) => ({
  /** After every earlier one of the organisation. */
  insert: async (organisationId: string, row: NewFigureImport): Promise<void> => {
    const last = await first(
      orm
        .select({ value: max(figureImports.position) })
        .from(figureImports)
        .where(eq(figureImports.organisationId, organisationId)),
    );
    await orm.insert(figureImports).values({ ...row, organisationId, position: (last?.value ?? 0) + 1 });
  },

  start: async (organisationId: string, id: string): Promise<boolean> =>
    changed(
      await orm
        .update(figureImports)
        .set({ state: 'reading' })
        .where(and(one(organisationId, id), eq(figureImports.state, 'waiting'))),
    ) > 0,

  /** False when it had ended already. */
  end: async (organisationId: string, id: string, end: ImportEnd): Promise<boolean> =>
    changed(
      await orm
        .update(figureImports)
        .set(end)
        .where(and(one(organisationId, id), inArray(figureImports.state, [...UNFINISHED]))),
    ) > 0,

  /** What the data says once made again without another import. */
  setReport: async (organisationId: string, id: string, report: ImportReport): Promise<void> => {
    await orm.update(figureImports).set({ report }).where(one(organisationId, id));
  },

  /** Whatever its state: its data is not there, or is. */
  setEnd: async (organisationId: string, id: string, end: ImportEnd): Promise<void> => {
    await orm.update(figureImports).set(end).where(one(organisationId, id));
  },

  remove: async (organisationId: string, id: string): Promise<boolean> => changed(await orm.delete(figureImports).where(one(organisationId, id))) > 0,

  rememberColumns: async (organisationId: string, { kind, header, columns }: RememberedColumns, savedAt: string): Promise<void> => {
    await orm
      .insert(rememberedColumns)
      .values({ organisationId, kind, header: JSON.stringify(header), columns, savedAt })
      .onConflictDoUpdate({
        target: [rememberedColumns.organisationId, rememberedColumns.kind, rememberedColumns.header],
        set: { columns: sql`excluded.columns`, savedAt: sql`excluded.saved_at` },
      });
  },
});

export const makeFigureImportRepository = (connection: Connection) => ({ ...reading(connection, doneOn(connection)), ...writing(connection) });
