/** One's own account: sessions, password, second factor, own data. */
import { type Static, Type } from 'typebox';
import { closed, Id, oneOf } from './common.ts';
import { Password, SIGN_IN_METHODS } from './session.ts';

export const OpenSession = Type.Object({
  handle: Id,
  device: Type.String(),
  method: oneOf(SIGN_IN_METHODS),
  createdAt: Type.String(),
  seenAt: Type.String(),
  expiresAt: Type.String(),
  /** The one that asks. */
  current: Type.Boolean(),
});
export const OpenSessionList = Type.Object({ items: Type.Array(OpenSession), total: Type.Integer() });
export type OpenSessionList = Static<typeof OpenSessionList>;

/** The other sessions are closed. */
export const PasswordChange = Type.Object({ current: Password, next: Password }, closed);
export type PasswordChange = Static<typeof PasswordChange>;

/** Enrolment begun: nothing is kept until the code proves it. `secret` in base32, `uri` for the picture to scan. */
export const SecondFactorOffer = Type.Object({ secret: Type.String(), uri: Type.String() });
export type SecondFactorOffer = Static<typeof SecondFactorOffer>;
/** `secret` is the one offered; `password` is asked of who has one. */
export const SecondFactorProof = Type.Object(
  {
    secret: Type.String({ minLength: 16, maxLength: 64, pattern: '^[A-Z2-7]+$' }),
    code: Type.String({ minLength: 6, maxLength: 12 }),
    password: Type.Optional(Password),
  },
  closed,
);
export type SecondFactorProof = Static<typeof SecondFactorProof>;
/** Shown once. */
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) });
export type RecoveryCodes = Static<typeof RecoveryCodes>;
export const SecondFactorRemoval = Type.Object({ password: Type.Optional(Password), code: Type.String({ minLength: 6, maxLength: 40 }) }, closed);
