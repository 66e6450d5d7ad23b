/** The consultation (tender): one purchase being prepared, with its lots; saved section by section. Unknown is null, never « no ». */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { CCAGS } from './clauses.ts';
import { Cents, closed, Confidence, Day, Flag, Id, LongText, Months, nullable, oneOf, rows, Title } from './common.ts';
import { Belonging } from './sharing.ts';
import { TenderDecp, TenderInsertion, TenderLot, TenderNotice, TenderReservation, TenderSelection } from './tender-lots.ts';

export * from './tender-lots.ts';

export const BUYER_KINDS = ['local', 'state', 'hospital', 'contracting-entity', 'other'] as const;
export type BuyerKind = (typeof BUYER_KINDS)[number];
export const CONTRACT_NATURES = ['works', 'supplies', 'services', 'intellectual'] as const;
export type ContractNature = (typeof CONTRACT_NATURES)[number];
export const CONTRACT_FORMS = ['market', 'framework', 'concession'] as const;
export type ContractForm = (typeof CONTRACT_FORMS)[number];
export const PROCEDURES = [
  'direct-award',
  'adapted',
  'open',
  'restricted',
  'negotiated',
  'competitive-dialogue',
  'innovation-partnership',
  'concession-award',
] as const;
export type Procedure = (typeof PROCEDURES)[number];
export const EXCLUSIONS = ['none', 'defence', 'book-v'] as const;
export const NON_ALLOTMENT_CASES = ['no-coordination', 'competition-or-cost', 'unsuccessful-risk', 'no-distinct-services'] as const;

export const TenderBuyer = Type.Object(
  { name: Type.String({ maxLength: LIMITS.title }), kind: nullable(oneOf(BUYER_KINDS)), siren: Type.String({ maxLength: 9, pattern: '^(\\d{9})?$' }) },
  closed,
);

export const TenderNeed = Type.Object(
  {
    object: LongText,
    /** Eight digits, without the check digit; empty when unknown. */
    cpv: Type.String({ maxLength: 8, pattern: '^(\\d{8})?$' }),
    nature: nullable(oneOf(CONTRACT_NATURES)),
    form: nullable(oneOf(CONTRACT_FORMS)),
    /** Design and build, or another « marché global ». */
    global: Flag,
    /** Social services and other specific services (R. 2123-1 3°). */
    socialServices: Flag,
    /** The purchase itself is an insertion, training or guidance service. */
    insertionObject: Flag,
    /** The thing bought is used by people: accessibility matters (R. 2111-6). */
    usedByPeople: Flag,
    /** Everything is meant to be used by staff lent to the buyer (temporary work). */
    staffing: Flag,
  },
  closed,
);

export const TenderProcedure = Type.Object(
  {
    kind: nullable(oneOf(PROCEDURES)),
    ccag: nullable(oneOf([...CCAGS, 'none'])),
    /** Day the notice is sent or the consultation starts: it decides the law. */
    launchOn: nullable(Day),
    exclusion: nullable(oneOf(EXCLUSIONS)),
  },
  closed,
);

export const TenderDuration = Type.Object(
  {
    months: nullable(Months),
    /** How many renewals; 0 for none. */
    renewals: nullable(Type.Integer({ minimum: 0, maximum: LIMITS.renewals })),
    /** Length of one renewal. */
    renewalMonths: nullable(Months),
  },
  closed,
);

export const TenderValue = Type.Object(
  {
    /** Options and optional phases of the whole tender, excluding tax; 0 for none. */
    optionsCents: nullable(Cents),
    /** All renewals together; null lets them be computed in proportion to the duration. */
    renewalsCents: nullable(Cents),
    /** Framework agreement: for its whole life, all lots. 0 as minimum means « no minimum ». */
    minimumCents: nullable(Cents),
    maximumCents: nullable(Cents),
    /** The rest of the works operation, or of the homogeneous need, bought in other contracts (R. 2121-5, R. 2121-6). */
    otherCents: nullable(Cents),
  },
  closed,
);

export const TenderAllotment = Type.Object(
  {
    /** Divided into lots; null when not decided. */
    divided: Flag,
    case: nullable(oneOf(NON_ALLOTMENT_CASES)),
    reason: LongText,
  },
  closed,
);

/** A finding the person chose to pass over, with the reason kept in the file. A blocking one cannot be. */
export const TenderOverride = Type.Object({ finding: Id, reason: LongText }, closed);

const sections = {
  title: Title,
  /** The scheme (SPASER) this purchase serves. */
  schemeId: nullable(Id),
  buyer: TenderBuyer,
  need: TenderNeed,
  procedure: TenderProcedure,
  duration: TenderDuration,
  value: TenderValue,
  allotment: TenderAllotment,
  lots: Type.Array(TenderLot, { minItems: 1, maxItems: LIMITS.rows }),
  overrides: rows(TenderOverride),
};
export const TENDER_SECTIONS = Object.keys(sections) as (keyof typeof sections)[];

export const TenderContent = Type.Object(sections, closed);
export type TenderContent = Static<typeof TenderContent>;

export const Tender = Type.Object({
  id: Id,
  /** Grows by one at each save; it is the ETag. */
  revision: Type.Integer(),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  /** The exercise it is practice for; null for real work. */
  exerciseId: nullable(Id),
  ...sections,
});
export type Tender = Static<typeof Tender>;

export const TenderSummary = Type.Object({
  id: Id,
  title: Type.String(),
  buyer: Type.String(),
  launchOn: nullable(Day),
  nature: nullable(oneOf(CONTRACT_NATURES)),
  form: nullable(oneOf(CONTRACT_FORMS)),
  lots: Type.Integer(),
  revision: Type.Integer(),
  updatedAt: Type.String(),
  ...Belonging,
});
export type TenderSummary = Static<typeof TenderSummary>;
export const TenderList = Type.Object({ items: Type.Array(TenderSummary), total: Type.Integer() });
export type TenderList = Static<typeof TenderList>;

export const TenderCreate = Type.Object({ title: Title }, closed);
export type TenderCreate = Static<typeof TenderCreate>;
export const TenderPatch = Type.Partial(TenderContent, closed);
export type TenderPatch = Static<typeof TenderPatch>;

const LotParts = Type.Partial(
  Type.Object({
    ...TenderLot.properties,
    reservation: Type.Partial(TenderReservation, closed),
    insertion: Type.Partial(TenderInsertion, closed),
    selection: Type.Partial(TenderSelection, closed),
    notice: Type.Partial(TenderNotice, closed),
    decp: Type.Partial(TenderDecp, closed),
  }),
  closed,
);
/** What a save may send: fields left out of a section or of a lot keep their value. A list replaces the whole list, lots included. */
export const TenderChanges = Type.Partial(
  Type.Object({
    ...sections,
    buyer: Type.Partial(TenderBuyer, closed),
    need: Type.Partial(TenderNeed, closed),
    procedure: Type.Partial(TenderProcedure, closed),
    duration: Type.Partial(TenderDuration, closed),
    value: Type.Partial(TenderValue, closed),
    allotment: Type.Partial(TenderAllotment, closed),
    lots: Type.Array(LotParts, { minItems: 1, maxItems: LIMITS.rows }),
  }),
  closed,
);
export type TenderChanges = Static<typeof TenderChanges>;

/** Estimated value (R. 2121-1 and following), with its working. */
export const EstimatedValue = Type.Object({
  /** What is known so far, in cents excluding tax; a floor when `complete` is false. */
  cents: Type.Integer(),
  complete: Type.Boolean(),
  steps: Type.Array(Type.Object({ label: Type.String(), cents: Type.Integer(), references: Type.Array(Type.String()) })),
  /** What is still unknown, as French phrases. */
  missing: Type.Array(Type.String()),
  warnings: Type.Array(Type.String()),
  references: Type.Array(Type.String()),
});
export type EstimatedValue = Static<typeof EstimatedValue>;

export const OBLIGATIONS = ['required', 'attention', 'optional', 'out-of-scope', 'unknown'] as const;
export type Obligation = (typeof OBLIGATIONS)[number];
/** What the law asks on one point: `attention` when two readings exist, `unknown` when a value is missing. */
export const RegimeAnswer = Type.Object({
  obligation: oneOf(OBLIGATIONS),
  reason: Type.String(),
  references: Type.Array(Type.String()),
  confidence: Confidence,
});
export type RegimeAnswer = Static<typeof RegimeAnswer>;

export const RegimeException = Type.Object({
  id: Type.String(),
  title: Type.String(),
  /** Whether the lot's data leave it open; null when a value is missing. */
  open: Flag,
  reason: Type.String(),
  references: Type.Array(Type.String()),
  confidence: Confidence,
});
export type RegimeException = Static<typeof RegimeException>;

export const LotRegime = Type.Object({
  lotId: Id,
  number: Type.Integer(),
  title: Type.String(),
  socialCondition: RegimeAnswer,
  environmentalCondition: RegimeAnswer,
  environmentalCriterion: RegimeAnswer,
  /** Whether the price may be the only criterion: `required` means other criteria are. */
  severalCriteria: RegimeAnswer,
  socialCriterion: RegimeAnswer,
  /** Of a concession only: what the yearly report of its holder describes (L. 3131-5). */
  annualReport: Type.Optional(RegimeAnswer),
  exceptions: Type.Array(RegimeException),
});
export type LotRegime = Static<typeof LotRegime>;

export const TenderRegime = Type.Object({
  on: Day,
  /** False when the tender has no launch date yet: the law of `on` was used. */
  dated: Type.Boolean(),
  value: EstimatedValue,
  /** European thresholds that may apply to this tender on that day. */
  thresholds: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), cents: nullable(Type.Integer()), confidence: Confidence })),
  lots: Type.Array(LotRegime),
});
export type TenderRegime = Static<typeof TenderRegime>;
