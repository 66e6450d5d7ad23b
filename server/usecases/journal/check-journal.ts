/** The whole chain read again, by slices: other requests go on in between. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { AuditCheck } from '#shared/api/audit.ts';
import { type ChainFault, chainReader, type WrittenEnds } from '#shared/audit/verify.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { formatNumber } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import { frenchTypography } from '#shared/typography.ts';
import type { Context } from '../../context.ts';
import { type ChainEnds, hashOf } from '../../repositories/audit.ts';
import { denied } from '../allowed.ts';

const SLICE = 1000;

/** A fingerprint noted another day. */
export type Noted = { seq: number; hash: string };
type Read = { ends: ChainEnds; fault: ChainFault | null; lines: number; notedHash: string | null };

/** Lines beyond the written end, or with no end written at all. */
function beyond({ written, first, last }: ChainEnds): ChainFault | null {
  if (!written) return first === null ? null : { line: first, why: 'Ce qui dit où la chaîne commence et finit a disparu.' };
  if (last !== null && last > written.lastSeq) return { line: written.lastSeq + 1, why: `La ligne ${written.lastSeq + 1} a été ajoutée hors de la chaîne.` };
  return null;
}

async function readLines({ read }: Context, organisationId: string, written: WrittenEnds, noted: Noted | null): Promise<Omit<Read, 'ends'>> {
  const reader = chainReader(written, hashOf);
  let [at, lines] = [0, 0];
  let notedHash = noted?.seq === written.firstSeq - 1 ? written.firstPrevious : null;
  for (;;) {
    const rows = await read.audit.after(organisationId, at, SLICE);
    for (const line of rows) {
      // Written since the ends were read: of no concern today.
      if (line.seq > written.lastSeq) return { fault: reader.end(), lines, notedHash };
      const fault = reader.read(line);
      if (fault) return { fault, lines, notedHash };
      lines += 1;
      if (line.seq === noted?.seq) notedHash = line.hash;
    }
    at = rows.at(-1)?.seq ?? at;
    if (rows.length < SLICE) return { fault: reader.end(), lines, notedHash };
    await breathe();
  }
}

/** Once more when old lines were let go in the middle of it: what was missing had left in order. */
async function readChain(context: Context, organisationId: string, noted: Noted | null): Promise<Read> {
  const ends = await context.read.audit.ends(organisationId);
  const outside = beyond(ends);
  if (outside || !ends.written) return { ends, fault: outside, lines: 0, notedHash: null };
  const done = await readLines(context, organisationId, ends.written, noted);
  if (!done.fault) return { ends, ...done };
  const now = await context.read.audit.ends(organisationId);
  return now.written && now.written.firstSeq !== ends.written.firstSeq ? readChain(context, organisationId, noted) : { ends, ...done };
}

/** What a noted fingerprint says of the chain of today; null when it agrees. */
function notedFault(noted: Noted, { ends: { written }, notedHash }: Read): ChainFault | null {
  if (notedHash === noted.hash) return null;
  if (notedHash !== null) return { line: noted.seq, why: `La ligne ${noted.seq} n’a pas l’empreinte notée : le journal a été réécrit jusqu’à elle.` };
  if (noted.seq > (written?.lastSeq ?? 0)) return { line: noted.seq, why: `La ligne ${noted.seq}, dont l’empreinte a été notée, n’existe plus.` };
  return null;
}

function sentence({ lines, ends, notedHash }: Read, letGo: number, noted: Noted | null): string {
  if (ends.written === null) return 'Le journal est vide.';
  const held = `Le journal est entier : ${formatNumber(lines)} ligne${lines > 1 ? 's' : ''}, aucune ne manque, aucune n’a été changée`;
  const start = letGo === 0 ? '' : ` ; il commence après la ligne ${formatNumber(letGo)}, les plus anciennes ayant fait leur temps`;
  const mark =
    noted === null
      ? ''
      : notedHash === null
        ? ` ; l’empreinte notée est celle d’une ligne déjà retirée, elle ne peut plus être comparée`
        : ' ; l’empreinte notée est la bonne';
  return `${held}${start}${mark}.`;
}

/** @param query a fingerprint noted earlier: its line and its hash, or neither */
export async function checkJournal(context: Context, actor: Actor, query: { seq?: number; hash?: string } = {}): Promise<AuditCheck | Refusal> {
  const refusal = denied(actor, 'audit:read');
  if (refusal) return refusal;
  const { seq, hash } = query;
  if ((seq === undefined) !== (hash === undefined))
    return refuse('INVALID_INPUT', 'Une empreinte notée se vérifie avec son numéro de ligne.', {
      fields: [{ path: seq === undefined ? 'seq' : 'hash', message: 'Ce champ est attendu.' }],
    });
  const noted = seq !== undefined && hash !== undefined ? { seq, hash } : null;
  return checkChain(context, actor.organisationId, noted);
}

/** The check itself, which the command line also asks. */
export async function checkChain(context: Context, organisationId: string, noted: Noted | null = null): Promise<AuditCheck> {
  const read = await readChain(context, organisationId, noted);
  const fault = read.fault ?? (noted ? notedFault(noted, read) : null);
  const { written } = read.ends;
  const letGo = (written?.firstSeq ?? 1) - 1;
  return {
    whole: fault === null,
    brokenAt: fault?.line ?? null,
    message: frenchTypography(fault?.why ?? sentence(read, letGo, noted)),
    lines: read.lines,
    letGo,
    fingerprint: fault === null && written ? { seq: written.lastSeq, hash: written.lastHash } : null,
  };
}
