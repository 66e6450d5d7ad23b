/** The European vocabulary of purchases (CPV 2008), in French. © Union européenne, règlement (CE) n° 213/2008, CC BY 4.0. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';

export const Cpv = Type.Object({
  /** Eight digits. */
  code: Type.String(),
  label: Type.String(),
  /** Labels from the division down to its parent. */
  path: Type.Array(Type.String()),
});
export type Cpv = Static<typeof Cpv>;
export const CpvList = Type.Object({ items: Type.Array(Cpv), total: Type.Integer() });
export type CpvList = Static<typeof CpvList>;
/** Words (accents and case ignored) or the beginning of a code; a check digit « -9 » is ignored. */
export const CpvQuery = Type.Object(
  {
    q: Type.String({ minLength: 1, maxLength: LIMITS.searchQuery }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIMITS.cpvResults, default: 20 })),
  },
  { additionalProperties: false },
);
export type CpvQuery = Static<typeof CpvQuery>;
