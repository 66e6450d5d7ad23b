/** The measures of each buyer of a scheme, as they are today, for the years of a review and those before. */
import type { ReviewBuyer } from '#shared/api/reviews.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { keptMeasures } from '#shared/reviews/freeze.ts';
import type { SchemeBuyer } from '#shared/scheme/buyers.ts';
import type { Context } from '../../context.ts';
import { readSeries } from '../figures/read-series.ts';

/**
 * One entry per buyer, in the scheme's order. A buyer without a SIREN has every figure of the organisation when it is alone, none when the
 * scheme is shared: nobody can tell whose contracts are whose.
 */
export async function measuredBuyers(
  context: Context,
  actor: Actor,
  buyers: readonly SchemeBuyer[],
  { from, fromYear, to }: { from: number; fromYear: number; to: number },
): Promise<ReviewBuyer[] | Refusal> {
  const measured: ReviewBuyer[] = [];
  for (const { siren, name } of buyers) {
    if (siren === null && buyers.length > 1) {
      measured.push({ siren, name, measures: [] });
      continue;
    }
    const series = await readSeries(context, actor, { from, to, ...(siren === null ? {} : { buyer: siren }) });
    if (isRefusal(series)) return series;
    measured.push({ siren, name, measures: keptMeasures(series.items, fromYear) });
  }
  return measured;
}
