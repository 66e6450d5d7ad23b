/** A file as it arrives: looked at from its first bytes, written as it comes, never in memory; its SHA-256 is made on the way. */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isRefusal, type Refusal, refuse } from '../../shared/errors.ts';
import { formatNumber } from '../../shared/format.ts';
import { sniff, SNIFFED_BYTES } from '../decp/readers/sniff.ts';

export type Received = { bytes: number; sha256: string };

/** Stops the writing with a refusal. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

const megabytes = (bytes: number): string => `${formatNumber(Math.max(1, Math.round(bytes / 1_000_000)))}\u00a0Mo`;
export const tooLarge = (most: number): Refusal =>
  refuse('TOO_LARGE', `Ce fichier dépasse ${megabytes(most)}\u202f: il n’a pas été importé.`, {
    remedy: 'Exportez-le par année ou par acheteur, puis importez chaque partie.',
  });
const cut = (): Refusal =>
  refuse('UNREADABLE_FILE', 'L’envoi est arrivé incomplet\u202f: rien n’a été enregistré.', { remedy: 'Choisissez le fichier de nouveau, puis recommencez.' });
const full = (): Refusal =>
  refuse('DISK_FULL', 'Le disque du serveur est plein\u202f: le fichier n’a pas été reçu, vos données sont comme avant.', {
    remedy: 'Prévenez la personne qui tient le serveur, puis recommencez.',
  });

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return full();
  // The envelope itself: cut by the network, or closed by the sender.
  if (code === '' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET') return cut();
  throw error;
}

/** By its first bytes: what is surely no data is refused before the rest of it is sent. */
function look(chunk: Buffer): void {
  const sniffed = sniff(chunk.subarray(0, SNIFFED_BYTES));
  if (isRefusal(sniffed)) throw new Refused(sniffed);
}

/** Gives back a refusal with nothing left on the disk; `most`: bytes. Throws what is neither the sender's nor the disk's fault. */
export async function receiveFile(stream: Readable, path: string, most: number): Promise<Received | Refusal> {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* checked(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      if (bytes === 0) look(chunk);
      bytes += chunk.byteLength;
      if (bytes > most) throw new Refused(tooLarge(most));
      hash.update(chunk);
      yield chunk;
    }
    if (bytes === 0) look(Buffer.alloc(0));
  }
  try {
    // Open before anything comes: a file that would open after the refusal would stay.
    const handle = await open(path, 'w', 0o600);
    await pipeline(stream, checked, handle.createWriteStream());
    return { bytes, sha256: hash.digest('hex') };
  } catch (error) {
    rmSync(path, { force: true });
    return refusalOf(error);
  }
}
