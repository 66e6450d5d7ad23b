/** What a scheme answers to L. 2111-3, point by point: what is there, what is not, and where it is mended. */
import { type Static, Type } from 'typebox';
import { Day, Id, oneOf } from './common.ts';

export const CompletenessItem = Type.Object({
  code: Type.String(),
  title: Type.String(),
  status: oneOf(['met', 'missing', 'partial']),
  message: Type.String(),
  /** Step of the workspace, and the field in it, where it is mended: `suivi#publicationMonths`. */
  path: Type.String(),
  references: Type.Array(Type.String()),
  /** Of a shared scheme, what each buyer still lacks; empty: nothing. */
  buyers: Type.Optional(Type.Array(Type.Object({ id: Id, name: Type.String(), lacks: Type.Array(Type.String()) }))),
});
export type CompletenessItem = Static<typeof CompletenessItem>;
export const Completeness = Type.Object({ items: Type.Array(CompletenessItem), on: Day });
export type Completeness = Static<typeof Completeness>;
