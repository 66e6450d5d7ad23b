import type { Certificate, CertificateCheck, CertificateList } from '#shared/api/training.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { formatDay } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import { parseCertificateCode, printedCode } from '#shared/training/certificate-code.ts';
import { attestationPaper } from '#shared/training-papers/attestation.ts';
import type { Context } from '../../../context.ts';
import type { CertificateRow } from '../../../repositories/certificates.ts';
import { denied } from '../../allowed.ts';

export const certificateOf = ({ code, content, issuedOn, withdrawnOn }: CertificateRow): Certificate => ({
  ...content,
  code: printedCode(code),
  issuedOn,
  withdrawnOn,
});

export const certificateNotFound = (): Refusal =>
  refuse('NOT_FOUND', 'Aucune attestation ne porte ce code ici.', { remedy: 'Relisez le code, ou revenez à la liste des attestations.' });

/** One's own, last issued first, those withdrawn included. */
export async function listCertificates({ read }: Context, actor: Actor): Promise<CertificateList | Refusal> {
  const refusal = denied(actor, 'training:learn');
  if (refusal) return refusal;
  const items = (await read.certificates.ofPerson(actor.organisationId, actor.personId)).map(certificateOf);
  return { items, total: items.length };
}

/** What anybody may know of a code. A code that none can have is looked for all the same: every answer takes the same work. */
export async function checkCertificate({ read }: Context, typed: string): Promise<CertificateCheck> {
  const parsed = parseCertificateCode(typed);
  const found = await read.certificates.status(parsed === 'mistyped' ? '' : parsed.code);
  return { status: found === null ? 'unknown' : found.withdrawnOn === null ? 'valid' : 'withdrawn' };
}

/** One's own, as a Word file. */
export async function exportCertificate(context: Context, actor: Actor, typed: string): Promise<{ file: Uint8Array; name: string } | Refusal> {
  const refusal = denied(actor, 'training:learn');
  if (refusal) return refusal;
  const parsed = parseCertificateCode(typed);
  const row = parsed === 'mistyped' ? null : await context.read.certificates.find(actor.organisationId, parsed.code);
  if (!row || row.personId !== actor.personId) return certificateNotFound();
  const certificate = certificateOf(row);
  if (row.withdrawnOn !== null)
    return refuse('FORBIDDEN', `Cette attestation a été retirée le ${formatDay(row.withdrawnOn)} : elle ne s’imprime plus.`, {
      remedy: 'Demandez pourquoi à la personne qui anime la formation.',
    });
  const address = context.service.mode === 'local' ? null : `${context.service.address()}/attestation/${certificate.code}`;
  const file = await context.workers.run('renderPaper', attestationPaper(certificate, address));
  return isRefusal(file) ? file : { file, name: 'attestation.docx' };
}
