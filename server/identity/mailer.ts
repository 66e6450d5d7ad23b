/** The two messages Clausier can send, when a mail server is set: an invitation, a new password. */
import type { MailSettings } from '../config.ts';

export type Mail = { to: string; name: string; organisation: string; url: string; expiresAt: string };

export type Mailer = {
  /** Plain text, in French. False when the server refused or did not answer: the administrator is then told to hand the link over. */
  send: (purpose: 'invitation' | 'reset', mail: Mail) => Promise<boolean>;
};

export const makeMailer = (_settings: MailSettings): Mailer => ({ send: async () => false });
