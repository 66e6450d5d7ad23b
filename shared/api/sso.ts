/** The trip to the identity provider. The way back is a redirection, not JSON. */
import { type Static, Type } from 'typebox';
import { closed } from './common.ts';
import { LinkToken } from './session.ts';

/**
 * `next`: where the page goes on, inside Clausier. Visible ASCII, one leading slash, no other pair of them, no backslash:
 * a browser reads « //ailleurs », « /\ailleurs » and « /⇥/ailleurs » as another site.
 */
export const SsoBegin = Type.Object(
  {
    token: Type.Optional(LinkToken.properties.token),
    next: Type.Optional(Type.String({ maxLength: 500, pattern: '^/(?!/)(?!.*//)[\\u0021-\\u005b\\u005d-\\u007e]*$' })),
  },
  closed,
);
export type SsoBegin = Static<typeof SsoBegin>;

/** Where the browser is to go. */
export const SsoBegun = Type.Object({ url: Type.String() });

/** Why the way back failed, as `/connexion?erreur=…` is told. */
export const SSO_ERRORS = ['refus', 'indisponible', 'inconnu', 'siret', 'expire'] as const;
export type SsoError = (typeof SSO_ERRORS)[number];
