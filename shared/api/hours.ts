/** Insertion hours: the table of labour shares, and an estimate with its whole working. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { Confidence, Day, Id, nullable, oneOf } from './common.ts';

export const HOURS_METHODS = ['works-and-services', 'staff-transfer', 'framework-tranche', 'phases'] as const;
export type HoursMethod = (typeof HOURS_METHODS)[number];
export const LABOUR_FAMILIES = ['works', 'services', 'intellectual'] as const;

/** Phases of one contract; their working stays readable in one annex. */
export const MAX_PHASES = 60;

const BasisPoints = Type.Integer({ description: 'Points de base : 500 = 5 %' });
const Cents = Type.Integer({ description: 'Centimes d’euro, hors taxes' });
const QuarterHours = Type.Integer({ description: 'Quarts d’heure' });

export const HoursSource = Type.Object({ title: Type.String(), url: Type.Optional(Type.String()) });
export type HoursSource = Static<typeof HoursSource>;

/** One line of the table: a usual labour share, editable, never binding. */
export const LabourShare = Type.Object({
  id: Type.String(),
  title: Type.String(),
  family: oneOf(LABOUR_FAMILIES),
  shareBasisPoints: BasisPoints,
  /** Read range; equal to the share when the sources give one value. */
  lowBasisPoints: BasisPoints,
  highBasisPoints: BasisPoints,
  /** Usual loaded hourly cost of the segment, when it differs from the day's proposal. */
  hourlyCost: nullable(Type.Object({ lowCents: Cents, highCents: Cents })),
  /** Price of one hour of work, all included, published by the branch: the C of the staff-transfer formula. */
  hourPrice: nullable(Type.Object({ cents: Cents, confidence: Confidence, source: HoursSource })),
  /** A published ratio: so many hours per tranche invoiced. */
  tranche: nullable(Type.Object({ amountCents: Cents, quarterHours: QuarterHours, confidence: Confidence, source: HoursSource })),
  /** How sure we are that staff in place moves to the new holder; null when nothing says so. */
  staffTransfer: nullable(Confidence),
  cpv: Type.Array(Type.String()),
  confidence: Confidence,
  /** True without a source: a usage, to be confirmed by the facilitateur. */
  toConfirm: Type.Boolean(),
  checkedOn: Day,
  sources: Type.Array(HoursSource),
  caution: Type.Optional(Type.String()),
  /** Present when the organisation put its own share: what Clausier proposes. */
  own: Type.Optional(Type.Object({ shippedBasisPoints: BasisPoints })),
});
export type LabourShare = Static<typeof LabourShare>;
export const LabourShareList = Type.Object({ items: Type.Array(LabourShare), total: Type.Integer() });
export type LabourShareList = Static<typeof LabourShareList>;

/** The organisation's own share for a trade; without a source, it is a usage to be confirmed by the facilitateur. */
export const LabourShareChange = Type.Object(
  { shareBasisPoints: Type.Integer({ minimum: 1, maximum: 10_000 }), source: Type.String({ maxLength: LIMITS.shortText }) },
  { additionalProperties: false },
);
export type LabourShareChange = Static<typeof LabourShareChange>;

/** An action proposed when a volume of hours does not hold; `clause` is the slug that writes it. */
export const HoursAlternative = Type.Object({ id: Type.String(), title: Type.String(), says: Type.String(), clause: Type.String(), confidence: Confidence });
export type HoursAlternative = Static<typeof HoursAlternative>;

/** Basis points typed by the buyer, or the id of a line of the table. */
const LabourShareInput = Type.Union([Type.Integer(), Id], { description: 'Points de base (5000 = 50 %), ou identifiant d’une ligne de la table' });

const PhaseInput = Type.Object(
  {
    title: Type.String({ maxLength: LIMITS.title }),
    amountCents: Cents,
    labourShare: Type.Optional(LabourShareInput),
    durationMonths: Type.Optional(Type.Integer()),
    /** A part of the contract ordered only if the buyer confirms it (tranche optionnelle). */
    optional: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** Bounds are checked by the domain, which explains them; the schema checks types. */
export const HoursRequest = Type.Object(
  {
    method: Type.Optional(oneOf(HOURS_METHODS)),
    on: Type.Optional(Day),
    amountCents: Type.Optional(Cents),
    labourShare: Type.Optional(LabourShareInput),
    /** Loaded cost of one hour of work. */
    hourlyCostCents: Type.Optional(Cents),
    insertionRateBasisPoints: Type.Optional(BasisPoints),
    durationMonths: Type.Optional(Type.Integer()),
    /** People who carry the contract out, in full-time equivalents. */
    teamSize: Type.Optional(Type.Integer()),
    /** Monthly hours of the staff to take over, for all sites. */
    transferableMonthlyHours: Type.Optional(Type.Number()),
    /** Price of one hour, all included (C of the branch's formula). */
    hourPriceCents: Type.Optional(Cents),
    /** Invoiced amount that calls for hours. */
    trancheCents: Type.Optional(Cents),
    /** Hours per tranche chosen by the buyer, instead of computed. */
    hoursPerTranche: Type.Optional(Type.Number()),
    phases: Type.Optional(Type.Array(PhaseInput, { maxItems: MAX_PHASES })),
  },
  { additionalProperties: false },
);
export type HoursRequest = Static<typeof HoursRequest>;

export const HOURS_UNITS = ['money', 'rate', 'hours', 'hours-per-month', 'money-per-hour', 'months', 'people', 'count'] as const;
export type HoursUnit = (typeof HOURS_UNITS)[number];

/** Cents, basis points, quarter-hours, months, hundredths of a person or units; `display` is the French text. */
const Quantity = { value: Type.Integer(), unit: oneOf(HOURS_UNITS), display: Type.String() };
/** `confidence` is null for the buyer’s own data and choices, which are not facts to verify. */
export const StepValue = Type.Object({ label: Type.String(), ...Quantity, source: Type.String(), confidence: nullable(Confidence) });
export type StepValue = Static<typeof StepValue>;

export const HoursStep = Type.Object({
  id: Type.String(),
  label: Type.String(),
  /** In words: « montant × part de main-d’œuvre ». */
  formula: Type.String(),
  values: Type.Array(StepValue),
  result: Type.Object(Quantity),
  source: Type.String(),
  /** Ids of legal references; empty for a usage. */
  references: Type.Array(Type.String()),
  /** The weakest of the formula and its values. */
  confidence: Confidence,
});
export type HoursStep = Static<typeof HoursStep>;

export const HoursWarning = Type.Object({ code: Type.String(), message: Type.String(), path: Type.Optional(Type.String()) });
export type HoursWarning = Static<typeof HoursWarning>;

export const HoursPhase = Type.Object({
  title: Type.String(),
  amountCents: Cents,
  optional: Type.Boolean(),
  /** Shares of the total: their sums are the total's `hours` and `quarterHours`. */
  hours: Type.Integer(),
  quarterHours: QuarterHours,
  monthlyQuarterHours: nullable(QuarterHours),
});
export type HoursPhase = Static<typeof HoursPhase>;

export const HoursPerTranche = Type.Object({
  trancheCents: Cents,
  quarterHours: QuarterHours,
  hours: Type.Number(),
  /** Invoiced amount from which the hours due make the least useful volume; null when no day's value is known. */
  startsAtCents: nullable(Cents),
  text: Type.String(),
});
export type HoursPerTranche = Static<typeof HoursPerTranche>;

export const WHOLE_LIFE_VERDICTS = ['fits', 'heavy', 'exceeds', 'unknown'] as const;
/** Hours against duration and team, over the whole contract. */
export const WholeLife = Type.Object({
  verdict: oneOf(WHOLE_LIFE_VERDICTS),
  message: Type.String(),
  monthlyQuarterHours: nullable(QuarterHours),
  /** Full-time posts that the hours make, in hundredths. */
  postsHundredths: nullable(Type.Integer()),
  capacityQuarterHours: nullable(QuarterHours),
  teamShareBasisPoints: nullable(BasisPoints),
});
export type WholeLife = Static<typeof WholeLife>;

export const PROPOSALS = ['clause', 'short-clause', 'alternative'] as const;
export const HoursProposal = Type.Object({
  /** `alternative`: no hours clause is advised; the actions are. Advice, never a refusal. */
  kind: oneOf(PROPOSALS),
  message: Type.String(),
  hours: nullable(Type.Integer()),
  actions: Type.Array(HoursAlternative),
});
export type HoursProposal = Static<typeof HoursProposal>;

export const HoursEstimate = Type.Object({
  method: oneOf(HOURS_METHODS),
  methodTitle: Type.String(),
  on: Day,
  /** Whole hours, rounded down: never more than the working supports. */
  hours: Type.Integer(),
  quarterHours: QuarterHours,
  /** Hours at both ends of the labour share's range. */
  range: nullable(Type.Object({ lowHours: Type.Integer(), highHours: Type.Integer(), text: Type.String() })),
  rounding: Type.Object({
    text: Type.String(),
    /** Whole useful paths in the hours, and the hours they make; null when no day's value is known. */
    paths: nullable(Type.Integer()),
    pathHours: nullable(Type.Integer()),
    /** One path more than the hours hold; null when they make whole paths, or none. */
    nextPathHours: nullable(Type.Integer()),
    fullTimeHundredths: nullable(Type.Integer()),
  }),
  confidence: Confidence,
  /** True when a value of the working has no source. */
  toConfirm: Type.Boolean(),
  steps: Type.Array(HoursStep),
  warnings: Type.Array(HoursWarning),
  proposal: HoursProposal,
  wholeLife: WholeLife,
  perTranche: nullable(HoursPerTranche),
  phases: Type.Array(HoursPhase),
});
export type HoursEstimate = Static<typeof HoursEstimate>;
