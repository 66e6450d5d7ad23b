import type { ModuleContent } from '#shared/api/training-content.ts';
import type { QuestionContext } from '#shared/training/question-faults.ts';
import { moduleFaults, namedClauses } from '#shared/training/module-faults.ts';
import type { PathFault } from '#shared/training/schema-faults.ts';
import type { Context } from '../../../context.ts';
import { lawOn } from '../../tenders/law.ts';

/** What keeps a module from being published or imported, judged by the law and the library of today. */
export async function checkModule(context: Context, content: ModuleContent): Promise<PathFault[]> {
  const on = context.clock.today();
  const families = await Promise.all([...new Set(namedClauses(content))].map((slug) => context.clauses.bySlug(slug)));
  const asked: QuestionContext = {
    law: await lawOn(context, on),
    references: new Set((await context.content.references(on)).map(({ id }) => id)),
    clause: (slug) => families.find((family) => family?.slug === slug) ?? null,
  };
  return moduleFaults(content, asked);
}
