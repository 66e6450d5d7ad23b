import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecognisedPage, RecognisedQuery, RecognisedSupplier, Spend } from '#shared/api/purchases.ts';
import { counted, formatDay, formatMoney, formatNumber } from '#shared/format.ts';
import type { SupplierKind } from '#shared/purchases/supplier-kinds.ts';
import { frenchTypography } from '#shared/typography.ts';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Pager } from '../imports/Anomalies.tsx';
import { suppliersQuery } from '../imports/queries.ts';
import { matchWords, shareWords, SHORT_KINDS, spendBuyers, spendYears, unknownWords, unlistedWords } from './words.ts';

/** The suppliers a list recognised for a year, kind by kind. */
export function Suppliers({ spend }: { spend: Spend }) {
  const years = spendYears(spend);
  const buyers = spendBuyers(spend);
  const [asked, setAsked] = useState<RecognisedQuery>({ year: years[0] ?? 0 });
  const query = useQuery(suppliersQuery(asked));
  /** A change of what is asked goes back to the first page. */
  const ask = (year: number, buyer: string | null, kind: SupplierKind | null): void =>
    setAsked({ year, ...(buyer === null ? {} : { buyer }), ...(kind === null ? {} : { kind }) });
  const { year, buyer = null, kind = null } = asked;
  return (
    <section className="stack" aria-labelledby="spend-suppliers">
      <h2 id="spend-suppliers">Les fournisseurs reconnus</h2>
      <div className="part-filters">
        <Select
          label="Année"
          value={String(year)}
          onChange={(value) => value && ask(Number(value), buyer, kind)}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
        />
        {buyers.length > 1 && (
          <Select label="Acheteur" value={buyer} onChange={(value) => ask(year, value, kind)} emptyLabel="Tous ensemble" options={buyers} />
        )}
        <Select
          label="Type de structure"
          value={kind}
          onChange={(value) => ask(year, buyer, value)}
          emptyLabel="Tous les types"
          options={(query.data?.kinds ?? []).map((one) => ({ value: one.kind, label: frenchTypography(one.label) }))}
        />
      </div>
      <QueryView query={query} loading="Lecture des fournisseurs…">
        {(page) => <Recognised page={page} onPage={(number) => setAsked({ ...asked, page: number })} />}
      </QueryView>
    </section>
  );
}

function Recognised({ page, onPage }: { page: RecognisedPage; onPage: (page: number) => void }) {
  const cautions = [unknownWords(page), unlistedWords(page)].filter((words) => words !== null);
  const pages = Math.max(1, Math.ceil(page.total / page.pageSize));
  if (page.lastList === null)
    return (
      <EmptyState title="Aucune liste de fournisseurs" action={<LinkButton to="/chiffres/imports">Voir les imports</LinkButton>}>
        <p>
          Importez une liste de structures (ESUS, insertion, ESAT, entreprises adaptées…)&#x202f;: les fournisseurs payés y seront cherchés par leur numéro.
        </p>
      </EmptyState>
    );
  return (
    <>
      <p>{`${formatMoney(page.totalCents)} payés en ${page.year}. Liste la plus récente\u202f: ${formatDay(page.lastList)}.`}</p>
      {cautions.map((words) => (
        <p key={words} className="figures-caution">
          <span aria-hidden="true">◆</span> {words}
        </p>
      ))}
      <Kinds page={page} />
      {page.items.length === 0 ? (
        <p>Aucun fournisseur payé cette année-là n’est sur une liste.</p>
      ) : (
        <DataTable
          caption={counted(page.total, 'fournisseur reconnu', 'fournisseurs reconnus')}
          columns={COLUMNS}
          rows={page.items}
          rowKey={({ supplier }) => supplier}
        />
      )}
      {pages > 1 && <Pager page={page.page} pages={pages} label="fournisseurs reconnus" onPage={onPage} />}
    </>
  );
}

function Kinds({ page: { kinds, totalCents } }: { page: RecognisedPage }) {
  const shown = kinds.filter(({ suppliers }) => suppliers > 0);
  if (shown.length === 0) return null;
  return (
    <div className="figures-kinds">
      <DataTable
        caption={'Par type. Une structure peut en avoir plusieurs\u202f: ces montants se recouvrent, ils ne s’additionnent pas.'}
        columns={[
          { id: 'kind', header: 'Type', isRowHeader: true, cell: ({ label }) => frenchTypography(label) },
          { id: 'suppliers', header: 'Fournisseurs', isNumeric: true, cell: ({ suppliers }) => formatNumber(suppliers) },
          { id: 'cents', header: 'Payé', isNumeric: true, cell: ({ cents }) => formatMoney(cents) },
          { id: 'share', header: 'Part des dépenses', isNumeric: true, cell: ({ cents }) => shareWords(cents, totalCents) },
        ]}
        rows={shown}
        rowKey={({ kind }) => kind}
      />
    </div>
  );
}

const COLUMNS: Column<RecognisedSupplier>[] = [
  {
    id: 'supplier',
    header: 'Fournisseur',
    isRowHeader: true,
    cell: (one) => (
      <>
        {one.name || one.supplier}
        <span className="figures-sub">{`${one.supplier}, ${matchWords(one)}`}</span>
      </>
    ),
  },
  {
    id: 'kinds',
    header: 'Types',
    cell: ({ kinds }) => (
      <span className="figures-tags">
        {kinds.map((kind) => (
          <Tag key={kind}>{SHORT_KINDS[kind]}</Tag>
        ))}
      </span>
    ),
  },
  {
    id: 'lists',
    header: 'Reconnu par',
    cell: ({ lists, stale }) => (
      <>
        {lists.map((list) => frenchTypography(list)).join(', ')}
        {stale && <span className="figures-sub">Liste de plus d’un an à la fin de l’année</span>}
      </>
    ),
  },
  { id: 'lines', header: 'Lignes', isNumeric: true, cell: ({ lines }) => formatNumber(lines) },
  { id: 'cents', header: 'Payé', isNumeric: true, cell: ({ cents }) => formatMoney(cents) },
];
