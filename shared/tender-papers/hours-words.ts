/** Sentences about hours that several papers print. */
import type { TenderLot } from '../api/tenders.ts';
import { formatHours, formatMoney } from '../format.ts';
import type { LotHours } from './materials.ts';

/** « 35 h par tranche de 100 000 € facturés »; empty when the lot has no such rate. */
export const hoursPerSlice = ({ insertion: { quarterHoursPerSlice, sliceCents } }: TenderLot): string =>
  quarterHoursPerSlice === null || sliceCents === null ? '' : `${formatHours(quarterHoursPerSlice)} par tranche de ${formatMoney(sliceCents)} facturés`;

/** The volume retained for a lot, in one or two lines. */
export function hoursSummary(lot: TenderLot): string[] {
  const { quarterHours } = lot.insertion;
  const lines = [quarterHours === null ? '' : `${formatHours(quarterHours)} retenues`, hoursPerSlice(lot)].filter(Boolean);
  return lines.length > 0 ? lines : ['Aucun volume retenu'];
}

/** Computed against retained, in one sentence. */
export function hoursGap(lot: TenderLot, { estimate, refused }: LotHours): string {
  if (estimate === null) return `Le calcul gardé ne se refait plus : ${refused}`;
  const { quarterHours } = lot.insertion;
  const computed = estimate.hours * 4;
  if (quarterHours === null && hoursPerSlice(lot)) return `Le calcul donne ${formatHours(computed)} pour le montant estimé.`;
  if (quarterHours === null) return `Le calcul donne ${formatHours(computed)} ; aucun volume n’est encore retenu.`;
  if (quarterHours === computed) return `C’est le volume calculé (${formatHours(computed)}).`;
  const gap = formatHours(Math.abs(quarterHours - computed));
  return `Le calcul donne ${formatHours(computed)} : le volume retenu en compte ${gap} de ${quarterHours > computed ? 'plus' : 'moins'}.`;
}
