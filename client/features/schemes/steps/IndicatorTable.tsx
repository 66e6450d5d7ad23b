import { memo, useDeferredValue } from 'react';
import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { formatKnown, formatMeasure } from '#shared/indicators/measure.ts';
import { Section } from '../../../workspace/Section.tsx';
import '../../../ui/DataTable.css';

const COLUMNS = 4;

/** Every year that has a line somewhere; the last few when there are many. */
const yearsOf = (indicators: readonly SchemeIndicator[]): number[] =>
  [...new Set(indicators.flatMap(({ targets }) => targets.map(({ year }) => year)))].sort((a, b) => a - b).slice(-COLUMNS);

type Props = { indicators: readonly SchemeIndicator[]; onOpen: (id: string) => void };

/** All the indicators at a glance; a press opens the card. */
export function IndicatorTable({ indicators, onOpen }: Props) {
  // The table follows typing when there is time.
  return <Table indicators={useDeferredValue(indicators)} onOpen={onOpen} />;
}

const Table = memo(
  function Table({ indicators, onOpen }: Props) {
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
                  <td className="table__end">{formatKnown(indicator.unit, indicator.baseline)}</td>
                  {years.map((year) => (
                    <td key={year} className="table__end">
                      {cellOf(indicator, year)}
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
  (before, after) => before.indicators === after.indicators,
);

function cellOf(indicator: SchemeIndicator, year: number) {
  const target = indicator.targets.find((candidate) => candidate.year === year);
  if (!target) return <span className="soft">–</span>;
  return target.value === null ? <span className="missing">à fixer</span> : formatMeasure(indicator.unit, target.value);
}
