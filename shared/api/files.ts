/** A file put beside a scheme: a logo, or a Word template. */
import { type Static, Type } from 'typebox';
import { Id, nullable, oneOf } from './common.ts';

export const StoredFile = Type.Object({
  id: Id,
  kind: oneOf(['logo', 'template']),
  name: Type.String(),
  mediaType: Type.String(),
  bytes: Type.Integer(),
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
  warnings: Type.Array(Type.String()),
});
export type StoredFile = Static<typeof StoredFile>;
