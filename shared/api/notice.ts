/** What to copy in the notice: eForms fields and DECP values, lot by lot, with codes and French labels. */
import { type Static, Type } from 'typebox';
import { Day, Id, oneOf } from './common.ts';

export const NOTICE_FIELDS = [
  'BT-06',
  'BT-777',
  'BT-774',
  'BT-775',
  'BT-805',
  'BT-754',
  'BT-755',
  'BT-71',
  'BT-736',
  'BT-70',
  'BT-539',
  'BT-540',
  'BT-5421',
  'BT-541',
  'BT-726',
] as const;
export type NoticeField = (typeof NOTICE_FIELDS)[number];

/** `codes` for a closed list, `text` for free text. A criterion's fields share the same `group`. */
export const NoticeEntry = Type.Object({
  field: oneOf(NOTICE_FIELDS),
  label: Type.String(),
  codes: Type.Array(Type.Object({ code: Type.String(), label: Type.String() })),
  text: Type.String(),
  /** Empty, or the criterion it describes. */
  group: Type.String(),
  /** Why this value: from the reservation, the clause, the criterion; « saisi » when the person typed it. */
  why: Type.String(),
});
export type NoticeEntry = Static<typeof NoticeEntry>;

export const DecpEntry = Type.Object({
  field: oneOf(['considerationsSociales', 'considerationsEnvironnementales']),
  label: Type.String(),
  values: Type.Array(Type.String()),
  why: Type.String(),
});
export type DecpEntry = Static<typeof DecpEntry>;

export const LotNotice = Type.Object({
  lotId: Id,
  number: Type.Integer(),
  title: Type.String(),
  /** « LOT-0001 », even for a single lot. */
  eformsLot: Type.String(),
  eforms: Type.Array(NoticeEntry),
  decp: Type.Array(DecpEntry),
  /** What stops the notice from being right, in words. */
  faults: Type.Array(Type.String()),
  /** The block to copy, as plain text. */
  text: Type.String(),
});
export type LotNotice = Static<typeof LotNotice>;
export const TenderNotices = Type.Object({ on: Day, lots: Type.Array(LotNotice) });
export type TenderNotices = Static<typeof TenderNotices>;
