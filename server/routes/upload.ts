/** One file received whole from a multipart form, with the fields sent before it. */
import type { FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '#shared/errors.ts';

export type Sent = {
  /** As the sender wrote it; empty when they named none. */
  name: string;
  data: Buffer;
  /** Text of a field; empty when absent. */
  field: (name: string) => string;
};

/** Faults of the envelope itself (cut, no boundary) carry no code: they are the sender's, not ours. Throws any other. */
export function envelopeRefusal(error: unknown): Refusal {
  if (!(error instanceof Error) || 'code' in error) throw error;
  return refuse('UNREADABLE_FILE', 'L’envoi est arrivé incomplet : rien n’a été enregistré.', {
    remedy: 'Choisissez le fichier de nouveau, puis recommencez.',
  });
}

async function whole<T>(reading: Promise<T>): Promise<T | Refusal> {
  try {
    return await reading;
  } catch (error) {
    return envelopeRefusal(error);
  }
}

const fieldText = (field: unknown): string => (field && typeof field === 'object' && 'value' in field && typeof field.value === 'string' ? field.value : '');

/** Throws what the error handler knows: too large, not a form. Fields sent after the file are read too. */
export async function receive(request: FastifyRequest, most: number): Promise<Sent | Refusal> {
  const part = await whole(request.file({ limits: { fileSize: most } }));
  if (part && 'refused' in part) return part;
  if (!part) return refuse('INVALID_INPUT', 'Aucun fichier n’est joint.');
  const data = await whole(part.toBuffer());
  if ('refused' in data) return data;
  const { fields, filename } = part;
  // A part may be a file by its type alone.
  return { name: filename ?? '', data, field: (name) => fieldText(fields[name]) };
}
