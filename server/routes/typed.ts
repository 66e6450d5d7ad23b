import type { Readable } from 'node:stream';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { DOCX_MEDIA } from '#shared/media-types.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';

/** The application with request types inferred from route schemas. */
export const typed = (app: FastifyInstance) => app.withTypeProvider<TypeBoxTypeProvider>();

/** A file sent as it is. */
export const Binary = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' });

/** A file made as it is sent. */
export const Streamed = Type.Unsafe<Readable>({ type: 'string', format: 'binary' });

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

/** `name` is ASCII already; a Word document unless said otherwise. */
export type Made = { file: Uint8Array; name: string; mediaType?: string };

/** A file that was made, as a download, or why it was not. */
export function sendMade(reply: FastifyReply, made: Made | Refusal): FastifyReply {
  if (isRefusal(made)) return sendRefusal(reply, made);
  const { file, name, mediaType = DOCX_MEDIA } = made;
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
}

/** RFC 8187 leaves out these four, which `encodeURIComponent` lets through: « L'école.docx ». */
const encodedName = (name: string): string => encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** A file as it was sent to us, under the name its owner gave it. */
export const sendStored = (reply: FastifyReply, { data, name, mediaType }: { data: Buffer; name: string; mediaType: string }, how: 'inline' | 'attachment') =>
  reply
    .type(mediaType)
    .header('content-disposition', `${how}; filename*=UTF-8''${encodedName(name)}`)
    .send(data);
