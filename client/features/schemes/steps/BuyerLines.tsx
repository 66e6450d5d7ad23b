import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { formatKnown, formatMeasure } from '#shared/indicators/measure.ts';
import { measureOfBuyer, rowsOf } from '#shared/scheme/by-buyer.ts';
import { aimedYears } from '#shared/scheme/buyers.ts';
import { useScheme } from '../save/useScheme.ts';
import { useMeasured } from '../useMeasures.ts';
import '../../../ui/DataTable.css';

/** Years of targets that the card shows. */
const COLUMNS = 3;

/** The indicator, buyer by buyer, as the document tells it; they are typed above, in « Acheteur par acheteur ». */
export function BuyerLines({ indicator }: { indicator: SchemeIndicator }) {
  const scheme = useScheme();
  const measured = useMeasured();
  const rows = rowsOf(scheme, indicator, measured);
  const years = aimedYears([indicator], scheme.buyerFigures).slice(-COLUMNS);
  if (rows.length < 2) return null;
  return (
    <div className="table-frame" role="region" aria-label={`Par acheteur\u202f: ${indicator.title}`} tabIndex={0}>
      <table className="table table--stack">
        <caption>Par acheteur</caption>
        <thead>
          <tr>
            {['Acheteur', 'Départ', 'Observé', ...years.map((year) => `Cible ${year}`)].map((title, index) => (
              <th key={title} scope="col" className={index === 0 ? '' : 'table__end'}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ buyer, indicator: own }) => {
            const latest = measureOfBuyer(measured, buyer, indicator)?.latest;
            return (
              <tr key={buyer.id}>
                <th scope="row">{buyer.name}</th>
                <td className="table__end" data-label="Départ">
                  {formatKnown(own.unit, own.baseline)}
                </td>
                <td className="table__end" data-label="Observé">
                  {latest?.value == null ? '–' : `${formatMeasure(latest.unit, latest.value)} en ${latest.year}`}
                </td>
                {years.map((year) => {
                  const value = own.targets.find((target) => target.year === year)?.value;
                  return (
                    <td key={year} className="table__end" data-label={`Cible ${year}`}>
                      {value == null ? '–' : formatMeasure(own.unit, value)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
