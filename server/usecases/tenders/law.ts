import type { TenderContent } from '#shared/api/tenders.ts';
import type { Law } from '#shared/tender/law.ts';
import type { Day } from '#shared/days.ts';
import type { Context } from '../../context.ts';

/** Everything the content says of the law on that day. */
export async function lawOn({ content }: Context, on: Day): Promise<Law> {
  const [thresholds, references, switches] = await Promise.all([content.thresholds(on), content.references(on), content.switches()]);
  return { on, thresholds, references, switches, ccags: content.ccags };
}

/** The law of the notice or launch day; of today while that day is unknown. */
export const lawOf = (context: Context, { procedure }: TenderContent): Promise<Law> => lawOn(context, procedure.launchOn ?? context.clock.today());
