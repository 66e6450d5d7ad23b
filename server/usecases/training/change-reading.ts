import type { ModuleProgress, ReadingChange } from '#shared/api/training.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { findModule } from './modules.ts';
import { standing } from './standing.ts';

/** The lesson a person is on, and whether they have read it. */
export async function changeReading(context: Context, actor: Actor, id: string, { lesson, read }: ReadingChange): Promise<ModuleProgress | Refusal> {
  const module = denied(actor, 'training:learn') ?? (await findModule(context, actor, id));
  if (isRefusal(module)) return module;
  if (!module.lessons.some((known) => known.id === lesson))
    return refuse('INVALID_INPUT', 'Ce module n’a pas cette leçon.', { fields: [{ path: 'lesson', message: 'Choisissez une leçon du module.' }] });
  const { organisationId, personId } = actor;
  await context.write(async (connection) => {
    const { training } = repositoriesOn(connection);
    const before = (await training.readings(organisationId, personId)).find(({ moduleId }) => moduleId === id)?.lessons ?? [];
    const others = before.filter((known) => known !== lesson);
    await training.putReading(organisationId, { personId, moduleId: id, lessons: read ? [...others, lesson] : others, lastLesson: lesson });
  });
  return (await standing(context, organisationId, personId)).progress(personId, module);
}
