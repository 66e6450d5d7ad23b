import type { EstimatedValue } from '#shared/api/tenders.ts';
import { formatMoney } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';

/** The working of the estimated value, line by line; nothing while nothing is known. */
export function ValueSteps({ steps }: Pick<EstimatedValue, 'steps'>) {
  if (steps.length === 0) return null;
  return (
    <table className="value-steps">
      <caption className="visually-hidden">Calcul de la valeur estimée</caption>
      <tbody>
        {steps.map(({ label, cents }) => (
          <tr key={label}>
            <th scope="row">{frenchTypography(label)}</th>
            <td className="table__end">{formatMoney(cents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
