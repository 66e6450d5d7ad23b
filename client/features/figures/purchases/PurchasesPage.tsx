import { useQuery } from '@tanstack/react-query';
import type { Spend, SpendYear } from '#shared/api/purchases.ts';
import { formatMoney, formatNumber } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { ConfidenceMark } from '../../../ui/ConfidenceMark.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Tag, type TagTone } from '../../../ui/Tag.tsx';
import { useMay } from '../../../session.ts';
import { FiguresPage } from '../FiguresPage.tsx';
import { spendQuery } from '../imports/queries.ts';
import { Suppliers } from './Suppliers.tsx';
import { bookFiveWords, buyerWords, POSITION_WORDS, spendRows, thresholdWords } from './words.ts';

/** What was paid against the threshold of the scheme, then to whom. */
export function PurchasesPage() {
  const spend = useQuery(spendQuery);
  return (
    <FiguresPage title="Dépenses" lead="Ce qui a été payé chaque année civile, d’après la comptabilité, et à qui.">
      <QueryView query={spend} loading="Lecture des dépenses…">
        {(data) =>
          data.items.length === 0 ? (
            <Start />
          ) : (
            <div className="part-page">
              <Threshold spend={data} />
              <Suppliers spend={data} />
            </div>
          )
        }
      </QueryView>
    </FiguresPage>
  );
}

function Start() {
  const mayImport = useMay('figure:import');
  return (
    <EmptyState
      title="Aucun achat importé pour l’instant"
      action={
        <LinkButton to="/chiffres/imports" variant={mayImport ? 'primary' : 'secondary'}>
          {mayImport ? 'Importer des achats' : 'Voir les imports'}
        </LinkButton>
      }
    >
      <p>
        Demandez à votre service financier ce qui a été payé dans l’année, fournisseur par fournisseur. Clausier dira où vous êtes du seuil du schéma, puis,
        avec des listes de fournisseurs, ce qui va aux structures inclusives.
      </p>
    </EmptyState>
  );
}

function Threshold({ spend }: { spend: Spend }) {
  return (
    <section className="stack" aria-labelledby="spend-threshold">
      <h2 id="spend-threshold">Le seuil du schéma</h2>
      <p className="row">
        <span>{`${frenchTypography(thresholdWords(spend))}.`}</span>
        <ConfidenceMark value={spend.threshold.confidence} />
      </p>
      <DataTable
        caption="Dépenses par acheteur et par année civile, telles que le fichier les donne"
        columns={COLUMNS}
        rows={spendRows(spend.items)}
        rowKey={({ year, buyer }) => `${year} ${buyer}`}
      />
    </section>
  );
}

const TONES: Record<SpendYear['position'], TagTone> = { above: 'blue', below: 'plain', unknown: 'ochre' };

const COLUMNS: Column<SpendYear>[] = [
  {
    id: 'year',
    header: 'Année et acheteur',
    isRowHeader: true,
    cell: (line) => (
      <>
        {line.year}
        <span className="figures-sub">{buyerWords(line)}</span>
      </>
    ),
  },
  { id: 'lines', header: 'Lignes', isNumeric: true, cell: ({ lines }) => formatNumber(lines) },
  { id: 'total', header: 'Payé', isNumeric: true, cell: ({ totalCents }) => formatMoney(totalCents) },
  { id: 'book-five', header: 'Dont livre V', isNumeric: true, cell: bookFiveWords },
  {
    id: 'counted',
    header: 'Compté pour le seuil',
    isNumeric: true,
    cell: ({ countedCents, unsaidLines }) => (
      <>
        {formatMoney(countedCents)}
        {unsaidLines > 0 && <span className="figures-sub">livre&nbsp;V non dit compris</span>}
      </>
    ),
  },
  {
    id: 'position',
    header: 'Position',
    isLong: true,
    cell: ({ position, reason }) => (
      <>
        <Tag tone={TONES[position]}>{POSITION_WORDS[position]}</Tag>
        <span className="figures-sub">{frenchTypography(reason)}</span>
      </>
    ),
  },
];
