/** What the data observes beside what is aimed at: a chart of two series, its figures in a table, where they come from. */
import type { SchemeMeasure, SchemeMeasures } from '../../api/reviews.ts';
import type { SchemeIndicator } from '../../api/schemes.ts';
import { formatMeasure, UNIT_LABELS } from '../../indicators/measure.ts';
import { isUnderWay, measureSource } from '../measured.ts';
import { distanceText, observedAndTargets, signedDifference } from '../measured-text.ts';
import { callout, cell, column, strong } from './helpers.ts';
import type { Cell, DocumentNode } from './nodes.ts';

type Years = ReturnType<typeof observedAndTargets>;

const OBSERVED = 'Observé';
const TARGET = 'Cible';

const said = ({ unit }: SchemeIndicator, years: Years, of: 'observed' | 'target'): string =>
  years.flatMap((one) => (one[of] === null ? [] : [`${formatMeasure(unit, one[of])} en ${one.year}`])).join(', ');

function chart(indicator: SchemeIndicator, years: Years): DocumentNode {
  const { id, title, unit } = indicator;
  return {
    kind: 'chart',
    id: `observe-${id}`,
    type: 'line',
    title: `Observé et cibles – ${title}`,
    unit,
    axisTitle: UNIT_LABELS[unit],
    alt: `Courbes en\u00a0${UNIT_LABELS[unit]}. ${title}\u202f: observé ${said(indicator, years, 'observed')}\u202f; cibles ${said(indicator, years, 'target')}.`,
    series: [
      { name: OBSERVED, points: years.map(({ year, observed }) => ({ label: String(year), value: observed })) },
      { name: TARGET, points: years.map(({ year, target }) => ({ label: String(year), value: target })) },
    ],
  };
}

/** Years that one table in portrait holds side by side; more of them go down the page. */
const YEARS_ACROSS = 8;
const HEAD_SHARE = 20;

/** Three lines of figures under their years, or the other way round when there are many. */
function table({ title, unit, better }: SchemeIndicator, years: Years, on: string): DocumentNode {
  const said = (value: number | null): Cell => cell(value === null ? '' : formatMeasure(unit, value));
  const lines = [
    { name: OBSERVED, cells: years.map(({ observed }) => said(observed)) },
    { name: TARGET, cells: years.map(({ target }) => said(target)) },
    {
      name: 'Écart',
      cells: years.map(({ observed, target }) =>
        cell(observed === null || target === null || better === 'none' ? '' : signedDifference(unit, observed - target)),
      ),
    },
  ].filter(({ name, cells }) => name !== 'Écart' || cells.some((one) => one.lines.length > 0));
  const heads = years.map(({ year, observed }) => (observed !== null && isUnderWay(year, on) ? `${year} (en cours)` : String(year)));
  const common = { kind: 'table', caption: `Observé et cibles – ${title}`, compact: true } as const;
  const share = (count: number): number => (100 - HEAD_SHARE) / count;
  if (years.length <= YEARS_ACROSS)
    return {
      ...common,
      columns: [column('', HEAD_SHARE), ...heads.map((head) => column(head, share(heads.length), 'right'))],
      rows: lines.map(({ name, cells }) => [strong(name), ...cells]),
    };
  return {
    ...common,
    columns: [column('Année', HEAD_SHARE), ...lines.map(({ name }) => column(name, share(lines.length), 'right'))],
    rows: heads.map((head, index) => [strong(head), ...lines.map(({ cells }) => cells[index] ?? cell(''))]),
  };
}

function nodesOf(indicator: SchemeIndicator, item: SchemeMeasure, on: string): DocumentNode[] {
  const years = observedAndTargets(indicator, item.measures);
  const isDrawable = years.length >= 2 && years.some(({ target }) => target !== null) && item.measures.length > 0;
  if (!isDrawable) return [];
  const distance = distanceText(indicator, item);
  const source = item.latest ? [`Source\u202f: ${measureSource(item.latest, on)}.`] : [];
  return [chart(indicator, years), table(indicator, years, on), callout('source', ...(distance ? [distance] : []), ...source)];
}

/** Indicators that the data observes and that have a target; `ids`: those drawn here, no other chart draws them again. */
export function observedTrajectories(indicators: readonly SchemeIndicator[], measured: SchemeMeasures | null): { ids: Set<string>; nodes: DocumentNode[] } {
  const ids = new Set<string>();
  const nodes = indicators.flatMap((indicator) => {
    const item = measured?.items.find(({ indicatorId }) => indicatorId === indicator.id);
    const own = measured && item ? nodesOf(indicator, item, measured.on) : [];
    if (own.length > 0) ids.add(indicator.id);
    return own;
  });
  return { ids, nodes };
}
