/** Référents and facilitateurs of the register: added, changed over the revision that was read, taken away. */
import type { Contact, ContactChange, ContactCreate } from '#shared/api/network.ts';
import { isDay } from '#shared/days.ts';
import { type FieldFault, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { EMPTY_CONTACT } from '#shared/network/empty.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit, LOCAL_PERSON } from '../audit.ts';
import { stale } from '../stale.ts';

export const contactNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucun référent ni facilitateur ne porte l’identifiant « ${id} ».`, { remedy: 'Il a pu être retiré : revenez au registre.' });

const changed = (current: Contact, submitted: ContactChange): Refusal => stale('Cette fiche', 'feminine', { current, submitted });

async function personExists({ service }: Context, { people }: Repositories, { organisationId }: Actor, id: string): Promise<boolean> {
  if (service.mode === 'local') return id === LOCAL_PERSON;
  const person = await people.find(organisationId, id);
  return person !== null && person.state !== 'erased';
}

async function contactFaults(
  context: Context,
  repositories: Repositories,
  actor: Actor,
  { personId, departmentId, from, until }: Contact,
): Promise<Refusal | null> {
  const fields: FieldFault[] = [];
  const fault = (path: string, message: string) => void fields.push({ path, message });
  if (from !== null && !isDay(from)) fault('from', `Le ${from} n’existe pas dans le calendrier.`);
  if (until !== null && !isDay(until)) fault('until', `Le ${until} n’existe pas dans le calendrier.`);
  if (from !== null && until !== null && until <= from) fault('until', 'La fin vient après la désignation.');
  if (personId !== null && !(await personExists(context, repositories, actor, personId))) fault('personId', 'Ce compte n’existe pas dans l’organisation.');
  const departments = departmentId === null ? [] : await repositories.network.departments(actor.organisationId);
  if (departmentId !== null && !departments.some(({ id }) => id === departmentId)) fault('departmentId', 'Cette direction n’existe pas, ou plus.');
  return fields.length > 0 ? refuse('INVALID_INPUT', 'Des champs de la fiche sont à corriger.', { fields }) : null;
}

export async function createContact(context: Context, actor: Actor, written: ContactCreate): Promise<Contact | Refusal> {
  const refusal = denied(actor, 'network:manage');
  if (refusal) return refusal;
  const contact: Contact = { ...EMPTY_CONTACT, ...written, name: written.name.trim(), id: context.newId(), revision: 1 };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if ((await repositories.network.contacts(actor.organisationId)).length >= LIMITS.networkContacts)
      return refuse('INVALID_INPUT', `Le registre compte ${LIMITS.networkContacts} fiches au plus.`, { remedy: 'Retirez une fiche, puis recommencez.' });
    const faults = await contactFaults(context, repositories, actor, contact);
    if (faults) return faults;
    await repositories.network.insertContact(actor.organisationId, contact);
    await audit(context, actor, repositories, 'contact.created', contact.id);
    return contact;
  });
}

/** Saves what is sent over the revision that was read; the second writer is told, and shown both versions. */
export async function changeContact(context: Context, actor: Actor, id: string, revision: number | null, change: ContactChange): Promise<Contact | Refusal> {
  const refusal = denied(actor, 'network:manage');
  if (refusal) return refusal;
  if (revision === null) return refuse('PRECONDITION_REQUIRED', 'La version que vous modifiez n’est pas indiquée.');
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const current = await repositories.network.findContact(actor.organisationId, id);
    if (!current) return contactNotFound(id);
    if (current.revision !== revision) return changed(current, change);
    const next: Contact = { ...current, ...change, revision: revision + 1 };
    const contact = { ...next, name: next.name.trim() };
    const faults = await contactFaults(context, repositories, actor, contact);
    if (faults) return faults;
    if (!(await repositories.network.replaceContact(actor.organisationId, contact, revision))) return changed(current, change);
    await audit(context, actor, repositories, 'contact.updated', id);
    return contact;
  });
}

export async function removeContact(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'network:manage');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if (!(await repositories.network.removeContact(actor.organisationId, id))) return contactNotFound(id);
    await audit(context, actor, repositories, 'contact.removed', id);
    return null;
  });
}
