/** A mail server on loopback (`smtp-server`), which keeps what it is given. */
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** `headers`: one a line, as they were sent. */
export type Received = { from: string; to: string[]; headers: string; subject: string; text: string };
export type MailServer = { url: string; received: Received[]; close: () => Promise<void> };

const bytesOf = (quoted: string): string =>
  Buffer.from(
    quoted.replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString('utf8');

/** RFC 2047: `=?UTF-8?Q?…?=`, in one word or several. */
const decoded = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, encoding: string, word: string) =>
      encoding.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : bytesOf(word.replaceAll('_', ' ')),
    );

function parse(raw: string): Omit<Received, 'from' | 'to'> {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  return {
    headers,
    subject: decoded(/^Subject: (.*)$/im.exec(headers)?.[1] ?? ''),
    text: bytesOf(raw.slice(end + 4).replace(/=\r\n/g, '')).replaceAll('\r\n', '\n'),
  };
}

export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      text(stream).then((raw) => {
        received.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to: envelope.rcptTo.map(({ address }) => address), ...parse(raw) });
        done();
      }, done);
    },
    ...options,
  });
  // A client that breaks off is told to the client too.
  server.on('error', () => undefined);
  // Every loopback address: 127.0.0.2 stands for a server elsewhere.
  await new Promise<void>((ready) => server.listen(0, '0.0.0.0', ready));
  const address = server.server.address();
  return {
    url: `smtp://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
    received,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
