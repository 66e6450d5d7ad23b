/** The law of a consultation: that of its notice or launch day, of today while that day is unknown. The one place that says which day. */
import type { TenderContent } from '#shared/api/tenders.ts';
import type { Day } from '#shared/days.ts';
import type { Law } from '#shared/tender/law.ts';
import type { Context } from '../../context.ts';

/** Everything the content says of the law on a day. */
export async function lawOn({ content }: Context, on: Day): Promise<Law> {
  const [thresholds, references, switches] = await Promise.all([content.thresholds(on), content.references(on), content.switches()]);
  return { on, thresholds, references, switches, ccags: content.ccags };
}

export const lawDayOf = ({ clock }: Context, { procedure }: TenderContent): Day => procedure.launchOn ?? clock.today();

export const lawOf = (context: Context, tender: TenderContent): Promise<Law> => lawOn(context, lawDayOf(context, tender));
