import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';

/** The application with request types inferred from route schemas. */
export const typed = (app: FastifyInstance) => app.withTypeProvider<TypeBoxTypeProvider>();

/** A file sent as it is. */
export const Binary = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' });

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Sends a Word file as a download; names are ASCII already. */
export const sendDocx = (reply: FastifyReply, file: Uint8Array, name: string): FastifyReply =>
  reply
    .type(DOCX)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .send(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
