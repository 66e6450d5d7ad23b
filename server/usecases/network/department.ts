/** Departments of the organisation: added, renamed, taken away. */
import type { Department } from '#shared/api/network.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';

const notFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune direction ne porte l’identifiant « ${id} ».`, { remedy: 'Elle a pu être retirée : revenez à la liste.' });

/** « Voirie » and « voirie » would be taken for one another. */
const { compare } = new Intl.Collator('fr', { sensitivity: 'accent' });

function taken(departments: readonly Department[], { id, name }: Department): Refusal | null {
  const other = departments.find((department) => department.id !== id && compare(department.name, name) === 0);
  return other ? refuse('ALREADY_EXISTS', `Une direction s’appelle déjà « ${other.name} ».`) : null;
}

/** A new department, without a référent. */
export async function createDepartment(context: Context, actor: Actor, written: { name: string }): Promise<Department | Refusal> {
  const refusal = denied(actor, 'network:manage');
  if (refusal) return refusal;
  const department = { id: context.newId(), name: written.name.trim() };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const departments = await repositories.network.departments(actor.organisationId);
    if (departments.length >= LIMITS.departments)
      return refuse('INVALID_INPUT', `Le réseau compte ${LIMITS.departments} directions au plus.`, { remedy: 'Retirez une direction, puis recommencez.' });
    const fault = taken(departments, department);
    if (fault) return fault;
    await repositories.network.insertDepartment(actor.organisationId, department);
    await audit(context, actor, repositories, 'department.created', department.id);
    return department;
  });
}

/** Another name; its référents stay. */
export async function renameDepartment(context: Context, actor: Actor, id: string, written: { name: string }): Promise<Department | Refusal> {
  const refusal = denied(actor, 'network:manage');
  if (refusal) return refusal;
  const department = { id, name: written.name.trim() };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const fault = taken(await repositories.network.departments(actor.organisationId), department);
    if (fault) return fault;
    if (!(await repositories.network.renameDepartment(actor.organisationId, department))) return notFound(id);
    await audit(context, actor, repositories, 'department.updated', id);
    return department;
  });
}

/** Takes a department away: its référents stay in the register, without a department. */
export async function removeDepartment(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'network:manage');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if (!(await repositories.network.removeDepartment(actor.organisationId, id))) return notFound(id);
    await audit(context, actor, repositories, 'department.removed', id);
    return null;
  });
}
