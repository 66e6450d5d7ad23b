/** An import stopped while it goes on, or taken away with its data. */
import type { Import } from '#shared/api/imports.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { enqueueRebuild } from './rebuild.ts';
import { importNotFound, importView, namesOf } from './view.ts';

const over = (): Refusal => refuse('IMPORT_OVER', 'Cet import est déjà terminé.');
const running = (): Refusal => refuse('IMPORT_RUNNING', 'Cet import est en cours\u202f: arrêtez-le d’abord.');

/** The data stays as it was; what was read is forgotten. Too late, the import is over, and its data there. */
export async function cancelImport(context: Context, actor: Actor, id: string): Promise<Import | Refusal> {
  const refusal = denied(actor, 'figure:import');
  if (refusal) return refusal;
  const { organisationId } = actor;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const row = await repositories.figureImports.find(organisationId, id);
    if (!row) return importNotFound(id);
    const end = { state: 'cancelled', report: null, failure: null, endedAt: context.clock.now() } as const;
    // The row decides: an import whose row is ended is not put in place.
    if (!(await repositories.figureImports.end(organisationId, id, end))) return over();
    await audit(context, actor, repositories, 'import.cancelled', id);
    context.figures.queue.cancel(id);
    return importView(context, { ...row, ...end }, await namesOf(context, organisationId));
  });
}

/** Its data leaves: the others are put together again, those of before being there meanwhile. */
export async function removeImport(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'figure:import');
  if (refusal) return refusal;
  const { organisationId } = actor;
  const removed = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const row = await repositories.figureImports.find(organisationId, id);
    if (!row) return importNotFound(id);
    if (row.state === 'waiting' || row.state === 'reading') return running();
    await repositories.figureImports.remove(organisationId, id);
    await audit(context, actor, repositories, 'import.removed', id);
    return row;
  });
  if ('refused' in removed) return removed;
  context.figures.folder(organisationId).remove(id);
  if (removed.state === 'done') enqueueRebuild(context, organisationId);
  return null;
}
