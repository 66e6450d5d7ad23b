import { memo, useDeferredValue } from 'react';
import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { formatKnown, formatMeasure } from '#shared/indicators/measure.ts';
import { baselineTogether, type BuyerRow, targetTogether } from '#shared/scheme/by-buyer.ts';
import { Section } from '../../../workspace/Section.tsx';
import { useBuyerRows } from '../useMeasures.ts';
import { TogetherValue } from './TogetherValue.tsx';
import '../../../ui/DataTable.css';

const COLUMNS = 4;

/** Every year that has a line somewhere; the last few when there are many. */
const yearsOf = (indicators: readonly SchemeIndicator[]): number[] =>
  [...new Set(indicators.flatMap(({ targets }) => targets.map(({ year }) => year)))].sort((a, b) => a - b).slice(-COLUMNS);

type Props = { indicators: readonly SchemeIndicator[]; onOpen: (id: string) => void };

/** All the indicators at a glance; a press opens the card. */
export function IndicatorTable({ indicators, onOpen }: Props) {
  const rows = useBuyerRows(indicators);
  // The table follows typing when there is time.
  return <Table indicators={useDeferredValue(indicators)} rows={useDeferredValue(rows)} onOpen={onOpen} />;
}

const Table = memo(
  function Table({ indicators, rows, onOpen }: Props & { rows: ReadonlyMap<string, BuyerRow[]> }) {
    const years = yearsOf(indicators);
    return (
      <Section title="Vue d’ensemble" anchor="cibles">
        <div className="table-frame" role="region" aria-label="Tableau des indicateurs" tabIndex={0}>
          <table className="table indicator-table">
            <caption className="visually-hidden">Indicateurs, valeur de départ et cibles</caption>
            <thead>
              <tr>
                <th scope="col">Indicateur</th>
                <th scope="col" className="table__end">
                  Départ
                </th>
                {years.map((year) => (
                  <th key={year} scope="col" className="table__end">
                    {year}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {indicators.map((indicator, index) => (
                <tr key={indicator.id}>
                  <th scope="row">
                    <button type="button" className="link-button" onClick={() => onOpen(indicator.id)}>
                      {indicator.title || `Indicateur ${index + 1}`}
                    </button>
                  </th>
                  <td className="table__end">{startOf(indicator, rows.get(indicator.id) ?? [])}</td>
                  {years.map((year) => (
                    <td key={year} className="table__end">
                      {cellOf(indicator, year, rows.get(indicator.id) ?? [])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    );
  },
  (before, after) => before.indicators === after.indicators && before.rows === after.rows,
);

/** The common value; else, of several buyers, what they make together: never « inconnu » for what some of them know. */
function startOf(indicator: SchemeIndicator, rows: readonly BuyerRow[]) {
  const together = indicator.baseline === null ? baselineTogether(indicator, rows) : null;
  return together ? <TogetherValue indicator={indicator} value={together} /> : formatKnown(indicator.unit, indicator.baseline);
}

function cellOf(indicator: SchemeIndicator, year: number, rows: readonly BuyerRow[]) {
  const target = indicator.targets.find((candidate) => candidate.year === year);
  const together = target?.value == null ? targetTogether(indicator, rows, year) : null;
  if (together) return <TogetherValue indicator={indicator} value={together} />;
  if (!target) return <span className="soft">–</span>;
  return target.value === null ? <span className="missing">à fixer</span> : formatMeasure(indicator.unit, target.value);
}
