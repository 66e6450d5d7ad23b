/** The scheme (SPASER): one document, saved section by section. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { Blocks } from './blocks.ts';
import { AXIS_KINDS, INDICATOR_SOURCES, INDICATOR_UNITS, LEGAL_CATEGORIES, ORGANISATION_KINDS } from './catalogue.ts';
import { closed, Day, Id, LongText, nullable, oneOf, rows, ShortText, Title } from './common.ts';
import { Belonging } from './sharing.ts';

const Year = Type.Integer({ minimum: LIMITS.yearMin, maximum: LIMITS.yearMax });
/** Integer in the unit's base: basis points (rate), cents (money), quarter-hours (hours), tenths (days, ratio, average), units (count). */
const MeasureValue = Type.Integer({ minimum: 0, maximum: LIMITS.moneyCents });

export const SchemeOrganisation = Type.Object(
  {
    name: Type.String({ maxLength: LIMITS.title }),
    kind: nullable(oneOf(ORGANISATION_KINDS)),
    siren: Type.String({ maxLength: 9, pattern: '^(\\d{9})?$' }),
    population: nullable(Type.Integer({ minimum: 0, maximum: LIMITS.population })),
    /** Purchases made in one calendar year, excluding tax, in cents; null when unknown. */
    annualPurchasesCents: nullable(Type.Integer({ minimum: 0, maximum: LIMITS.moneyCents })),
    purchasesYear: nullable(Year),
    departement: ShortText,
    region: ShortText,
    website: ShortText,
  },
  closed,
);

export const SchemeLegal = Type.Object(
  {
    position: oneOf(['obliged', 'voluntary', 'unknown']),
    reason: LongText,
    shared: Type.Boolean(),
    buyers: rows(Type.Object({ id: Id, name: ShortText, siren: Type.String({ maxLength: 9, pattern: '^(\\d{9})?$' }) }, closed)),
    concessionsIncluded: nullable(Type.Boolean()),
    worksIncluded: nullable(Type.Boolean()),
  },
  closed,
);

export const SchemePeriod = Type.Object({ from: nullable(Day), to: nullable(Day), adoptedOn: nullable(Day), deliberation: ShortText }, closed);

export const TEXT_CHAPTERS = [
  'foreword',
  'summary',
  'context',
  'perimeter',
  'method',
  'strengths',
  'weaknesses',
  'drafting',
  'governance',
  'followUp',
  'training',
  'communication',
  'complementary',
] as const;
export type TextChapter = (typeof TEXT_CHAPTERS)[number];
export const SchemeTexts = Type.Object(Object.fromEntries(TEXT_CHAPTERS.map((chapter) => [chapter, Blocks])) as Record<TextChapter, typeof Blocks>, closed);

export const SchemeFigure = Type.Object(
  {
    id: Id,
    label: ShortText,
    unit: oneOf(INDICATOR_UNITS),
    /** null: unknown, shown as such. */
    value: nullable(MeasureValue),
    year: nullable(Year),
    source: ShortText,
  },
  closed,
);
export type SchemeFigure = Static<typeof SchemeFigure>;

export const SchemeConsultation = Type.Object({ id: Id, who: ShortText, how: ShortText, on: nullable(Day), outcome: LongText }, closed);
export type SchemeConsultation = Static<typeof SchemeConsultation>;

export const ACTION_STATUSES = ['to-start', 'in-progress', 'done', 'permanent'] as const;
export const SchemeAction = Type.Object(
  {
    id: Id,
    /** Catalogue action it started from, or null when free. */
    catalogueId: nullable(Id),
    title: Type.String({ maxLength: LIMITS.title }),
    aim: LongText,
    steps: rows(ShortText, 20),
    lead: ShortText,
    partners: ShortText,
    calendar: ShortText,
    means: ShortText,
    status: oneOf(ACTION_STATUSES),
    /** Ids of the scheme's own indicators. */
    indicatorIds: rows(Id, 20),
    clauseSlugs: rows(Id, 20),
    /** Where the suggestion comes from; empty when free. */
    origin: ShortText,
  },
  closed,
);
export type SchemeAction = Static<typeof SchemeAction>;

export const SchemeObjective = Type.Object(
  { id: Id, title: Type.String({ maxLength: LIMITS.title }), description: LongText, actions: rows(SchemeAction, LIMITS.actionsPerObjective) },
  closed,
);
export type SchemeObjective = Static<typeof SchemeObjective>;

export const SchemeAxis = Type.Object(
  {
    id: Id,
    kind: nullable(oneOf(AXIS_KINDS)),
    title: Type.String({ maxLength: LIMITS.title }),
    intro: LongText,
    origin: ShortText,
    objectives: rows(SchemeObjective, LIMITS.objectivesPerAxis),
  },
  closed,
);
export type SchemeAxis = Static<typeof SchemeAxis>;

export const SchemeTarget = Type.Object({ year: Year, value: nullable(MeasureValue) }, closed);
export const SchemeIndicator = Type.Object(
  {
    id: Id,
    catalogueId: nullable(Id),
    axisId: nullable(Id),
    title: Type.String({ maxLength: LIMITS.title }),
    definition: LongText,
    formula: ShortText,
    unit: oneOf(INDICATOR_UNITS),
    better: oneOf(['higher', 'lower', 'none']),
    source: oneOf(INDICATOR_SOURCES),
    frequency: ShortText,
    /** What of L. 2111-3 it answers: C6 (published rate), C7a (ESUS target), C7b (disadvantaged publics target). */
    legal: rows(oneOf(LEGAL_CATEGORIES), 3),
    /** Measured by number of contracts, by value, or neither. */
    measuredIn: oneOf(['number', 'value', 'other']),
    baseline: nullable(MeasureValue),
    baselineYear: nullable(Year),
    baselineSource: ShortText,
    targets: rows(SchemeTarget, 20),
    origin: ShortText,
  },
  closed,
);
export type SchemeIndicator = Static<typeof SchemeIndicator>;

/** Where one buyer of a shared scheme starts and what it aims at, for one indicator (L. 2111-3, fourth paragraph). One row a pair. */
export const SchemeBuyerFigure = Type.Object(
  {
    id: Id,
    /** Of `legal.buyers`, or `organisation` for the one that carries the scheme. */
    buyerId: Id,
    indicatorId: Id,
    baseline: nullable(MeasureValue),
    baselineYear: nullable(Year),
    baselineSource: ShortText,
    targets: rows(SchemeTarget, 20),
  },
  closed,
);
export type SchemeBuyerFigure = Static<typeof SchemeBuyerFigure>;

export const SchemeBody = Type.Object({ id: Id, name: ShortText, role: LongText, composition: LongText, frequency: ShortText, decisions: LongText }, closed);
export type SchemeBody = Static<typeof SchemeBody>;
export const SchemeGovernance = Type.Object({ lead: ShortText, bodies: rows(SchemeBody) }, closed);

export const SchemeReferent = Type.Object({ id: Id, department: ShortText, function: ShortText, mission: ShortText }, closed);
export type SchemeReferent = Static<typeof SchemeReferent>;
export const SchemeFacilitator = Type.Object({ id: Id, organisation: ShortText, territory: ShortText, contact: ShortText }, closed);
export type SchemeFacilitator = Static<typeof SchemeFacilitator>;
export const SchemePeople = Type.Object({ referents: rows(SchemeReferent), facilitators: rows(SchemeFacilitator) }, closed);

export const SchemeTraining = Type.Object(
  { id: Id, audience: ShortText, content: LongText, duration: ShortText, calendar: ShortText, target: ShortText },
  closed,
);
export type SchemeTraining = Static<typeof SchemeTraining>;

export const SchemeEvent = Type.Object(
  { id: Id, on: nullable(Day), what: ShortText, kind: oneOf(['annual-review', 'publication', 'committee', 'revision', 'other']) },
  closed,
);
export type SchemeEvent = Static<typeof SchemeEvent>;
export const SchemeFollowUp = Type.Object(
  {
    /** Who presents the yearly review, to whom, when; empty when not decided. */
    annualReview: LongText,
    /** Months between two publications of the indicators; null when not decided. */
    publicationMonths: nullable(Type.Integer({ minimum: 1, maximum: 120 })),
    /** Where the scheme and its indicators are put online. */
    publicationPlace: ShortText,
    calendar: rows(SchemeEvent),
  },
  closed,
);

export const SchemeLever = Type.Object({ id: Id, catalogueId: nullable(Id), title: ShortText, text: LongText, steps: rows(ShortText, 20) }, closed);
export type SchemeLever = Static<typeof SchemeLever>;

export const SchemePresentation = Type.Object(
  {
    /** Six hexadecimal digits, without #. */
    colour: Type.String({ pattern: '^[0-9a-fA-F]{6}$' }),
    logoFileId: nullable(Id),
    templateFileId: nullable(Id),
    subtitle: ShortText,
  },
  closed,
);

/** Every section that can be saved; PATCH sends the ones that changed. */
const sections = {
  title: Title,
  organisation: SchemeOrganisation,
  legal: SchemeLegal,
  period: SchemePeriod,
  texts: SchemeTexts,
  figures: rows(SchemeFigure),
  consultation: rows(SchemeConsultation),
  axes: rows(SchemeAxis, LIMITS.axes),
  indicators: rows(SchemeIndicator, LIMITS.indicators),
  buyerFigures: rows(SchemeBuyerFigure, LIMITS.buyerFigures),
  governance: SchemeGovernance,
  people: SchemePeople,
  training: rows(SchemeTraining),
  followUp: SchemeFollowUp,
  complementary: rows(SchemeLever),
  clauseSlugs: rows(Id, 60),
  presentation: SchemePresentation,
};
export const SCHEME_SECTIONS = Object.keys(sections) as (keyof typeof sections)[];

export const SchemeContent = Type.Object(sections, closed);
export type SchemeContent = Static<typeof SchemeContent>;

export const Scheme = Type.Object({
  id: Id,
  /** Grows by one at each save; it is the ETag. */
  revision: Type.Integer(),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  /** The worked example shipped with Clausier. */
  example: Type.Boolean(),
  startingPoint: nullable(Type.String()),
  ...sections,
});
export type Scheme = Static<typeof Scheme>;

export const SchemeSummary = Type.Object({
  id: Id,
  title: Type.String(),
  organisation: Type.String(),
  periodFrom: nullable(Day),
  periodTo: nullable(Day),
  revision: Type.Integer(),
  updatedAt: Type.String(),
  example: Type.Boolean(),
  completeness: Type.Object({ met: Type.Integer(), total: Type.Integer() }),
  ...Belonging,
});
export type SchemeSummary = Static<typeof SchemeSummary>;
export const SchemeList = Type.Object({ items: Type.Array(SchemeSummary), total: Type.Integer() });
export type SchemeList = Static<typeof SchemeList>;

export const SchemeCreate = Type.Object(
  {
    title: Title,
    startingPoint: Type.Optional(nullable(oneOf(ORGANISATION_KINDS))),
    /** Copies another scheme of the organisation, such as the example. */
    copyOf: Type.Optional(Id),
    organisation: Type.Optional(SchemeOrganisation),
  },
  closed,
);
export type SchemeCreate = Static<typeof SchemeCreate>;

export const SchemePatch = Type.Partial(SchemeContent, closed);
export type SchemePatch = Static<typeof SchemePatch>;

/** Which sections somebody saved between two instants; `by` null on one desk. */
export const SchemeSave = Type.Object({ by: nullable(Type.String()), sections: Type.Array(Type.String()), from: Type.String(), to: Type.String() });
export type SchemeSave = Static<typeof SchemeSave>;
/** A state that was kept before it was replaced, and who then changed what until the next one. */
export const SchemeVersion = Type.Object({
  revision: Type.Integer(),
  savedAt: Type.String(),
  sections: Type.Array(Type.String()),
  saves: Type.Array(SchemeSave),
});
export type SchemeVersion = Static<typeof SchemeVersion>;
export const SchemeVersionList = Type.Object({ items: Type.Array(SchemeVersion), total: Type.Integer() });
