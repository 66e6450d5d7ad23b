/**
 * The log: one JSON line an event, without personal data. A request is its method, the template of its route, its status
 * and its time; never its address, its query, its headers nor its body. Redaction is a second fence.
 */
import { type FastifyReply, type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify';

/** `/api/schemes/:id`, never the address asked for; `none` for one that does not exist. */
export const routeOf = ({ routeOptions }: FastifyRequest): string => routeOptions.url ?? 'none';

/** Drizzle ends its messages with the values of the query; an address or a token may be anywhere else. */
const cleaned = (message: string): string =>
  message
    .replace(/\nparams: [\s\S]*$/, '')
    .replace(/[^\s@"'<>(),]+@[^\s@"'<>(),]+/g, '[adresse]')
    .replace(/[\w-]{40,}/g, '[jeton]');

type LoggedError = { type: string; code?: string; message: string; stack: string; cause?: LoggedError };

/** The code, the message without what it may quote, and where it happened. */
export function errorForLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    message: cleaned(error.message),
    stack: frames.join('\n'),
    ...(error.cause instanceof Error ? { cause: errorForLog(error.cause) } : {}),
  };
}

const HIDDEN = [
  'headers',
  'body',
  'query',
  'params',
  'url',
  'ip',
  'remoteAddress',
  'cookies',
  'authorization',
  'email',
  'name',
  'password',
  'token',
  'idToken',
];

/** @param stream where lines go, when it is not the standard output: for tests */
export const loggerOptions = (level: string, stream?: { write: (line: string) => void }): FastifyServerOptions['logger'] => ({
  level,
  ...(stream ? { stream } : {}),
  serializers: {
    req: (request: FastifyRequest) => ({ method: request.method, route: routeOf(request) }),
    err: errorForLog,
  },
  redact: { paths: HIDDEN.flatMap((name) => [name, `*.${name}`]), censor: '[retiré]' },
});

/** One line a request, once it is answered; Fastify’s own would say the address. */
export class RequestLog extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const line = { method: request.method, route: routeOf(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    if (error) request.log.error({ ...line, err: error }, 'request');
    else request.log.info(line, 'request');
  }
}
