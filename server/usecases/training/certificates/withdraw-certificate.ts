import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { parseCertificateCode } from '#shared/training/certificate-code.ts';
import type { Context } from '../../../context.ts';
import { repositoriesOn } from '../../../repositories/index.ts';
import { denied } from '../../allowed.ts';
import { audit } from '../../audit.ts';
import { certificateNotFound } from './read-certificates.ts';

/** For good: the public page says « withdrawn » from then on. Asked twice, the first day stays. */
export async function withdrawCertificate(context: Context, actor: Actor, typed: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'training:lead');
  if (refusal) return refusal;
  const parsed = parseCertificateCode(typed);
  if (parsed === 'mistyped') return certificateNotFound();
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if (!(await repositories.certificates.find(actor.organisationId, parsed.code))) return certificateNotFound();
    if (await repositories.certificates.withdraw(actor.organisationId, parsed.code, context.clock.today()))
      await audit(context, actor, repositories, 'certificate.withdrawn', parsed.code);
    return null;
  });
}
