/** The letter or the job sheet of a contact, as a Word file. */
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type ContactPaper, contactPaper } from '#shared/network/papers.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { asciiName } from '../names.ts';
import { writtenOrganisation } from '../written-organisation.ts';
import { contactNotFound } from './contact.ts';

const NAMES: Record<ContactPaper, string> = { letter: 'lettre-de-mission', sheet: 'fiche-de-poste' };

export async function renderContactPaper(
  { read, workers, clock, service }: Context,
  actor: Actor,
  id: string,
  kind: ContactPaper,
): Promise<{ file: Uint8Array; name: string } | Refusal> {
  const refusal = denied(actor, 'network:manage');
  if (refusal) return refusal;
  const contact = await read.network.findContact(actor.organisationId, id);
  if (!contact) return contactNotFound(id);
  const [departments, organisation] = await Promise.all([read.network.departments(actor.organisationId), writtenOrganisation({ read, service }, actor)]);
  const paper = contactPaper(kind, {
    contact,
    department: departments.find((department) => department.id === contact.departmentId)?.name ?? null,
    organisation,
    on: clock.today(),
  });
  const file = await workers.run('renderPaper', paper);
  return isRefusal(file) ? file : { file, name: `${NAMES[kind]}-${asciiName(contact.name) || 'reseau'}.docx` };
}
