/** The one place where refusals and failures become HTTP: RFC 9457, in French, with what to do. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#shared/api/common.ts';
import { type FieldFault, isRefusal, REFUSALS, type Refusal, refuse } from '#shared/errors.ts';
import { faultSentence, isDayPattern } from '#shared/fault-sentence.ts';
import { frenchTypography } from '#shared/typography.ts';

export function problemOf(refusal: Refusal): Problem & Record<string, unknown> {
  const { status, title, remedy } = REFUSALS[refusal.refused];
  return {
    ...refusal.extra,
    type: `urn:clausier:${refusal.refused.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail: frenchTypography(refusal.message),
    code: refusal.refused,
    remedy: frenchTypography(refusal.remedy ?? remedy),
    ...(refusal.fields ? { fields: refusal.fields.map(({ path, message }) => ({ path, message: frenchTypography(message) })) } : {}),
  };
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal);
  const { retryAfterSeconds } = problem;
  if (typeof retryAfterSeconds === 'number') reply.header('retry-after', String(retryAfterSeconds));
  // Serialised here: a problem may carry more members than the route's schema names.
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: string) => payload)
    .send(JSON.stringify(problem));
}

/** Of what is answered before any plugin: nothing is to be run, guessed, framed nor kept. */
const BARE = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** An address that cannot be decoded never reaches a route nor the error handler. */
export const sendBadAddress = (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
  sendRefusal(reply.headers(BARE), refuse('NOT_FOUND', 'Cette adresse ne peut pas être lue.'));
};

const STATUS_OF = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
]);

/** What is not HTTP, or comes too slowly, never becomes a request: told on the bare connection, which is then closed. */
export function sendBadMessage({ code }: { code?: string }, socket: Socket): void {
  const status = STATUS_OF.get(code ?? '') ?? 400;
  const refusal =
    status === 431 ? refuse('TOO_LARGE', 'Les en-têtes de la demande sont trop longs.') : refuse('INVALID_INPUT', 'La demande ne peut pas être lue.');
  const body = JSON.stringify({ ...problemOf(refusal), status });
  const headers = { ...BARE, 'content-type': 'application/problem+json; charset=utf-8', 'content-length': Buffer.byteLength(body), connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  if (socket.writable) socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
  socket.destroySoon();
}

/** A use case answers a value or a refusal; this sends either. */
export const sendResult = <T>(reply: FastifyReply, result: T | Refusal): FastifyReply | T => (isRefusal(result) ? sendRefusal(reply, result) : result);

type Fault = NonNullable<FastifyError['validation']>[number];

function fieldFaults(faults: readonly Fault[]): FieldFault[] {
  const seen = new Set<string>();
  return faults.flatMap((fault) => {
    const missing = fault.keyword === 'required' ? `/${String(fault.params.missingProperty)}` : '';
    const path = `${fault.instancePath}${missing}`.replace(/^\//, '');
    if (seen.has(path) || fault.keyword === 'anyOf') return [];
    seen.add(path);
    return [{ path, message: faultSentence(fault) }];
  });
}

/** The server of PostgreSQL cannot be reached, or is closing; the others are classes of its error codes. */
const UNREACHABLE = /^(ECONN(REFUSED|RESET)|ENOTFOUND|ETIMEDOUT|EPIPE|08...|57P0[123]|53300)$/;

/** What the engines refuse, told as what a person can do. */
function databaseRefusal(code: string): Refusal | null {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return refuse('BUSY', 'Un autre programme occupe la base de données.');
  if (code.startsWith('SQLITE_FULL')) return refuse('DISK_FULL', 'Le disque est plein : rien n’a été enregistré.');
  if (/^SQLITE_(READONLY|IOERR|CANTOPEN|PERM)/.test(code))
    return refuse('READ_ONLY', 'La base de données n’est pas accessible en écriture : rien n’a été enregistré.');
  if (UNREACHABLE.test(code)) return refuse('BUSY', 'La base de données ne répond pas : rien n’a été enregistré.');
  // PostgreSQL keeps no U+0000 in a text: nobody types it.
  if (code === '22021' || code === '22P05') return refuse('INVALID_INPUT', 'Un texte contient un caractère nul, qui ne peut pas être enregistré.');
  if (code === '53100') return refuse('DISK_FULL', 'Le disque de la base de données est plein : rien n’a été enregistré.');
  if (code === '25006' || code === '42501') return refuse('READ_ONLY', 'La base de données n’est pas accessible en écriture : rien n’a été enregistré.');
  return null;
}

function refusalOf(error: FastifyError): Refusal | null {
  if (error.validation) {
    const fields = fieldFaults(error.validation);
    const badDate = error.validation.some((fault) => fault.keyword === 'pattern' && isDayPattern(fault.params.pattern));
    return refuse(
      badDate ? 'INVALID_DATE' : 'INVALID_INPUT',
      fields.length === 1 ? `Un champ est à corriger${fields[0]?.path ? ` : ${fields[0].path}` : ''}.` : 'Des champs sont à corriger.',
      { fields },
    );
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_PARTS_LIMIT':
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return refuse('TOO_LARGE', 'L’envoi dépasse la taille acceptée. Rien n’a été enregistré.');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return refuse('INVALID_INPUT', 'Le contenu envoyé n’est pas du JSON lisible.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return refuse('UNSUPPORTED_FILE', 'Ce type d’envoi n’est pas accepté à cette adresse.');
    case 'FST_PROTO_VIOLATION':
      return refuse('INVALID_INPUT', 'Un champ de l’envoi porte un nom qui n’est pas accepté.', { remedy: 'Changez le nom de ce champ, puis recommencez.' });
    case 'PASSWORDS_BUSY':
      return refuse('BUSY', 'Trop de personnes se connectent en même temps.');
    default:
  }
  const fromDatabase = typeof error.code === 'string' ? databaseRefusal(error.code) : null;
  if (fromDatabase) return fromDatabase;
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 ? refuse('INVALID_INPUT', 'La demande ne peut pas être lue.') : null;
}

/** Drizzle wraps SQLite's error; the cause holds the code. */
const causeOf = (error: FastifyError): FastifyError =>
  error.cause instanceof Error && 'code' in error.cause ? { ...error, ...error.cause, code: String(error.cause.code), message: error.cause.message } : error;

export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error) ?? refusalOf(causeOf(error));
    if (refusal) return sendRefusal(reply, refusal);
    request.log.error({ err: error }, 'unexpected failure');
    return sendRefusal(reply, refuse('INTERNAL', 'Clausier a rencontré une erreur. Votre dernière saisie enregistrée est intacte.'));
  });
}
