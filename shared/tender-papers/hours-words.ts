/** Sentences about hours that several papers print. */
import type { TenderLot } from '../api/tenders.ts';
import { formatHours, formatMoney } from '../format.ts';
import type { LotHours } from './materials.ts';

/** The volume retained for a lot, in one or two lines. */
export function hoursSummary({ insertion: { quarterHours, quarterHoursPerSlice, sliceCents } }: TenderLot): string[] {
  const slice =
    quarterHoursPerSlice !== null && sliceCents !== null ? [`${formatHours(quarterHoursPerSlice)} par tranche de ${formatMoney(sliceCents)} facturés`] : [];
  if (quarterHours === null) return slice.length > 0 ? slice : ['Aucun volume retenu'];
  return [`${formatHours(quarterHours)} retenues`, ...slice];
}

/** Computed against retained, in one sentence; empty when there is nothing to compare. */
export function hoursGap({ insertion: { quarterHours } }: TenderLot, { estimate, refused }: LotHours): string {
  if (estimate === null) return `Le calcul gardé ne se refait plus : ${refused}`;
  const computed = estimate.hours * 4;
  if (quarterHours === null) return `Le calcul donne ${formatHours(computed)} ; aucun volume n’est encore retenu.`;
  if (quarterHours === computed) return `C’est le volume calculé (${formatHours(computed)}).`;
  const gap = formatHours(Math.abs(quarterHours - computed));
  return `Le calcul donne ${formatHours(computed)} : le volume retenu en compte ${gap} de ${quarterHours > computed ? 'plus' : 'moins'}.`;
}
