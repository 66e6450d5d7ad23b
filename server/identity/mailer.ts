/** The messages Clausier can send, when a mail server is set: an invitation, a new password, what somebody asks of a reader. Plain text, nothing followed. */
import { createTransport } from 'nodemailer';
import type { MailSettings } from '../config.ts';

export type Mail = { to: string; name: string; organisation: string; url: string; expiresAt: string };

export type Message = { to: string; name: string; subject: string; text: string };

export type Mailer = {
  /** Plain text, in French. False when the server refused or did not answer: the administrator is then told to hand the link over. */
  send: (purpose: 'invitation' | 'reset', mail: Mail) => Promise<boolean>;
  /** A message already written; false when it did not leave. */
  write: (message: Message) => Promise<boolean>;
};

const TIMEOUT = 10_000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const parisTime = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

/** « lundi 30 novembre 2026 à 10 h 00 » */
const endOf = (instant: string): string => parisTime.format(new Date(instant)).replace(/(\d{1,2}):(\d{2})$/, '$1 h $2');

/** One address and nothing else: the library would read several, or one inside a name. */
const ADDRESS = /^[^\s<>(),;:"@]+@[^\s<>(),;:"@]+$/;

/** A name written on several lines would add lines of its own to the message. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

const WORDS = {
  invitation: {
    subject: (organisation: string) => `Votre compte Clausier – ${organisation}`,
    why: (organisation: string) =>
      `${organisation} vous ouvre un compte dans Clausier, l’outil de ses clauses sociales et de son schéma d’achats responsables.`,
    what: 'Pour entrer, ouvrez ce lien :',
    otherwise: 'Vous n’attendiez pas ce message ? Ne faites rien : sans ce lien, le compte ne s’ouvre pas.',
  },
  reset: {
    subject: (organisation: string) => `Nouveau mot de passe Clausier – ${organisation}`,
    why: (organisation: string) => `Un nouveau mot de passe a été demandé pour votre compte Clausier (${organisation}).`,
    what: 'Pour le choisir, ouvrez ce lien :',
    otherwise: 'Vous n’avez rien demandé ? Ne faites rien : votre mot de passe reste le même.',
  },
} as const;

/** The text of a message and its subject. */
function compose(purpose: keyof typeof WORDS, { name, organisation, url, expiresAt }: Mail): { subject: string; text: string } {
  const { subject, why, what, otherwise } = WORDS[purpose];
  const from = oneLine(organisation);
  const lines = [
    `Bonjour ${oneLine(name)},`,
    why(from),
    `${what}\n${url}`,
    `Il sert une seule fois, jusqu’au ${endOf(expiresAt)} (heure de Paris).`,
    otherwise,
  ];
  return { subject: subject(from), text: `${lines.join('\n\n')}\n` };
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

/** @param report told why a message did not leave: a code, never an address nor what the server answered */
export function makeMailer({ url, from }: MailSettings, report: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): Mailer {
  const loopback = LOOPBACK.has(new URL(url).hostname);
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    dnsTimeout: TIMEOUT,
    // Nobody listens between a program and its own computer, whose certificate nobody signs.
    requireTLS: !loopback,
    ignoreTLS: loopback,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const write = async ({ to, name, subject, text }: Message): Promise<boolean> => {
    if (!ADDRESS.test(to)) return false;
    try {
      await transport.sendMail({
        subject: oneLine(subject),
        text,
        from: { name: 'Clausier', address: from },
        to: { name: oneLine(name), address: to },
        envelope: { from, to: [to] },
        headers: { 'Auto-Submitted': 'auto-generated' },
        textEncoding: 'quoted-printable',
        xMailer: false,
      });
      return true;
    } catch (error) {
      report(`mail: ${codeOf(error)}`);
      return false;
    }
  };
  return { write, send: async (purpose, mail) => write({ to: mail.to, name: mail.name, ...compose(purpose, mail) }) };
}
