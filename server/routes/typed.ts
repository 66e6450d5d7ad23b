import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { sendResult } from '../plugins/errors.ts';

/** The application with request types inferred from route schemas. */
export const typed = (app: FastifyInstance) => app.withTypeProvider<TypeBoxTypeProvider>();

/** A file sent as it is. */
export const Binary = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' });

/** `"12"` or `W/"12"` → 12; null when absent or not a revision. */
export function revisionOf(header: string | undefined): number | null {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header ?? '');
  return match ? Number(match[1]) : null;
}

export const IfMatch = Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength: 40 })) });

/** What is saved over a revision travels with it, as ETag. */
export function sendRevised<T extends { revision: number }>(reply: FastifyReply, item: T | Refusal): FastifyReply | T {
  if (!isRefusal(item)) reply.header('etag', `"${item.revision}"`);
  return sendResult(reply, item);
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Sends a Word file as a download; names are ASCII already. */
export const sendDocx = (reply: FastifyReply, file: Uint8Array, name: string, mediaType = DOCX): FastifyReply =>
  reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .send(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
