/** Legal references and thresholds, always read for a day. */
import { type Static, Type } from 'typebox';
import { Confidence, Day, nullable, oneOf } from './common.ts';

export const ReferenceVersion = Type.Object({
  from: Day,
  /** First day the version no longer applies; absent while it lasts. */
  until: Type.Optional(Day),
  /** What it says, in our words. */
  says: Type.String(),
  change: Type.Optional(Type.String()),
});
export type ReferenceVersion = Static<typeof ReferenceVersion>;

export const REFERENCE_STATUSES = ['in-force', 'not-yet', 'repealed'] as const;

export const LegalReference = Type.Object({
  id: Type.String(),
  text: Type.String(),
  textName: Type.String(),
  number: Type.String(),
  /** « CCP, art. L. 2112-2 ». */
  citation: Type.String(),
  title: Type.String(),
  url: nullable(Type.String()),
  checkedOn: Day,
  confidence: Confidence,
  confidenceNote: Type.Optional(Type.String()),
  on: Day,
  status: oneOf(REFERENCE_STATUSES),
  /** The version in force on that day, or null. */
  current: nullable(ReferenceVersion),
  versions: Type.Array(ReferenceVersion),
});
export type LegalReference = Static<typeof LegalReference>;
/** One reference, with the clauses that rest on it. */
export const CitedReference = Type.Object({ ...LegalReference.properties, citedBy: Type.Array(Type.Object({ slug: Type.String(), title: Type.String() })) });
export type CitedReference = Static<typeof CitedReference>;
export const ReferenceList = Type.Object({ items: Type.Array(LegalReference), total: Type.Integer(), on: Day });
export type ReferenceList = Static<typeof ReferenceList>;

export const THRESHOLD_KINDS = ['money', 'rate', 'months', 'years', 'count', 'hours'] as const;
export const COMPARISONS = ['at-least', 'more-than', 'less-than', 'at-most'] as const;

export const Threshold = Type.Object({
  id: Type.String(),
  title: Type.String(),
  kind: oneOf(THRESHOLD_KINDS),
  comparison: oneOf(COMPARISONS),
  on: Day,
  status: oneOf(REFERENCE_STATUSES),
  /** Cents (money), basis points (rate), quarter-hours (hours), units (others); null when none applies that day. */
  value: nullable(Type.Integer()),
  display: nullable(Type.String()),
  from: nullable(Day),
  until: nullable(Day),
  confidence: Confidence,
  note: Type.Optional(Type.String()),
  references: Type.Array(Type.String()),
  checkedOn: Day,
});
export type Threshold = Static<typeof Threshold>;
export const ThresholdList = Type.Object({ items: Type.Array(Threshold), total: Type.Integer(), on: Day });
export type ThresholdList = Static<typeof ThresholdList>;

/** A day the law changed, shown beside the date of law. */
export const LawSwitch = Type.Object({ id: Type.String(), on: Day, title: Type.String(), says: Type.String(), references: Type.Array(Type.String()) });
export type LawSwitch = Static<typeof LawSwitch>;
export const LawSwitchList = Type.Object({ items: Type.Array(LawSwitch), total: Type.Integer() });
export const Doubt = Type.Object({
  id: Type.String(),
  title: Type.String(),
  says: Type.String(),
  references: Type.Array(Type.String()),
  severity: oneOf(['clause', 'context']),
});
export type Doubt = Static<typeof Doubt>;
export const DoubtList = Type.Object({ items: Type.Array(Doubt), total: Type.Integer() });
