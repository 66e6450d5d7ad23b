/** Measures of the indicators: what the data gives, what people typed, always with coverage, source and date. */
import { type Static, Type } from 'typebox';
import { SEGMENTS } from '../decp/record.ts';
import { LIMITS } from '../limits.ts';
import { INDICATOR_SOURCES, INDICATOR_UNITS } from './catalogue.ts';
import { closed, Day, Id, LongText, nullable, oneOf, ShortText } from './common.ts';
import { Siren } from './imports.ts';

const Year = Type.Integer({ minimum: LIMITS.yearMin, maximum: LIMITS.yearMax });
/** In the unit's base: basis points (rate), cents (money), quarter-hours (hours), tenths (days, ratio, average), units (count). */
const Value = Type.Integer();

export const MEASURE_STATES = ['computed', 'typed', 'unknown'] as const;
/** Where a measure comes from: published contracts, accounting, the network and training of Clausier, a person. */
export const MEASURE_ORIGINS = ['contracts', 'purchases', 'network', 'person', 'none'] as const;

/** Contracts or lines left out of a figure, and why: said beside it. */
export const Aside = Type.Object({ reason: Type.String(), count: Type.Integer(), cents: nullable(Type.Integer()) });
export type Aside = Static<typeof Aside>;

/** One part of a fraction, in its own unit (`count` or cents). */
const Part = Type.Object({ label: Type.String(), value: Value, unit: oneOf(INDICATOR_UNITS) });

export const Measure = Type.Object({
  /** Of the catalogue. */
  indicator: Id,
  number: Type.Integer(),
  title: Type.String(),
  definition: Type.String(),
  formula: Type.String(),
  unit: oneOf(INDICATOR_UNITS),
  source: oneOf(INDICATOR_SOURCES),
  year: Year,
  state: oneOf(MEASURE_STATES),
  origin: oneOf(MEASURE_ORIGINS),
  value: nullable(Value),
  numerator: nullable(Part),
  denominator: nullable(Part),
  /** On how much of the whole it is known; null when it does not apply. */
  coverage: nullable(Type.Object({ known: Type.Integer(), total: Type.Integer(), unit: oneOf(['contracts', 'cents', 'holders', 'lines']) })),
  /** One sentence: « sur 412 marchés connus parmi 640 ». */
  detail: Type.String(),
  /** Where the figure comes from, as it is printed: « Données essentielles importées le 3 mars 2026 ». */
  sourceText: Type.String(),
  /** Day of the data; null when unknown. */
  on: nullable(Day),
  aside: Type.Array(Aside),
  /** By segment or division, where the indicator is a split. */
  split: Type.Array(Type.Object({ label: Type.String(), value: nullable(Value), numerator: Type.Integer(), denominator: nullable(Type.Integer()) })),
  /** The computed value under a typed one. */
  computedValue: nullable(Value),
  /** Kept with a typed value. */
  note: Type.String(),
  /** True when « les marchés » of the figure can be opened. */
  opens: Type.Boolean(),
});
export type Measure = Static<typeof Measure>;

const filters = {
  year: Type.Optional(Year),
  /** SIREN of one buyer; absent: all the buyers of the organisation together. */
  buyer: Type.Optional(Siren),
  /** works, supplies, services, or a CPV division of two digits. */
  segment: Type.Optional(Type.String({ pattern: `^(${SEGMENTS.join('|')}|\\d{2})$` })),
  /** Concessions are left out, and said, unless they are asked for. */
  concessions: Type.Optional(oneOf(['with'])),
};
export const IndicatorQuery = Type.Object(filters, closed);
export type IndicatorQuery = Static<typeof IndicatorQuery>;

export const FigureBuyer = Type.Object({ siren: Type.String(), name: Type.String(), contracts: Type.Integer() });
export type FigureBuyer = Static<typeof FigureBuyer>;

export const IndicatorList = Type.Object({
  items: Type.Array(Measure),
  total: Type.Integer(),
  /** The year asked for, or the last complete year that has data. */
  year: Year,
  /** Years that have contracts or purchases, newest first. */
  years: Type.Array(Year),
  /** Those of the settings; without settings, those of the data that have the most contracts. */
  buyers: Type.Array(FigureBuyer),
  /** How many there are: more than `buyers` when the data has too many to list. */
  buyersTotal: Type.Integer(),
  /** Contracts of the year, whatever their state. */
  contracts: Type.Integer(),
  /** Contradictions that wait for a decision. */
  undecided: Type.Integer(),
  /** Lists of suppliers more than a year old. */
  staleLists: Type.Array(Type.String()),
});
export type IndicatorList = Static<typeof IndicatorList>;

/** Every year of each indicator: trajectories, charts, reviews. */
export const SeriesQuery = Type.Object(
  { buyer: filters.buyer, segment: filters.segment, concessions: filters.concessions, from: Type.Optional(Year), to: Type.Optional(Year) },
  closed,
);
export type SeriesQuery = Static<typeof SeriesQuery>;
export const IndicatorSeries = Type.Object({ items: Type.Array(Measure), years: Type.Array(Year) });
export type IndicatorSeries = Static<typeof IndicatorSeries>;

export const TypedMeasure = Type.Object(
  {
    value: nullable(Type.Integer({ minimum: 0, maximum: LIMITS.moneyCents })),
    numerator: nullable(Type.Integer({ minimum: 0, maximum: LIMITS.moneyCents })),
    denominator: nullable(Type.Integer({ minimum: 0, maximum: LIMITS.moneyCents })),
    /** Where it comes from; never empty. */
    source: Type.String({ minLength: 1, maxLength: LIMITS.shortText, pattern: '\\S' }),
    note: LongText,
  },
  closed,
);
export type TypedMeasure = Static<typeof TypedMeasure>;
/** `PUT /api/indicators/:id/measures/:year?buyer=` */
export const MeasureAddress = Type.Object({ id: Id, year: Year });
export const MeasureQuery = Type.Object({ buyer: filters.buyer }, closed);

/** Which contracts of a figure: those of its numerator, of its denominator, those nothing is known of, those put aside. */
export const CONTRACT_PARTS = ['numerator', 'denominator', 'unknown', 'aside'] as const;
export const ContractQuery = Type.Object(
  {
    ...filters,
    indicator: Type.Optional(Id),
    part: Type.Optional(oneOf(CONTRACT_PARTS)),
    /** Words of the object, a number, a SIREN. */
    q: Type.Optional(Type.String({ maxLength: LIMITS.searchQuery })),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  },
  closed,
);
export type ContractQuery = Static<typeof ContractQuery>;

const ContractHolder = Type.Object({
  id: nullable(Type.String()),
  name: nullable(Type.String()),
  size: nullable(Type.String()),
  department: nullable(Type.String()),
});
export const Contract = Type.Object({
  /** Stable from one import to the next. */
  key: Id,
  number: Type.String(),
  buyer: Type.String(),
  buyerName: nullable(Type.String()),
  object: Type.String(),
  cpv: nullable(Type.String()),
  cpvLabel: nullable(Type.String()),
  procedure: nullable(Type.String()),
  notifiedOn: nullable(Day),
  endsOn: nullable(Day),
  /** How long it lasts, its last modification counted; null when it is not published. */
  months: nullable(Type.Integer()),
  amountCents: nullable(Type.Integer()),
  amountState: oneOf(['known', 'missing', 'absurd']),
  offers: nullable(Type.Integer()),
  /** « Clause sociale », « Critère social »… in words; null when unknown. */
  social: nullable(Type.Array(Type.String())),
  environment: nullable(Type.Array(Type.String())),
  /** Why it is not known, when it is not. */
  socialState: oneOf(['known', 'unknown', 'contradiction']),
  environmentState: oneOf(['known', 'unknown', 'contradiction']),
  /** True when a person decided what was contradictory. */
  decided: Type.Boolean(),
  holders: Type.Array(ContractHolder),
  /** The file it came with, and its line there. */
  file: Type.String(),
  line: Type.Integer(),
});
export type Contract = Static<typeof Contract>;
export const ContractPage = Type.Object({ items: Type.Array(Contract), total: Type.Integer(), page: Type.Integer(), pageSize: Type.Integer() });
export type ContractPage = Static<typeof ContractPage>;

/** « None » beside a value: who decides says which of the two is right. */
export const DECISION_SUBJECTS = ['social', 'environment'] as const;
export const DECISION_ANSWERS = ['none', 'values'] as const;
export type DecisionSubject = (typeof DECISION_SUBJECTS)[number];
export type DecisionAnswer = (typeof DECISION_ANSWERS)[number];
export const ContradictionDecision = Type.Object({ subject: oneOf(DECISION_SUBJECTS), answer: nullable(oneOf(DECISION_ANSWERS)), reason: ShortText }, closed);
export type ContradictionDecision = Static<typeof ContradictionDecision>;
export const Contradiction = Type.Object({
  contract: Contract,
  subject: oneOf(DECISION_SUBJECTS),
  /** As published: « Pas de considération sociale, Clause sociale ». */
  published: Type.Array(Type.String()),
  answer: nullable(oneOf(DECISION_ANSWERS)),
  reason: Type.String(),
  decidedBy: nullable(Type.String()),
  decidedOn: nullable(Day),
});
export type Contradiction = Static<typeof Contradiction>;
export const ContradictionList = Type.Object({ items: Type.Array(Contradiction), total: Type.Integer(), undecided: Type.Integer() });
export type ContradictionList = Static<typeof ContradictionList>;

/** By CPV division: what is bought, how much of it is social, how much of it is labour. */
export const MapLine = Type.Object({
  division: Type.String(),
  label: Type.String(),
  contracts: Type.Integer(),
  amountCents: Type.Integer(),
  /** Of the contracts whose consideration is known; null when none is. */
  socialBasisPoints: nullable(Type.Integer()),
  socialKnown: Type.Integer(),
  /** Share of labour, from the table of the organisation; null when the table has none. */
  labourBasisPoints: nullable(Type.Integer()),
  labourSource: Type.String(),
  /** Amount without a social consideration times the share of labour, in cents: where a clause would weigh most. */
  potentialCents: nullable(Type.Integer()),
});
export type MapLine = Static<typeof MapLine>;
export const PurchaseMap = Type.Object({
  items: Type.Array(MapLine),
  total: Type.Integer(),
  year: nullable(Year),
  years: Type.Array(Year),
  aside: Type.Array(Aside),
});
export type PurchaseMap = Static<typeof PurchaseMap>;

/** Contracts that end soon, ranked, with the reasons. */
export const OpportunityQuery = Type.Object(
  { buyer: filters.buyer, segment: filters.segment, months: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })) },
  closed,
);
export type OpportunityQuery = Static<typeof OpportunityQuery>;
export const Opportunity = Type.Object({
  contract: Contract,
  monthsLeft: Type.Integer(),
  labourBasisPoints: nullable(Type.Integer()),
  score: Type.Integer(),
  /** Each reason with what it adds to the score. */
  reasons: Type.Array(Type.Object({ text: Type.String(), points: Type.Integer() })),
});
export type Opportunity = Static<typeof Opportunity>;
export const OpportunityList = Type.Object({
  items: Type.Array(Opportunity),
  total: Type.Integer(),
  /** Contracts whose end is unknown: said, not guessed. */
  withoutEnd: Type.Integer(),
  on: Day,
  months: Type.Integer(),
});
export type OpportunityList = Static<typeof OpportunityList>;
