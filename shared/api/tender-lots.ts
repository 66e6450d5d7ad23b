/** One lot of a consultation: its need, its social and environmental decisions, and what is published about it. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { VariableValues } from './clauses.ts';
import { BasisPoints, Cents, closed, Day, Flag, Id, LongText, Months, nullable, oneOf, QuarterHours, rows, ShortText } from './common.ts';
import { HoursRequest } from './hours.ts';

export const CRITERION_KINDS = ['price', 'cost', 'technical', 'environment', 'social', 'sme', 'delay', 'other'] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];
export const SOCIAL_KINDS = ['insertion', 'equality', 'discrimination', 'disability', 'training', 'work-conditions', 'vigilance', 'other'] as const;
export const RESERVATIONS = ['none', 'disability', 'siae', 'both', 'prison', 'ess'] as const;
export type Reservation = (typeof RESERVATIONS)[number];
export const STRUCTURES = [
  'ea',
  'eatt',
  'esat',
  'ei',
  'aci',
  'ai',
  'etti',
  'eiti',
  'geiq',
  'regie',
  'esus',
  'inclusive',
  'qpv',
  'prison',
  'ess',
  'equivalent',
] as const;
export type Structure = (typeof STRUCTURES)[number];
export const SOCIAL_EXCEPTIONS = ['immediate-solution', 'no-sufficient-link', 'competition-or-difficulty', 'short-works'] as const;
export type SocialException = (typeof SOCIAL_EXCEPTIONS)[number];
export const INSERTION_MODES = ['direct-hiring', 'staff-lending', 'subcontracting', 'alternative'] as const;

/** eForms codes (BT-06, BT-71, BT-736, BT-754, BT-774, BT-775) and DECP 2024 values, as published. */
export const BT06 = ['env-imp', 'soc-obj', 'inn-pur', 'none'] as const;
export const BT71 = ['res-ws', 'res-pub-ser', 'none'] as const;
export const BT736 = ['yes', 'no', 'not-known'] as const;
export const BT754 = ['inc', 'n-inc', 'n-inc-just'] as const;
export const BT774 = ['biodiv-eco', 'circ-econ', 'clim-adapt', 'clim-mitig', 'pollu-prev', 'water-mar', 'other'] as const;
export const BT775 = ['acc-all', 'et-eq', 'gen-eq', 'hum-right', 'opp', 'work-cond', 'other'] as const;
export const DECP_SOCIAL = ['Clause sociale', 'Critère social', 'Marché réservé', 'Concession réservée', 'Pas de considération sociale'] as const;
export const DECP_ENVIRONMENT = ['Clause environnementale', 'Critère environnemental', 'Pas de considération environnementale'] as const;

export const TenderCriterion = Type.Object(
  {
    id: Id,
    kind: oneOf(CRITERION_KINDS),
    title: Type.String({ maxLength: LIMITS.title }),
    weightBasisPoints: nullable(BasisPoints),
    /** How it is marked: scale, formula. */
    method: LongText,
    /** What is judged. */
    elements: LongText,
    /** Pieces asked to judge it. */
    pieces: LongText,
    /** Takes the environment into account (a whole-life cost, a technical criterion with an environmental part). */
    environmental: Flag,
    /** Why its weight suits the object. */
    justification: LongText,
  },
  closed,
);
export type TenderCriterion = Static<typeof TenderCriterion>;

export const TenderCondition = Type.Object(
  {
    id: Id,
    family: oneOf(['social', 'environmental']),
    /** Subject of a social condition; null for an environmental one, or when not decided. */
    kind: nullable(oneOf(SOCIAL_KINDS)),
    title: Type.String({ maxLength: LIMITS.title }),
    text: LongText,
    /** Clause family it was written with. */
    clauseSlug: nullable(Id),
  },
  closed,
);
export type TenderCondition = Static<typeof TenderCondition>;

export const TenderReservation = Type.Object(
  {
    kind: nullable(oneOf(RESERVATIONS)),
    /** Share of the publics in the structure; null lets the legal share apply. */
    shareBasisPoints: nullable(BasisPoints),
    /** Structures the tender names as entitled. */
    structures: rows(oneOf(STRUCTURES), STRUCTURES.length),
    /** Sentence of the notice that announces it; empty when not written. */
    noticeMention: LongText,
    /** Social economy: the same company held the contract on the same ground. */
    sameHolder: Flag,
    /** Social economy: day of the earlier award to the expected holder. */
    earlierAwardOn: nullable(Day),
  },
  closed,
);

export const TenderInsertion = Type.Object(
  {
    quarterHours: nullable(QuarterHours),
    /** « 35 h per 100 000 € invoiced »: both parts, or null. */
    quarterHoursPerSlice: nullable(QuarterHours),
    sliceCents: nullable(Cents),
    publics: LongText,
    /** Why publics are limited to one kind; empty otherwise. */
    publicsReason: LongText,
    modes: rows(oneOf(INSERTION_MODES), INSERTION_MODES.length),
    /** A structure the text would impose by name; should stay empty. */
    imposedStructure: ShortText,
    facilitator: ShortText,
    penaltyPerHourCents: nullable(Cents),
    /** A formal notice comes before any penalty. */
    formalNotice: Flag,
    /** No penalty on hours for which neither buyer nor facilitator found candidates. */
    shortageExemption: Flag,
    /** Staff in place moves to the new holder. */
    staffTransfer: Flag,
    /** Hours were computed without that staff. */
    transferDeducted: Flag,
  },
  closed,
);

export const TenderLabel = Type.Object({ id: Id, name: ShortText, orEquivalent: Flag, characteristics: LongText }, closed);

/** A clause family chosen for the lot, each of its variables typed once for every piece. */
export const TenderClauseChoice = Type.Object({ slug: Id, values: VariableValues }, closed);
export type TenderClauseChoice = Static<typeof TenderClauseChoice>;

export const DECISION_LEVERS = ['reserved-lot', 'execution-condition', 'award-criterion', 'insertion-service', 'small-lot', 'sourcing', 'none'] as const;
export type DecisionLever = (typeof DECISION_LEVERS)[number];
export const DECISIONS = ['undecided', 'retained', 'set-aside'] as const;
export type Decision = (typeof DECISIONS)[number];
/** What was decided on one lever, in the person’s order, and why. */
export const TenderLeverDecision = Type.Object({ lever: oneOf(DECISION_LEVERS), decision: oneOf(DECISIONS), reason: LongText }, closed);
export type TenderLeverDecision = Static<typeof TenderLeverDecision>;

export const TenderSelection = Type.Object(
  {
    turnoverCents: nullable(Cents),
    turnoverReason: LongText,
    /** Other things asked to candidates, one a line. */
    demands: rows(ShortText, 40),
  },
  closed,
);

export const TenderNotice = Type.Object(
  {
    bt06: nullable(rows(oneOf(BT06), 4)),
    bt71: nullable(oneOf(BT71)),
    bt736: nullable(oneOf(BT736)),
    bt754: nullable(oneOf(BT754)),
    /** Justification of BT-754 `n-inc-just` (BT-755). */
    bt755: LongText,
    bt774: rows(oneOf(BT774), BT774.length),
    bt775: rows(oneOf(BT775), BT775.length),
    bt777: LongText,
    bt70: LongText,
  },
  closed,
);

export const TenderDecp = Type.Object(
  { social: nullable(rows(oneOf(DECP_SOCIAL), DECP_SOCIAL.length)), environment: nullable(rows(oneOf(DECP_ENVIRONMENT), DECP_ENVIRONMENT.length)) },
  closed,
);

export const TenderLot = Type.Object(
  {
    id: Id,
    number: Type.Integer({ minimum: 1, maximum: LIMITS.rows }),
    title: Type.String({ maxLength: LIMITS.title }),
    cpv: Type.String({ maxLength: 8, pattern: '^(\\d{8})?$' }),
    /** For the first duration, without options or renewals. */
    amountCents: nullable(Cents),
    durationMonths: nullable(Months),
    labourShareBasisPoints: nullable(BasisPoints),
    hourlyCostCents: nullable(Cents),
    reservation: TenderReservation,
    insertion: TenderInsertion,
    conditions: rows(TenderCondition, 60),
    criteria: rows(TenderCriterion, 40),
    /** Objective reason for ranking criteria without weights (R. 2152-12). */
    noWeightsReason: LongText,
    /** Reason for no social condition: one of the closed list, and the facts. */
    exception: nullable(oneOf(SOCIAL_EXCEPTIONS)),
    circumstances: LongText,
    /** Levers in the order the person gave them; empty lets the proposed order show. */
    levers: rows(TenderLeverDecision, DECISION_LEVERS.length),
    clauses: rows(TenderClauseChoice, 60),
    /** The calculation kept with the lot, on the day it was made; `insertion` holds the volume retained. */
    hours: nullable(HoursRequest),
    /** Objectives of the scheme this lot serves. */
    objectives: rows(Type.Object({ axisId: Id, objectiveId: Id }, closed), 40),
    /** Share handed to small firms. */
    smeShareBasisPoints: nullable(BasisPoints),
    /** Why the sector does not allow it. */
    smeReason: LongText,
    labels: rows(TenderLabel, 40),
    selection: TenderSelection,
    notice: TenderNotice,
    decp: TenderDecp,
  },
  closed,
);
export type TenderLot = Static<typeof TenderLot>;
