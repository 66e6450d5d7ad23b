import type { LegalReference } from '#shared/api/references.ts';
import type { TrainingQuestion } from '#shared/api/training-content.ts';
import type { Day } from '#shared/days.ts';
import type { Law } from '#shared/tender/law.ts';
import type { DrawContext } from '#shared/training/draw-question.ts';
import type { Context } from '../../context.ts';
import { lawOn } from '../tenders/law.ts';

/** Every article as it stands on a day, by its id. */
export const referencesOn = async ({ content }: Context, on: Day): Promise<ReadonlyMap<string, LegalReference>> =>
  new Map((await content.references(on)).map((reference) => [reference.id, reference]));

/** What drawing these questions today needs: the law of today and of the days their faults were last read, the library, the reviews. */
export async function drawContext(context: Context, organisationId: string, questions: readonly TrainingQuestion[]): Promise<DrawContext> {
  const on = context.clock.today();
  const days = new Set([on, ...questions.flatMap((question) => (question.kind === 'fault' ? [question.reviewedOn] : []))]);
  const laws = new Map(await Promise.all([...days].map(async (day): Promise<[Day, Law]> => [day, await lawOn(context, day)])));
  const slugs = new Set(questions.flatMap((question) => (question.kind === 'place' ? [question.clause] : [])));
  const families = await Promise.all([...slugs].map((slug) => context.clauses.bySlug(slug)));
  const law = (day: Day): Law => {
    const known = laws.get(day);
    if (!known) throw new Error(`no law was read for ${day}`);
    return known;
  };
  return {
    on,
    law,
    references: await referencesOn(context, on),
    clause: (slug) => families.find((family) => family?.slug === slug) ?? null,
    reviews: await context.read.training.questionReviews(organisationId),
  };
}
