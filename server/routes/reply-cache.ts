/** Replies that do not change while the server runs, kept as bytes: content is immutable for a content version. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, type Refusal } from '#shared/errors.ts';

export type KeptReply = { body: Buffer; etag: string };

const KEPT = 400;

export class ReplyCache {
  readonly #replies = new Map<string, KeptReply>();
  readonly #version: string;

  constructor(version: string) {
    this.#version = version;
  }

  /** The kept bytes for this key, or those of what `read` answers. Refusals are never kept. */
  async reply(key: string, read: () => Promise<object | Refusal>): Promise<KeptReply | Refusal> {
    const kept = this.#replies.get(key);
    if (kept) return kept;
    const value = await read();
    if (isRefusal(value)) return value;
    const body = Buffer.from(JSON.stringify(value));
    const made = { body, etag: `"${this.#version}-${createHash('sha256').update(body).digest('hex').slice(0, 16)}"` };
    const [oldest] = this.#replies.keys();
    if (this.#replies.size >= KEPT && oldest !== undefined) this.#replies.delete(oldest);
    this.#replies.set(key, made);
    return made;
  }

  send(request: FastifyRequest, reply: FastifyReply, { body, etag }: KeptReply): FastifyReply {
    reply.header('etag', etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(body);
  }
}
