import { type Certificate, type CertificateCreate, PATH_CERTIFICATE } from '#shared/api/training.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { formatDay } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import { certificateCode, CODE_BYTES } from '#shared/training/certificate-code.ts';
import type { Context } from '../../../context.ts';
import { randomBits } from '../../../identity/tokens.ts';
import type { CertificateRow } from '../../../repositories/certificates.ts';
import { repositoriesOn } from '../../../repositories/index.ts';
import { denied } from '../../allowed.ts';
import { audit } from '../../audit.ts';
import { findModule, type LearntModule } from '../modules.ts';
import { standing } from '../standing.ts';
import { certificateOf } from './read-certificates.ts';

type Content = CertificateRow['content'];

const PATH_TITLE = 'Parcours du référent : des achats publics socialement responsables';

/** The eight modules of the path, or the one short or own module. */
async function subjectOf(context: Context, actor: Actor, subject: string): Promise<{ title: string; modules: LearntModule[] } | Refusal> {
  if (subject === PATH_CERTIFICATE) return { title: PATH_TITLE, modules: context.content.trainingModules.filter(({ kind }) => kind === 'path') };
  const module = await findModule(context, actor, subject);
  if (isRefusal(module)) return module;
  if (module.kind !== 'path') return { title: module.title, modules: [module] };
  const message = `« ${module.title} » fait partie du parcours : une seule attestation vaut pour tout le parcours.`;
  return refuse('INVALID_INPUT', message, { remedy: 'Demandez l’attestation du parcours.', fields: [{ path: 'subject', message }] });
}

/** The name on it: the account's; on one desk, where nobody signs in, the one that is typed. */
async function holderOf({ read, service }: Context, actor: Actor, typed: string | undefined): Promise<string | Refusal> {
  if (service.mode === 'served') return (await read.people.find(actor.organisationId, actor.personId))?.name ?? '';
  if (typed) return typed.trim();
  const message = 'Écrivez le nom à porter sur l’attestation.';
  return refuse('INVALID_INPUT', message, { fields: [{ path: 'holder', message }] });
}

/** What was passed, with its real days; NOT_PASSED names what is left. */
async function successes(context: Context, { organisationId, personId }: Actor, modules: readonly LearntModule[]): Promise<Content['modules'] | Refusal> {
  const { progress } = await standing(context, organisationId, personId);
  const all = modules.map((module) => ({ module, passedOn: progress(personId, module).passedOn }));
  const left = all.filter(({ passedOn }) => passedOn === null).map(({ module: { id, title } }) => ({ id, title }));
  if (left.length > 0) return refuse('NOT_PASSED', `Il reste à réussir : ${left.map(({ title }) => `« ${title} »`).join(', ')}.`, { extra: { left } });
  return all.flatMap(({ module: { id, title, minutes }, passedOn }) => (passedOn === null ? [] : [{ id, title, minutes, passedOn }]));
}

async function contentOf(context: Context, actor: Actor, { subject, holder: typed }: CertificateCreate): Promise<Content | Refusal> {
  const asked = await subjectOf(context, actor, subject);
  if (isRefusal(asked)) return asked;
  const holder = await holderOf(context, actor, typed);
  if (isRefusal(holder)) return holder;
  const modules = await successes(context, actor, asked.modules);
  if (isRefusal(modules)) return modules;
  // On one desk, nobody said whose it is.
  const found = context.service.mode === 'served' ? await context.read.organisations.find(actor.organisationId) : null;
  return {
    ...{ title: asked.title, holder, organisation: found?.name ?? '', modules },
    minutes: modules.reduce((sum, { minutes }) => sum + minutes, 0),
    succeededOn:
      modules
        .map(({ passedOn }) => passedOn)
        .sort()
        .at(-1) ?? '',
  };
}

/** Same successes, same days. */
const sameSuccesses = (one: Content, other: Content): boolean => {
  const daysOf = ({ modules }: Content): string => JSON.stringify(modules.map(({ id, passedOn }) => [id, passedOn]));
  return daysOf(one) === daysOf(other);
};

export type Issued = { certificate: Certificate; fresh: boolean };

/**
 * A certificate of what was passed: the path once its eight modules are, else one short or own module. Asked again with nothing new, the
 * same one. What was withdrawn is not had again from the same successes.
 */
export async function issueCertificate(context: Context, actor: Actor, request: CertificateCreate): Promise<Issued | Refusal> {
  const content = denied(actor, 'training:learn') ?? (await contentOf(context, actor, request));
  if (isRefusal(content)) return content;
  const { organisationId, personId } = actor;
  return context.write(async (connection): Promise<Issued | Refusal> => {
    const repositories = repositoriesOn(connection);
    const earlier = (await repositories.certificates.ofPerson(organisationId, personId)).filter(
      ({ subject, content: issued }) => subject === request.subject && sameSuccesses(issued, content),
    );
    const kept = earlier.find(({ content: issued, withdrawnOn }) => withdrawnOn === null && issued.holder === content.holder);
    if (kept) return { certificate: certificateOf(kept), fresh: false };
    const withdrawn = earlier.find(({ withdrawnOn }) => withdrawnOn !== null);
    if (withdrawn?.withdrawnOn)
      return refuse('NOT_PASSED', `L’attestation de ces réussites a été retirée le ${formatDay(withdrawn.withdrawnOn)}.`, {
        remedy: 'Réussissez de nouveau un des modules, puis demandez une autre attestation.',
      });
    const row: CertificateRow = {
      ...{ code: certificateCode(randomBits(CODE_BYTES)), organisationId, personId, subject: request.subject, content },
      ...{ issuedOn: context.clock.today(), withdrawnOn: null },
    };
    await repositories.certificates.insert(row);
    await audit(context, actor, repositories, 'certificate.issued', row.code);
    return { certificate: certificateOf(row), fresh: true };
  });
}
