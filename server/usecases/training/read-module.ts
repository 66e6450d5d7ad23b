import type { TrainingModule } from '#shared/api/training.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { citedReferences } from '#shared/training/mark.ts';
import { readingMinutes, wordCount } from '#shared/training/reading-time.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { exercisesOf } from './exercise-summaries.ts';
import { sectionWriter } from './live-sections.ts';
import { findModule } from './modules.ts';
import { standing } from './standing.ts';
import { moduleSummary } from './summary.ts';

/** A module to read: lessons with what is live in them, the case, the sheet; never its questions. */
export async function readModule(context: Context, actor: Actor, id: string): Promise<TrainingModule | Refusal> {
  const module = denied(actor, 'training:learn') ?? (await findModule(context, actor, id));
  if (isRefusal(module)) return module;
  const { organisationId, personId } = actor;
  const on = context.clock.today();
  const { references, progress } = await standing(context, organisationId, personId);
  const reviews = await context.read.training.questionReviews(organisationId);
  const write = await sectionWriter(context, actor, on);
  const lessons: TrainingModule['lessons'] = [];
  for (const { id: lesson, title, references: cited, blocks } of module.lessons) {
    const sections = await write(blocks);
    const words = sections.reduce((sum, section) => sum + wordCount(section.blocks), 0);
    lessons.push({ id: lesson, title, readingMinutes: readingMinutes(words), references: citedReferences(cited, references), sections });
  }
  const real = module.case;
  return {
    ...moduleSummary(module, { references, reviews, on }),
    on,
    lessons,
    case: real && {
      title: real.title,
      source: real.source,
      confidence: real.confidence,
      references: citedReferences(real.references, references),
      sections: await write(real.blocks),
    },
    sheet: await write(module.sheet),
    exercises: (await exercisesOf(context, actor)).filter(({ moduleId }) => moduleId === id),
    progress: progress(personId, module),
  };
}
