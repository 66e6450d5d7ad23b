/** A module from its file: a draft, or every fault of the file and nothing written. */
import type { ImportResult, OwnModuleImport } from '#shared/api/training-lead.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { moduleWhere } from '#shared/training/module-faults.ts';
import type { Context } from '../../../context.ts';
import { denied } from '../../allowed.ts';
import { checkModule } from './check-module.ts';
import { addOwnModule } from './save-own-module.ts';

export async function importOwnModule(context: Context, actor: Actor, { text }: OwnModuleImport): Promise<ImportResult | Refusal> {
  const refusal = denied(actor, 'training:write');
  if (refusal) return refusal;
  const reading = await context.workers.run('readModuleFile', { text, on: context.clock.today() });
  if (isRefusal(reading)) return reading;
  const { content, readable, places } = reading;
  const judged = readable === null ? [] : await checkModule(context, readable);
  const found = judged.map(({ path, message }) => ({ line: null, where: moduleWhere(path), ...places[path], message }));
  const faults = [...reading.faults, ...found].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  if (content === null || faults.length > 0) return { module: null, faults };
  const module = await addOwnModule(context, actor, content);
  return isRefusal(module) ? module : { module, faults: [] };
}
