import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Context } from '../../context.ts';

export type Ready = { status: 'ok' };

const KEPT = 5_000;

/** Written for good: the rights of a folder say nothing of a full disk, nor of one gone. */
async function canWrite(folder: string): Promise<boolean> {
  const file = join(folder, `.pret-${process.pid}`);
  try {
    await writeFile(file, 'x');
    await rm(file);
    return true;
  } catch {
    return false;
  }
}

async function look({ read, service }: Context): Promise<Ready | Refusal> {
  try {
    await read.organisations.all();
  } catch {
    return refuse('BUSY', 'La base de données ne se lit pas.', { remedy: 'Prévenez votre service informatique.' });
  }
  return (await canWrite(service.dataFolder)) ? { status: 'ok' } : refuse('READ_ONLY', 'Le dossier de données ne s’écrit pas.');
}

/** Whether this server can do its work now: BUSY or READ_ONLY when it cannot. Looked at once every five seconds, however often it is asked. */
export function makeReadiness(context: Context): () => Promise<Ready | Refusal> {
  let last: { at: number; answer: Promise<Ready | Refusal> } | null = null;
  return () => {
    const at = Date.parse(context.clock.now());
    if (last === null || Math.abs(at - last.at) >= KEPT) last = { at, answer: look(context) };
    return last.answer;
  };
}
