/** A shared scheme, buyer by buyer (L. 2111-3, fourth paragraph): all together with what is known of them, then a small table for each. */
import type { SchemeMeasures } from '../../api/reviews.ts';
import type { Scheme, SchemeIndicator } from '../../api/schemes.ts';
import { baselineTogether, buyerIndicators, coverageText, measureOfBuyer, rowsOf, targetTogether, type Together, togetherText } from '../by-buyer.ts';
import { aimedYears, figureOf, type SchemeBuyer, severalBuyers } from '../buyers.ts';
import { callout, cell, column, missingCell, paragraph, section, strong } from './helpers.ts';
import { indicatorRows } from './indicators.ts';
import type { Cell, Column, DocumentNode } from './nodes.ts';

/** Years of targets beside the coverage, in portrait. */
const YEARS = 4;

const togetherCell = (indicator: SchemeIndicator, value: Together | null): Cell =>
  value === null ? missingCell('inconnu') : cell(togetherText(indicator, value), coverageText(value));

/** Where the common starting value is not one figure, what the buyers make together: in place of « inconnu ». */
export const startTogether = (scheme: Scheme, measured: SchemeMeasures | null): ReadonlyMap<string, Cell> =>
  new Map(
    scheme.indicators.flatMap((indicator) => {
      const value = indicator.baseline === null ? baselineTogether(indicator, rowsOf(scheme, indicator, measured)) : null;
      return value === null ? [] : [[indicator.id, togetherCell(indicator, value)] as const];
    }),
  );

/** What the article asks of each, or what somebody filled for one. */
function indicatorsToTell(scheme: Scheme, measured: SchemeMeasures | null): SchemeIndicator[] {
  const buyers = severalBuyers(scheme);
  return scheme.indicators.filter(
    (indicator) =>
      indicator.legal.length > 0 ||
      buyers.some((buyer) => figureOf(scheme.buyerFigures, buyer.id, indicator.id) || measureOfBuyer(measured, buyer, indicator)?.baseline),
  );
}

function togetherTable(scheme: Scheme, indicators: readonly SchemeIndicator[], measured: SchemeMeasures | null): DocumentNode {
  const years = aimedYears(indicators, scheme.buyerFigures).slice(-YEARS);
  const share = years.length === 0 ? 0 : Math.floor(48 / years.length);
  const columns: Column[] = [
    column('Indicateur', 100 - 18 - share * years.length),
    column('Départ', 18, 'right'),
    ...years.map((year) => column(String(year), share, 'right')),
  ];
  const rows = indicators.map((indicator) => {
    const own = rowsOf(scheme, indicator, measured);
    return [
      strong(indicator.title),
      togetherCell(indicator, baselineTogether(indicator, own)),
      ...years.map((year) => {
        const target = targetTogether(indicator, own, year);
        return indicator.better === 'none' ? cell('—') : target === null ? cell('') : cell(togetherText(indicator, target), coverageText(target));
      }),
    ];
  });
  return { kind: 'table', caption: 'Tous les acheteurs ensemble', columns, rows, compact: true };
}

function ofOneBuyer(scheme: Scheme, buyer: SchemeBuyer, wanted: ReadonlySet<string>, measured: SchemeMeasures | null): DocumentNode[] {
  const own = buyerIndicators(scheme, buyer, measured).filter(({ id }) => wanted.has(id));
  const items = measured?.buyers?.find(({ buyerId }) => buyerId === buyer.id)?.items ?? [];
  const said = measured === null ? null : { items, figures: [], on: measured.on };
  return [section(`acheteur-${buyer.id}`, buyer.name, 3, false), ...indicatorRows(own, said, `Point de départ et cibles – ${buyer.name}`)];
}

/** Nothing for the scheme of one buyer, or while no indicator is to be told. */
export function byBuyerNodes(scheme: Scheme, measured: SchemeMeasures | null): DocumentNode[] {
  const buyers = severalBuyers(scheme);
  const indicators = indicatorsToTell(scheme, measured);
  if (buyers.length < 2 || indicators.length === 0) return [];
  const wanted = new Set(indicators.map(({ id }) => id));
  return [
    section('par-acheteur', 'Acheteur par acheteur'),
    paragraph(
      'Le schéma est élaboré en commun par plusieurs acheteurs, comme le permet l’article L. 2111-3 du code de la commande publique (quatrième alinéa), y compris à ceux dont les achats sont sous le montant réglementaire. Les indicateurs sont établis pour chacun d’eux.',
    ),
    togetherTable(scheme, indicators, measured),
    callout(
      'source',
      'L’ensemble ne compte que les acheteurs connus, et dit combien. Des montants, des heures ou des nombres s’additionnent ; un taux, une moyenne ou un délai ne s’additionnent pas : l’ensemble est entre le plus bas et le plus haut.',
    ),
    ...buyers.flatMap((buyer) => ofOneBuyer(scheme, buyer, wanted, measured)),
  ];
}
