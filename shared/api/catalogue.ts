/** The scheme's catalogues: what a person can start from, always with where it comes from. */
import { type Static, Type } from 'typebox';
import { Confidence, nullable, oneOf } from './common.ts';

export const ORGANISATION_KINDS = ['departement', 'region', 'metropole', 'commune', 'epci', 'hospital', 'state', 'other'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
export const AXIS_KINDS = ['social', 'environment', 'economy', 'method'] as const;
export type AxisKind = (typeof AXIS_KINDS)[number];
export const INDICATOR_UNITS = ['rate', 'money', 'hours', 'count', 'days', 'ratio', 'average'] as const;
export type IndicatorUnit = (typeof INDICATOR_UNITS)[number];
export const LEGAL_CATEGORIES = ['C6', 'C7a', 'C7b'] as const;
export const INDICATOR_SOURCES = ['decp', 'decp-sirene', 'accounting', 'follow-up', 'manual', 'training'] as const;

export const CatalogueAction = Type.Object({
  id: Type.String(),
  axis: oneOf(AXIS_KINDS),
  title: Type.String(),
  aim: Type.String(),
  steps: Type.Array(Type.String()),
  lead: Type.String(),
  partners: Type.Array(Type.String()),
  means: Type.Optional(Type.String()),
  indicators: Type.Array(Type.String()),
  references: Type.Array(Type.String()),
  clauses: Type.Array(Type.String()),
  seenIn: Type.String(),
  organisations: Type.Array(oneOf(ORGANISATION_KINDS)),
});
export type CatalogueAction = Static<typeof CatalogueAction>;

export const CatalogueIndicator = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  axis: oneOf(AXIS_KINDS),
  title: Type.String(),
  definition: Type.String(),
  numerator: Type.String(),
  denominator: Type.Optional(Type.String()),
  formula: Type.String(),
  unit: oneOf(INDICATOR_UNITS),
  /** By number of contracts, by value, or neither: article L. 2111-3 asks one of the first two. */
  measuredIn: oneOf(['number', 'value', 'other']),
  better: oneOf(['higher', 'lower', 'none']),
  source: oneOf(INDICATOR_SOURCES),
  frequency: Type.String(),
  legal: Type.Array(oneOf(LEGAL_CATEGORIES)),
  suggestedTarget: Type.Optional(Type.Object({ value: Type.Number(), basis: Type.String(), confidence: Confidence })),
  caution: Type.Optional(Type.String()),
  references: Type.Array(Type.String()),
});
export type CatalogueIndicator = Static<typeof CatalogueIndicator>;

export const CatalogueBody = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: Type.String(),
  composition: Type.String(),
  frequency: Type.String(),
  decisions: Type.String(),
  basis: Type.String(),
});
export type CatalogueBody = Static<typeof CatalogueBody>;
export const CatalogueTraining = Type.Object({
  id: Type.String(),
  audience: Type.String(),
  content: Type.String(),
  duration: Type.String(),
  calendar: Type.String(),
  target: Type.String(),
  basis: Type.String(),
});
export type CatalogueTraining = Static<typeof CatalogueTraining>;
export const CatalogueLever = Type.Object({
  id: Type.String(),
  title: Type.String(),
  text: Type.String(),
  steps: Type.Array(Type.String()),
  references: Type.Array(Type.String()),
  caution: Type.Optional(Type.String()),
  confidence: Confidence,
});
export type CatalogueLever = Static<typeof CatalogueLever>;
export const GlossaryTerm = Type.Object({
  term: Type.String(),
  short: Type.Optional(Type.String()),
  definition: Type.String(),
  references: Type.Array(Type.String()),
});
export type GlossaryTerm = Static<typeof GlossaryTerm>;

export const StartingPoint = Type.Object({
  id: oneOf(ORGANISATION_KINDS),
  title: Type.String(),
  summary: Type.String(),
  says: Type.String(),
  years: Type.Integer(),
  axes: Type.Array(
    Type.Object({
      axis: oneOf(AXIS_KINDS),
      title: Type.String(),
      intro: Type.String(),
      origin: Type.String(),
      objectives: Type.Array(
        Type.Object({ title: Type.String(), description: Type.String(), actions: Type.Array(Type.String()), indicators: Type.Array(Type.String()) }),
      ),
    }),
  ),
  bodies: Type.Array(Type.String()),
  training: Type.Array(Type.String()),
  levers: Type.Array(Type.String()),
  clauses: Type.Array(Type.String()),
});
export type StartingPoint = Static<typeof StartingPoint>;

/** One chapter of the document: its help, its questions, what is said when it is empty. */
export const ChapterGuide = Type.Object({
  id: Type.String(),
  title: Type.String(),
  help: Type.String(),
  prompts: Type.Array(Type.String()),
  missing: Type.String(),
  start: nullable(Type.String()),
});
export type ChapterGuide = Static<typeof ChapterGuide>;

export const Catalogue = Type.Object({
  actions: Type.Array(CatalogueAction),
  indicators: Type.Array(CatalogueIndicator),
  bodies: Type.Array(CatalogueBody),
  training: Type.Array(CatalogueTraining),
  levers: Type.Array(CatalogueLever),
  glossary: Type.Array(GlossaryTerm),
  startingPoints: Type.Array(StartingPoint),
  chapters: Type.Array(ChapterGuide),
});
export type Catalogue = Static<typeof Catalogue>;
