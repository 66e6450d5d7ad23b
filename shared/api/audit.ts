/** The journal: who did what, when, in a chain where a line removed or changed shows. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { closed, Day, Id, nullable } from './common.ts';

export const AuditLine = Type.Object({
  seq: Type.Integer(),
  at: Type.String(),
  personId: Type.String(),
  /** « Ce poste » for the desk, « Clausier » for the server itself, « Personne effacée » once erased. */
  person: Type.String(),
  action: Type.String(),
  entity: Type.String(),
  entityId: Type.String(),
  /** Title of the scheme or consultation, name of the person or team, when it still exists. */
  label: nullable(Type.String()),
  hash: Type.String(),
});
export type AuditLine = Static<typeof AuditLine>;

/** Last first; `before`: lines under this number. `from` and `to` are days in Paris, both included. */
export const AuditQuery = Type.Object(
  {
    before: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIMITS.pageSize })),
    personId: Type.Optional(Id),
    /** `scheme`, `tender`, `person`… */
    entity: Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z-]*$' })),
    entityId: Type.Optional(Id),
    from: Type.Optional(Day),
    to: Type.Optional(Day),
  },
  closed,
);
export type AuditQuery = Static<typeof AuditQuery>;
/** `next`: what to ask as `before`; null at the end. */
export const AuditPage = Type.Object({ items: Type.Array(AuditLine), total: Type.Integer(), next: nullable(Type.Integer()) });
export type AuditPage = Static<typeof AuditPage>;

/** `seq` and `hash`: a fingerprint noted earlier, checked against the chain of today. */
export const AuditCheckQuery = Type.Object(
  {
    seq: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 })),
    hash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  },
  closed,
);
export const AuditCheck = Type.Object({
  whole: Type.Boolean(),
  /** The first line that does not hold; null when the chain is whole. */
  brokenAt: nullable(Type.Integer()),
  /** One French sentence. */
  message: Type.String(),
  lines: Type.Integer(),
  /** Lines let go at the end of their time; the chain starts after them. */
  letGo: Type.Integer(),
  /** To note somewhere else: proves later that nothing before it was changed. */
  fingerprint: nullable(Type.Object({ seq: Type.Integer(), hash: Type.String() })),
});
export type AuditCheck = Static<typeof AuditCheck>;
