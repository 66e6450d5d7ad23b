/** Replies that do not change for a content version, kept as bytes, compressed once; let go when the content is another. */
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, type Refusal } from '#shared/errors.ts';

const ENCODINGS = ['br', 'gzip'] as const;
type Encoding = (typeof ENCODINGS)[number];

export type KeptReply = { body: Buffer; etag: string; encoded: Map<Encoding, Buffer> };

const KEPT = 400;
/** Shorter bodies are sent as they are. */
const WORTH_COMPRESSING = 2048;
const BROTLI_QUALITY = 5;

const COMPRESS: Record<Encoding, (body: Buffer) => Buffer> = {
  br: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: (body) => gzipSync(body),
};

/** The best encoding the client takes; null for the plain bytes. */
function encodingFor(accepted: string | string[] | undefined): Encoding | null {
  if (typeof accepted !== 'string') return null;
  const taken = accepted
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.replace(/\s*;.*$/, ''));
  return ENCODINGS.find((encoding) => taken.includes(encoding)) ?? null;
}

export class ReplyCache {
  readonly #replies = new Map<string, KeptReply>();
  readonly #version: () => string;
  #of: string;

  /** @param version of the content in service */
  constructor(version: () => string) {
    this.#version = version;
    this.#of = version();
  }

  /** The kept bytes for this key, or those of what `read` answers. Refusals are never kept. */
  async reply(key: string, read: () => Promise<object | Refusal>): Promise<KeptReply | Refusal> {
    const version = this.#version();
    if (version !== this.#of) this.#replies.clear();
    this.#of = version;
    const kept = this.#replies.get(key);
    if (kept) return kept;
    const value = await read();
    if (isRefusal(value)) return value;
    const body = Buffer.from(JSON.stringify(value));
    const made = { body, etag: `${version}-${createHash('sha256').update(body).digest('hex').slice(0, 16)}`, encoded: new Map() };
    const [oldest] = this.#replies.keys();
    if (this.#replies.size >= KEPT && oldest !== undefined) this.#replies.delete(oldest);
    // Read while the content was changing: sent, not kept.
    if (version === this.#version()) this.#replies.set(key, made);
    return made;
  }

  send(request: FastifyRequest, reply: FastifyReply, { body, etag, encoded }: KeptReply): FastifyReply {
    const encoding = body.length < WORTH_COMPRESSING ? null : encodingFor(request.headers['accept-encoding']);
    // Each encoding is another representation, with a tag of its own.
    const tag = `"${etag}${encoding === null ? '' : `-${encoding}`}"`;
    reply.header('etag', tag).header('cache-control', 'no-cache').header('vary', 'accept-encoding');
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    reply.type('application/json; charset=utf-8');
    if (encoding === null) return reply.send(body);
    const bytes = encoded.get(encoding) ?? COMPRESS[encoding](body);
    encoded.set(encoding, bytes);
    return reply.header('content-encoding', encoding).send(bytes);
  }
}
