/** Where people are, read once for as many modules as are asked. */
import type { LegalReference } from '#shared/api/references.ts';
import type { ModuleProgress } from '#shared/api/training.ts';
import { moduleProgress } from '#shared/training/progress.ts';
import type { Context } from '../../context.ts';
import type { AttemptOutline, ReadingRow } from '../../repositories/training.ts';
import { referencesOn } from './draw-context.ts';
import type { LearntModule } from './modules.ts';

export type Standing = {
  progress: (personId: string, module: LearntModule) => ModuleProgress;
  references: ReadonlyMap<string, LegalReference>;
};

function grouped<T extends { personId: string; moduleId: string | null }>(rows: readonly T[]): (personId: string, moduleId: string) => T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = `${row.personId}/${row.moduleId}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return (personId, moduleId) => groups.get(`${personId}/${moduleId}`) ?? [];
}

/** @param personId null for the whole organisation */
export async function standing(context: Context, organisationId: string, personId: string | null): Promise<Standing> {
  const on = context.clock.today();
  const references = await referencesOn(context, on);
  const attempts = grouped<AttemptOutline>(await context.read.training.attemptOutlines(organisationId, personId));
  const readings = grouped<ReadingRow>(await context.read.training.readings(organisationId, personId));
  return {
    references,
    progress: (person, module) =>
      moduleProgress({ module, attempts: attempts(person, module.id), reading: readings(person, module.id)[0] ?? null, references, on }),
  };
}
