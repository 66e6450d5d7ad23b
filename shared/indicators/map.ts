/** What is bought, by CPV division: amounts, social considerations, labour. An order of magnitude to choose where to look; no supplier is in it. */
import type { LabourShare } from '../api/hours.ts';
import type { Aside, MapLine } from '../api/indicators.ts';
import type { AmountState } from '../decp/record.ts';
import { formatRate } from '../format.ts';
import { shareFinder } from '../tender/lot-hours.ts';
import { share } from './compute.ts';

/** Contracts alike. `social`: bits, null when unknown; `cents`: of known amounts. */
export type MapCell = {
  kind: string;
  division: string | null;
  cpv: string | null;
  amount: AmountState;
  social: number | null;
  count: number;
  cents: number;
};

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0);

type TradeOf = (cpv: string) => LabourShare | null;
type Shared = { cell: MapCell; trade: LabourShare };

/** Weighted by the amounts of the codes that the table has; null when it has none of them. */
function labourLine(cells: readonly MapCell[], tradeOf: TradeOf): Pick<MapLine, 'labourBasisPoints' | 'labourSource' | 'potentialCents'> {
  const shared = cells.flatMap((cell): Shared[] => {
    const trade = cell.cpv === null ? null : tradeOf(cell.cpv);
    return trade ? [{ cell, trade }] : [];
  });
  const cents = sum(shared, ({ cell }) => cell.cents);
  if (cents === 0)
    return { labourBasisPoints: null, labourSource: 'Aucun métier de la table des parts de main-d’œuvre n’a ces codes CPV.', potentialCents: null };
  const weighted = (items: readonly Shared[]): number => sum(items, ({ cell, trade }) => (cell.cents * trade.shareBasisPoints) / 10_000);
  const names = [...new Map(shared.map(({ trade }) => [trade.title, trade])).values()].map(
    ({ title, shareBasisPoints, own }) => `${title} (${formatRate(shareBasisPoints)}${own ? ', part de l’organisation' : ''})`,
  );
  const covered =
    share(
      cents,
      sum(cells, (cell) => cell.cents),
    ) ?? 0;
  const known = cells.some(({ social }) => social !== null);
  return {
    labourBasisPoints: share(weighted(shared), cents),
    labourSource: `Sur ${formatRate(covered)} du montant de la division\u202f: ${names.join(', ')}.`,
    // Without any social consideration, and known to be: an unknown one is not counted as missing.
    potentialCents: known ? Math.round(weighted(shared.filter(({ cell }) => cell.social === 0))) : null,
  };
}

function lineOf(division: string, label: string, cells: readonly MapCell[], tradeOf: TradeOf): MapLine {
  const known = cells.filter(({ social }) => social !== null);
  const socialKnown = sum(known, ({ count }) => count);
  return {
    division,
    label,
    contracts: sum(cells, ({ count }) => count),
    amountCents: sum(cells, ({ cents }) => cents),
    socialBasisPoints: share(
      sum(known, ({ social, count }) => (social === 0 ? 0 : count)),
      socialKnown,
    ),
    socialKnown,
    ...labourLine(cells, tradeOf),
  };
}

function asidesOf(concessions: readonly MapCell[], cells: readonly MapCell[]): Aside[] {
  const aside = (reason: string, those: readonly MapCell[], money: boolean): Aside[] => {
    const count = sum(those, (cell) => cell.count);
    return count === 0 ? [] : [{ reason, count, cents: money ? sum(those, ({ cents }) => cents) : null }];
  };
  return [
    ...aside('Concessions, comptées à part', concessions, true),
    ...aside(
      'Code CPV inconnu',
      cells.filter(({ division }) => division === null),
      true,
    ),
    ...aside(
      'Montants absents ou inférieurs à 1\u00a0€, hors des sommes',
      cells.filter(({ amount }) => amount === 'missing'),
      false,
    ),
    ...aside(
      'Montants hors de toute vraisemblance, hors des sommes',
      cells.filter(({ amount }) => amount === 'absurd'),
      false,
    ),
    ...aside(
      'Considération sociale inconnue, hors du taux et du potentiel',
      cells.filter(({ social }) => social === null),
      true,
    ),
  ];
}

/** The largest amounts first. `labelOf`: the division's French label. */
export function purchaseMap(
  all: readonly MapCell[],
  { concessions, labelOf, trades }: { concessions: boolean; labelOf: (division: string) => string; trades: readonly LabourShare[] },
): { items: MapLine[]; aside: Aside[] } {
  const out = concessions ? [] : all.filter(({ kind }) => kind === 'concession');
  const cells = concessions ? all : all.filter(({ kind }) => kind !== 'concession');
  const divisions = new Map<string, MapCell[]>();
  for (const cell of cells) {
    const own = cell.division === null ? null : divisions.get(cell.division);
    if (own) own.push(cell);
    else if (cell.division !== null) divisions.set(cell.division, [cell]);
  }
  const tradeOf = shareFinder(trades);
  const items = [...divisions].map(([division, own]) => lineOf(division, labelOf(division), own, tradeOf));
  items.sort((left, right) => right.amountCents - left.amountCents || left.division.localeCompare(right.division));
  return { items, aside: asidesOf(out, cells) };
}
