/**
 * What accounts stand on, apart from the database: hashing of passwords, sealing, delays between attempts, the identity
 * provider, the mail. Made once at start from the configuration; on one desk it exists too and nobody calls it.
 */
import type { Config } from '../config.ts';
import { type Mailer, makeMailer } from './mailer.ts';
import { makePasswords, type Passwords } from './passwords.ts';
import { makeSeal, type Seal } from './seal.ts';
import { makeSso, type Sso } from './sso.ts';
import { makeThrottle, type Throttle } from './throttle.ts';

export type Identity = {
  passwords: Passwords;
  seal: Seal;
  throttle: Throttle;
  /** Codes of rooms tried in vain: apart, so that a class that mistypes delays nobody who signs in. */
  roomThrottle: Throttle;
  /** Comments sent to public consultations, codes of comments tried in vain: apart, so that the public delays nobody who works here. */
  participationThrottle: Throttle;
  /** Null when no identity provider is set. */
  sso: Sso | null;
  /** Null when no mail server is set: links are then handed over by the administrator. */
  mailer: Mailer | null;
};

export const makeIdentity = ({ secret, sso, mail }: Config): Identity => ({
  passwords: makePasswords(),
  seal: makeSeal(secret),
  throttle: makeThrottle(),
  roomThrottle: makeThrottle(),
  participationThrottle: makeThrottle(),
  sso: sso ? makeSso(sso) : null,
  mailer: mail ? makeMailer(mail) : null,
});
