import type { IndicatorQuery, PurchaseMap } from '#shared/api/indicators.ts';
import type { Refusal } from '#shared/errors.ts';
import { purchaseMap } from '#shared/indicators/map.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { labourSharesOf } from '../hours/labour-shares.ts';
import { cpvLabelOf } from './contract-view.ts';
import { defaultYear, scopeOf } from './scope.ts';

/** What is bought in a year, by CPV division, the largest amounts first; the last whole year unless asked otherwise. */
export async function readMap(context: Context, actor: Actor, query: IndicatorQuery): Promise<PurchaseMap | Refusal> {
  const refusal = denied(actor, 'figure:read');
  if (refusal) return refusal;
  const { organisationId } = actor;
  const settings = await context.read.figureSettings.read(organisationId);
  const { tallies, map } = context.figures.read(organisationId);
  const years = tallies.years(scopeOf(query, settings, { from: null, to: null })).map(({ year }) => year);
  const year = query.year ?? (years.length === 0 ? null : defaultYear(context, years));
  const { items, aside } = purchaseMap(map.mapCells(scopeOf(query, settings, { from: year, to: year })), {
    concessions: query.concessions === 'with',
    labelOf: (division) => cpvLabelOf(context, division) ?? `Division ${division}`,
    trades: await labourSharesOf(context, actor),
  });
  return { items, total: items.length, year, years, aside };
}
