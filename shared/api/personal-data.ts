/** All that Clausier holds on one person, as they are given it (RGPD, articles 15 and 20). No secret in it. */
import { type Static, Type } from 'typebox';
import { ACCESSES, ROLES } from '../permissions.ts';
import { nullable, oneOf } from './common.ts';
import { PERSON_STATES } from './people.ts';
import { LINK_PURPOSES, SIGN_IN_METHODS } from './session.ts';
import { SHARED_ENTITIES } from './sharing.ts';

export const PersonExport = Type.Object({
  format: Type.Literal('clausier-personne'),
  exportedAt: Type.String(),
  organisation: Type.Object({ name: Type.String(), contact: Type.String() }),
  account: Type.Object({
    id: Type.String(),
    name: Type.String(),
    email: nullable(Type.String()),
    roles: Type.Array(oneOf(ROLES)),
    state: oneOf(PERSON_STATES),
    createdAt: Type.String(),
    lastSeenOn: nullable(Type.String()),
    hasPassword: Type.Boolean(),
    hasSecondFactor: Type.Boolean(),
    recoveryCodesLeft: Type.Integer(),
    /** How the identity provider knows them. */
    sso: nullable(Type.Object({ issuer: Type.String(), subject: Type.String() })),
  }),
  teams: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  sessions: Type.Array(
    Type.Object({
      handle: Type.String(),
      device: Type.String(),
      method: oneOf(SIGN_IN_METHODS),
      createdAt: Type.String(),
      seenAt: Type.String(),
      expiresAt: Type.String(),
    }),
  ),
  links: Type.Array(Type.Object({ purpose: oneOf(LINK_PURPOSES), createdAt: Type.String(), expiresAt: Type.String() })),
  /** Documents opened to them by name. */
  shares: Type.Array(Type.Object({ entity: oneOf(SHARED_ENTITIES), entityId: Type.String(), access: oneOf(ACCESSES) })),
  /** Kept versions of schemes that they saved over. */
  versions: Type.Array(Type.Object({ schemeId: Type.String(), revision: Type.Integer(), savedAt: Type.String(), sections: Type.Array(Type.String()) })),
  /** What they did, and what was done to their account. */
  journal: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      at: Type.String(),
      action: Type.String(),
      says: Type.String(),
      entity: Type.String(),
      entityId: Type.String(),
      by: oneOf(['self', 'another']),
    }),
  ),
});
export type PersonExport = Static<typeof PersonExport>;
