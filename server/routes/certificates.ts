/** Certificates: asked for and printed by their holder, withdrawn by a trainer, checked by anybody. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { problems } from '#shared/api/common.ts';
import { Certificate, CertificateCheck, CertificateCreate, CertificateList } from '#shared/api/training.ts';
import { isRefusal } from '#shared/errors.ts';
import type { Context } from '../context.ts';
import { sendRefusal, sendResult } from '../plugins/errors.ts';
import { issueCertificate } from '../usecases/training/certificates/issue-certificate.ts';
import { checkCertificate, exportCertificate, listCertificates } from '../usecases/training/certificates/read-certificates.ts';
import { withdrawCertificate } from '../usecases/training/certificates/withdraw-certificate.ts';
import { Binary, sendMade, typed } from './typed.ts';

const tags = ['formation'];
const learn = { tags, 'x-rule': 'training:learn' } as const;
/** As typed: a code with a mistake is answered, not refused. */
const ByCode = Type.Object({ code: Type.String({ minLength: 1, maxLength: 200 }) });

export function certificateRoutes(app: FastifyInstance, context: Context): void {
  const routes = typed(app);

  routes.get(
    '/api/training/certificates',
    { schema: { ...learn, summary: 'Mes attestations', response: { 200: CertificateList, ...problems(403) } } },
    async ({ actor }, reply) => sendResult(reply, await listCertificates(context, actor)),
  );

  routes.post(
    '/api/training/certificates',
    {
      schema: {
        ...learn,
        summary: 'Demander une attestation ; la même (200) si rien n’est nouveau',
        body: CertificateCreate,
        response: { 200: Certificate, 201: Certificate, ...problems(400, 403, 404, 409, 503, 507) },
      },
    },
    async ({ body, actor }, reply) => {
      const issued = await issueCertificate(context, actor, body);
      return isRefusal(issued) ? sendRefusal(reply, issued) : reply.code(issued.fresh ? 201 : 200).send(issued.certificate);
    },
  );

  routes.get(
    '/api/training/certificates/:code/attestation.docx',
    { schema: { ...learn, summary: 'Une de ses attestations en Word', params: ByCode, response: { 200: Binary, ...problems(400, 403, 404, 503) } } },
    async ({ params, actor }, reply) => sendMade(reply, await exportCertificate(context, actor, params.code)),
  );

  routes.post(
    '/api/training/certificates/:code/withdraw',
    {
      schema: {
        tags,
        'x-rule': 'training:lead',
        summary: 'Retirer une attestation, pour de bon',
        params: ByCode,
        response: { 204: Type.Null(), ...problems(400, 403, 404, 503, 507) },
      },
    },
    async ({ params, actor }, reply) => {
      const refusal = await withdrawCertificate(context, actor, params.code);
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );

  routes.get(
    '/api/certificates/:code',
    {
      schema: {
        tags,
        'x-rule': 'open',
        summary: 'Vérifier une attestation : valide, retirée ou inconnue, et rien d’autre',
        params: ByCode,
        response: { 200: CertificateCheck, ...problems(400) },
      },
    },
    async ({ params }) => checkCertificate(context, params.code),
  );
}
