/** A module of the organisation: begun, changed over the revision that was read, published when nothing is wrong in it, taken away. */
import type { OwnModule, OwnModulePatch } from '#shared/api/training-lead.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { contentOf, emptyModule, unwritten } from '#shared/training/empty-module.ts';
import { moduleWhere } from '#shared/training/module-faults.ts';
import type { ModuleContent } from '#shared/api/training-content.ts';
import type { Context } from '../../../context.ts';
import { repositoriesOn } from '../../../repositories/index.ts';
import { denied } from '../../allowed.ts';
import { audit } from '../../audit.ts';
import { stale } from '../../stale.ts';
import { checkModule } from './check-module.ts';
import { ownModuleNotFound } from './read-own-modules.ts';

const changed = (current: OwnModule, submitted: OwnModulePatch): Refusal => stale('Ce module', 'masculine', { current, submitted });

/** Null when a module more may be added. */
const tooManyModules = (count: number): Refusal | null =>
  count < LIMITS.ownModules
    ? null
    : refuse('INVALID_INPUT', `Une organisation a ${LIMITS.ownModules} modules au plus.`, { remedy: 'Supprimez un module, puis recommencez.' });

/** A draft, with everything still to write. */
export async function addOwnModule(context: Context, actor: Actor, content: ModuleContent): Promise<OwnModule | Refusal> {
  const now = context.clock.now();
  const module: OwnModule = { ...content, id: context.newId(), revision: 1, published: false, createdAt: now, updatedAt: now };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const refusal = tooManyModules(await repositories.ownModules.count(actor.organisationId));
    if (refusal) return refusal;
    await repositories.ownModules.insert(actor.organisationId, module);
    await audit(context, actor, repositories, 'own-module.created', module.id);
    return module;
  });
}

export async function createOwnModule(context: Context, actor: Actor, { title }: { title: string }): Promise<OwnModule | Refusal> {
  return denied(actor, 'training:write') ?? addOwnModule(context, actor, emptyModule(title.trim()));
}

/** Learners only meet a module that is written and without faults: each is said, with its question. */
async function unpublishable(context: Context, module: OwnModule): Promise<Refusal | null> {
  if (!module.published) return null;
  const content = contentOf(module);
  const fields = [...unwritten(content), ...(await checkModule(context, content))].map(({ path, message }) => ({
    path,
    message: `${moduleWhere(path)} : ${message}`,
  }));
  if (fields.length === 0) return null;
  return refuse('INVALID_INPUT', 'Le module ne peut pas encore être publié : il reste à écrire ou à corriger.', {
    fields,
    remedy: 'Complétez ce qui est signalé, ou gardez le module en brouillon.',
  });
}

/** Saves what is sent over the revision that was read; the second writer is told, and shown both versions. */
export async function changeOwnModule(
  context: Context,
  actor: Actor,
  id: string,
  revision: number | null,
  patch: OwnModulePatch,
): Promise<OwnModule | Refusal> {
  const refusal = denied(actor, 'training:write');
  if (refusal) return refusal;
  if (revision === null) return refuse('PRECONDITION_REQUIRED', 'La version que vous modifiez n’est pas indiquée.');
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const current = await repositories.ownModules.find(actor.organisationId, id);
    if (!current) return ownModuleNotFound(id);
    if (current.revision !== revision) return changed(current, patch);
    const next: OwnModule = { ...current, ...patch, revision: revision + 1, updatedAt: context.clock.now() };
    const faults = await unpublishable(context, next);
    if (faults) return faults;
    if (!(await repositories.ownModules.replace(actor.organisationId, next, revision))) return changed(current, patch);
    await audit(context, actor, repositories, 'own-module.updated', id);
    return next;
  });
}

/** Attempts already made keep their questions. */
export async function removeOwnModule(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'training:write');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if (!(await repositories.ownModules.remove(actor.organisationId, id))) return ownModuleNotFound(id);
    await audit(context, actor, repositories, 'own-module.removed', id);
    return null;
  });
}
