/** Who is here: the open session, how one opens it, the one-time links. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { PERMISSION_NAMES, ROLES } from '../permissions.ts';
import { closed, Id, nullable, oneOf } from './common.ts';

export const MODES = ['local', 'served'] as const;
export type Mode = (typeof MODES)[number];
export const SIGN_IN_METHODS = ['password', 'sso', 'link'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];
export const LINK_PURPOSES = ['first-administrator', 'invitation', 'reset'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** `none`: not asked of this person; `to-enrol`, `to-give`: the session opens nothing until it is done; `done`. */
export const SECOND_FACTOR_STATES = ['none', 'to-enrol', 'to-give', 'done'] as const;
export type SecondFactorState = (typeof SECOND_FACTOR_STATES)[number];

export const Email = Type.String({ minLength: 3, maxLength: LIMITS.email, pattern: '^[^\\s@\\u0000-\\u001f]+@[^\\s@\\u0000-\\u001f]+$' });
export const PersonName = Type.String({ minLength: 1, maxLength: LIMITS.personName, pattern: '^[^\\u0000-\\u001f]*[^\\s\\u0000-\\u001f][^\\u0000-\\u001f]*$' });
/** Any text: a password is never trimmed, nor limited to some characters. Its length is judged with a sentence, not by the schema. */
export const Password = Type.String({ minLength: 1, maxLength: LIMITS.passwordBytes });
const Token = Type.String({ minLength: 20, maxLength: 200, pattern: '^[A-Za-z0-9_-]+$' });

export const SessionPerson = Type.Object({ id: Id, name: Type.String(), email: nullable(Type.String()), roles: Type.Array(oneOf(ROLES)) });

/** `GET /api/session`, open to anybody: what the page shows first. */
export const Session = Type.Object({
  mode: oneOf(MODES),
  /** Null when nobody is signed in. On one desk: « Ce poste ». */
  person: nullable(SessionPerson),
  organisation: nullable(Type.Object({ id: Id, name: Type.String() })),
  teams: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  /** Empty until the session is complete. */
  permissions: Type.Array(oneOf(PERMISSION_NAMES)),
  secondFactor: oneOf(SECOND_FACTOR_STATES),
  method: nullable(oneOf(SIGN_IN_METHODS)),
  /** The other way in, when one is set: « ProConnect ». */
  sso: nullable(Type.Object({ label: Type.String() })),
  /** True when the server can send mail: a forgotten password is then asked for from the page. */
  mail: Type.Boolean(),
  /** Instant of the absolute end; null on one desk and when nobody is signed in. */
  expiresAt: nullable(Type.String()),
});
export type Session = Static<typeof Session>;

/** `organisationId` only when the same e-mail and password open several organisations. */
export const SignIn = Type.Object({ email: Email, password: Password, organisationId: Type.Optional(Id) }, closed);
export type SignIn = Static<typeof SignIn>;

/** Signed in (`session`), or to choose between several organisations (`choices`, and no session yet). */
export const SignedIn = Type.Object({
  session: nullable(Session),
  choices: Type.Array(Type.Object({ id: Id, name: Type.String() })),
});
export type SignedIn = Static<typeof SignedIn>;

/** A six-digit code, or a recovery code. */
export const SecondFactorCode = Type.Object({ code: Type.String({ minLength: 6, maxLength: 40 }) }, closed);

/** `redirect`: where the identity provider wants its own sign-out to go on; null otherwise. */
export const SignedOut = Type.Object({ redirect: nullable(Type.String()) });

export const LinkToken = Type.Object({ token: Token }, closed);
/** What a one-time link is for, asked before it is used. */
export const LinkFacts = Type.Object({
  purpose: oneOf(LINK_PURPOSES),
  organisation: Type.String(),
  /** Known for an invitation or a reset; empty for the first administrator. */
  name: Type.String(),
  email: Type.String(),
  expiresAt: Type.String(),
  sso: nullable(Type.Object({ label: Type.String() })),
});
export type LinkFacts = Static<typeof LinkFacts>;
/** `name` and `email` for the first administrator alone; `organisation` renames « Ce poste » at the same time. */
export const LinkUse = Type.Object(
  {
    token: Token,
    password: Password,
    name: Type.Optional(PersonName),
    email: Type.Optional(Email),
    organisation: Type.Optional(Type.String({ minLength: 1, maxLength: LIMITS.title })),
  },
  closed,
);
export type LinkUse = Static<typeof LinkUse>;

export const ResetRequest = Type.Object({ email: Email }, closed);
