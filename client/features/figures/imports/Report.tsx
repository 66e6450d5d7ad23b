import type { ImportKind, ImportReport, Tally } from '#shared/api/imports.ts';
import { formatMoney, formatNumber } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import { amountSentences, countOf, fatesOf, factsOf, formatWords } from './words.ts';

/** What was read, and what became of it. */
export function Report({ kind, report }: { kind: ImportKind; report: ImportReport }) {
  return (
    <>
      <section className="stack" aria-labelledby="import-read">
        <h2 id="import-read">Ce qui a été lu</h2>
        <p>{`${countOf(kind, report.read)} (${formatWords(report)}).`}</p>
        <ul className="figures-fates">
          {fatesOf(kind, report).map(({ count, words }) => (
            <li key={words}>
              <strong className="figures">{formatNumber(count)}</strong> {words}
            </li>
          ))}
        </ul>
        {kind === 'contracts' && <Facts report={report} />}
        {report.years.length > 0 && <Years report={report} isMoney={kind === 'purchases'} />}
      </section>
      <Tallies report={report} />
    </>
  );
}

function Facts({ report }: { report: ImportReport }) {
  const facts = [...factsOf(report), ...amountSentences(report)];
  if (facts.length === 0) return null;
  return (
    <ul>
      {facts.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Years({ report: { years }, isMoney }: { report: ImportReport; isMoney: boolean }) {
  return (
    <div className="figures-narrow">
      <DataTable
        caption="Par année civile"
        columns={[
          { id: 'year', header: 'Année', isRowHeader: true, cell: ({ year }) => year },
          { id: 'count', header: isMoney ? 'Lignes' : 'Nombre', isNumeric: true, cell: ({ count }) => formatNumber(count) },
          { id: 'cents', header: 'Montant', isNumeric: true, cell: ({ cents }) => formatMoney(cents) },
        ]}
        rows={years}
        rowKey={({ year }) => String(year)}
      />
    </div>
  );
}

const TALLIES = [
  { id: 'social', title: 'Considérations sociales' },
  { id: 'environment', title: 'Considérations environnementales' },
  { id: 'natures', title: 'Natures' },
  { id: 'procedures', title: 'Procédures' },
  { id: 'holderIdKinds', title: 'Identifiants des titulaires' },
  { id: 'kinds', title: 'Types de structures' },
] as const satisfies readonly { id: keyof ImportReport; title: string }[];

/** What the file says, counted as it says it. */
function Tallies({ report }: { report: ImportReport }) {
  const shown = TALLIES.filter(({ id }) => report[id].length > 0);
  if (shown.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="import-says">
      <h2 id="import-says">Ce que le fichier dit</h2>
      <div className="figures-tallies">
        {shown.map(({ id, title }) => (
          <TallyTable key={id} title={title} tally={report[id]} />
        ))}
      </div>
    </section>
  );
}

function TallyTable({ title, tally }: { title: string; tally: Tally }) {
  return (
    <table className="figures-tally">
      <caption>{title}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Valeur</th>
          <th scope="col">Nombre</th>
        </tr>
      </thead>
      <tbody>
        {tally.map(({ label, count }) => (
          <tr key={label}>
            <th scope="row">{label ? frenchTypography(label) : 'Non dit'}</th>
            <td className="figures">{formatNumber(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
