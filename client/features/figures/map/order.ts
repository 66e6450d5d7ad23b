/** The divisions in the order asked, and what a bar shows. Pure; what is unknown comes last, never as zero. */
import type { MapLine } from '#shared/api/indicators.ts';
import { formatMoney, formatNumber, formatRate } from '#shared/format.ts';
import type { MapOrder } from '../parts/search.ts';

export const ORDER_LABELS: Record<MapOrder, string> = {
  amount: 'Montant',
  contracts: 'Nombre de marchés',
  social: 'Taux de considération sociale',
  labour: 'Part de main-d’œuvre',
  potential: 'Potentiel',
  division: 'Division CPV',
};

/** What the order looks at; null when it is unknown. The division itself is shown by its amount. */
export function measured(line: MapLine, order: MapOrder): number | null {
  switch (order) {
    case 'amount':
    case 'division':
      return line.amountCents;
    case 'contracts':
      return line.contracts;
    case 'social':
      return line.socialBasisPoints;
    case 'labour':
      return line.labourBasisPoints;
    case 'potential':
      return line.potentialCents;
    default:
      return order satisfies never;
  }
}

export const inOrder = (lines: readonly MapLine[], order: MapOrder): MapLine[] =>
  [...lines].sort((left, right) => {
    if (order === 'division') return left.division.localeCompare(right.division);
    return (measured(right, order) ?? -1) - (measured(left, order) ?? -1) || left.division.localeCompare(right.division);
  });

export function measuredWords(line: MapLine, order: MapOrder): string {
  const value = measured(line, order);
  if (value === null) return 'inconnu';
  if (order === 'contracts') return formatNumber(value);
  return order === 'social' || order === 'labour' ? formatRate(value) : formatMoney(Math.round(value / 100) * 100);
}
