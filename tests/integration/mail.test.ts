import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeMailer, type Mail } from '../../server/identity/mailer.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';

const FROM = 'clausier@exemple.test';
const TOKEN = 'jeton-a-usage-unique-de-quarante-trois-caracteres';
const MAIL: Mail = {
  to: 'camille@exemple.test',
  name: 'Camille Exemple',
  organisation: 'Département de l’Exemple',
  url: `https://clausier.exemple.test/lien#${TOKEN}`,
  expiresAt: '2026-11-30T09:00:00.000Z',
};

let server: MailServer;
let reported: string[];
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.received.length = 0;
  reported = [];
});

const send = (mail: Partial<Mail> = {}, purpose: 'invitation' | 'reset' = 'invitation', url = server.url): Promise<boolean> =>
  makeMailer({ url, from: FROM }, (line) => reported.push(line)).send(purpose, { ...MAIL, ...mail });

describe('a message', () => {
  it('invites, with the link, its end in French time, and who invites', async () => {
    expect(await send()).toBe(true);
    expect(server.received).toHaveLength(1);
    const [message] = server.received;
    expect(message).toMatchObject({ from: FROM, to: ['camille@exemple.test'], subject: 'Votre compte Clausier – Département de l’Exemple' });
    expect(message?.text).toContain('Bonjour Camille Exemple,');
    expect(message?.text).toContain(`\n${MAIL.url}\n`);
    expect(message?.text).toContain('jusqu’au lundi 30 novembre 2026 à 10 h 00 (heure de Paris)');
    expect(message?.headers).toMatch(/^Content-Type: text\/plain; charset=utf-8$/im);
    expect(message?.headers).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(message?.headers).not.toMatch(/^X-Mailer|multipart|List-/im);
  });

  it('gives a new password, in summer time too', async () => {
    expect(await send({ expiresAt: '2027-07-01T22:30:00.000Z' }, 'reset')).toBe(true);
    const [message] = server.received;
    expect(message?.subject).toBe('Nouveau mot de passe Clausier – Département de l’Exemple');
    expect(message?.text).toContain('jusqu’au vendredi 2 juillet 2027 à 0 h 30');
    expect(message?.text).toContain('votre mot de passe reste le même');
  });

  it('has one link, and nothing that could follow its reader', async () => {
    await send();
    expect(server.received[0]?.text.match(/https?:\S+/g)).toEqual([MAIL.url]);
  });
});

describe('a name', () => {
  it.each([
    'Camille\r\nBcc: victime@exemple.test',
    'Camille\nContent-Type: text/html\n\n<a href="https://ailleurs.exemple">',
    'Camille\u2028Subject: autre',
    '"Camille" <victime@exemple.test>, autre@exemple.test',
    '=?UTF-8?Q?Camille=0D=0ABcc:_victime@exemple.test?=',
  ])('%j adds neither a header, nor a recipient, nor a line', async (name) => {
    expect(await send({ name, organisation: name })).toBe(true);
    const [message] = server.received;
    expect(message?.to).toEqual(['camille@exemple.test']);
    expect(
      message?.headers
        .split('\r\n')
        .map((line) => /^[\w-]+:/.exec(line)?.[0].toLowerCase())
        .sort(),
    ).toEqual(['auto-submitted:', 'content-transfer-encoding:', 'content-type:', 'date:', 'from:', 'message-id:', 'mime-version:', 'subject:', 'to:'].sort());
    expect(message?.headers).toMatch(/^Content-Type: text\/plain; charset=utf-8$/im);
    expect(message?.text.split('\n')[0]).toMatch(/^Bonjour /);
    expect(message?.text.split('\n')[1]).toBe('');
  });

  it.each([
    'camille@exemple.test\r\nRCPT TO:<victime@exemple.test>',
    'camille@exemple.test, victime@exemple.test',
    'Camille <victime@exemple.test>',
    'victime',
  ])('the address %j is not written to', async (to) => {
    expect(await send({ to })).toBe(false);
    expect(server.received).toEqual([]);
  });
});

describe('when the message does not leave', () => {
  const told = (): void => {
    expect(reported).toHaveLength(1);
    expect(reported[0]).toMatch(/^mail: E[A-Z]+$/);
  };

  it('because the server refuses the person: false, and the log does not say whom', async () => {
    const picky = await startMailServer({ onRcptTo: ({ address }, _, done) => done(new Error(`${address} unknown here`)) });
    expect(await send({}, 'invitation', picky.url)).toBe(false);
    told();
    await picky.close();
  });

  it('because nobody answers at the address set', async () => {
    const gone = await startMailServer();
    await gone.close();
    expect(await send({}, 'invitation', gone.url)).toBe(false);
    told();
  });

  it('because the password set is wrong', async () => {
    const closed = await startMailServer({ authOptional: false, allowInsecureAuth: true, onAuth: (_, __, done) => done(new Error('no')) });
    expect(await send({}, 'invitation', closed.url.replace('//', '//clausier:mauvais@'))).toBe(false);
    told();
    expect(reported.join()).not.toContain('mauvais');
    await closed.close();
  });

  it('because a server elsewhere offers no encryption: nothing is said to it', async () => {
    const plain = await startMailServer();
    // Any name of this computer that is not one of loopback’s usual ones.
    expect(await send({}, 'invitation', plain.url.replace('127.0.0.1', '127.0.0.2'))).toBe(false);
    expect(plain.received).toEqual([]);
    told();
    await plain.close();
  });
});
