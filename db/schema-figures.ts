/** What people did with imported data, and the reviews made of it; the data itself is in a file of its own (`figures/`). */
import type { FigureSettings, ImportKind, ImportOptions, ImportReport, ImportState, RememberedColumns } from '../shared/api/imports.ts';
import type { DecisionAnswer, DecisionSubject, TypedMeasure } from '../shared/api/indicators.ts';
import type { ReviewContent, ReviewKind } from '../shared/api/reviews.ts';
import type { Kit } from './kit.sqlite.ts';

export const figureTables = (kit: Kit) => ({
  figureImports: kit.table('figure_imports', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    position: kit.int('position').notNull(),
    kind: kit.str('kind').$type<ImportKind>().notNull(),
    file: kit.str('file').notNull(),
    bytes: kit.int('bytes').notNull(),
    sha256: kit.str('sha256').notNull(),
    state: kit.str('state').$type<ImportState>().notNull(),
    options: kit.json<ImportOptions>('options').notNull(),
    report: kit.json<ImportReport>('report'),
    failure: kit.json<{ message: string; remedy: string }>('failure'),
    personId: kit.id('person_id'),
    createdAt: kit.at('created_at').notNull(),
    endedAt: kit.at('ended_at'),
  }),

  figureDecisions: kit.table('figure_decisions', {
    organisationId: kit.id('organisation_id').notNull(),
    contractKey: kit.id('contract_key').notNull(),
    subject: kit.str('subject').$type<DecisionSubject>().notNull(),
    answer: kit.str('answer').$type<DecisionAnswer>().notNull(),
    reason: kit.str('reason').notNull(),
    personId: kit.id('person_id'),
    decidedAt: kit.at('decided_at').notNull(),
  }),

  measures: kit.table('measures', {
    organisationId: kit.id('organisation_id').notNull(),
    indicatorId: kit.id('indicator_id').notNull(),
    year: kit.int('year').notNull(),
    buyer: kit.str('buyer').notNull(),
    content: kit.json<TypedMeasure>('content').notNull(),
    personId: kit.id('person_id'),
    updatedAt: kit.at('updated_at').notNull(),
  }),

  rememberedColumns: kit.table('remembered_columns', {
    organisationId: kit.id('organisation_id').notNull(),
    kind: kit.str('kind').$type<RememberedColumns['kind']>().notNull(),
    header: kit.str('header').notNull(),
    columns: kit.json<RememberedColumns['columns']>('columns').notNull(),
    savedAt: kit.at('saved_at').notNull(),
  }),

  figureSettings: kit.table('figure_settings', {
    organisationId: kit.id('organisation_id').primaryKey(),
    content: kit.json<FigureSettings>('content').notNull(),
  }),

  reviews: kit.table('reviews', {
    id: kit.id('id').primaryKey(),
    organisationId: kit.id('organisation_id').notNull(),
    schemeId: kit.id('scheme_id').notNull(),
    kind: kit.str('kind').$type<ReviewKind>().notNull(),
    fromYear: kit.int('from_year').notNull(),
    year: kit.int('year').notNull(),
    content: kit.json<ReviewContent>('content').notNull(),
    publishedOn: kit.str('published_on'),
    place: kit.str('place').notNull(),
    personId: kit.id('person_id'),
    madeAt: kit.at('made_at').notNull(),
  }),
});
