import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LegalReference, Threshold } from '#shared/api/references.ts';
import { dayBefore } from '#shared/days.ts';
import { formatDay } from '#shared/format.ts';
import { COMPARISON_LABELS, STATUS_LABELS } from '../../labels.ts';
import { useLawDay } from '../../lawDay.ts';
import { referencesQuery, thresholdsQuery } from '../../queries.ts';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { LawNav } from './LawNav.tsx';
import './Law.css';

/** « au moins 216 000 € HT », or the state when no value applies that day. */
const amount = ({ display, comparison, status }: Threshold) =>
  display === null ? <span className="table__none">{STATUS_LABELS[status]}</span> : `${COMPARISON_LABELS[comparison]} ${display}`;

const period = ({ from, until }: Threshold): string =>
  from === null ? '—' : until ? `du ${formatDay(from)} au ${formatDay(dayBefore(until))}` : `depuis le ${formatDay(from)}`;

const columnsWith = (references: readonly LegalReference[]): Column<Threshold>[] => [
  {
    id: 'title',
    header: 'Seuil',
    isRowHeader: true,
    cell: ({ title, note }) => (
      <>
        {title}
        {note && <span className="law-item__since">{note}</span>}
      </>
    ),
  },
  { id: 'value', header: 'Valeur', isNumeric: true, cell: amount },
  { id: 'period', header: 'Période', cell: period },
  {
    id: 'references',
    header: 'Référence',
    cell: ({ references: ids }) =>
      ids.map((id) => (
        <Link key={id} to="/droit/$id" params={{ id }} className="citation">
          {references.find((reference) => reference.id === id)?.citation ?? id}
        </Link>
      )),
  },
  { id: 'confidence', header: 'Confiance', cell: ({ confidence }) => <ConfidenceMark value={confidence} /> },
];

/** Every amount and rate, for the date of law. */
export function ThresholdsPage() {
  const { on } = useLawDay();
  const thresholds = useQuery(thresholdsQuery(on));
  const references = useQuery(referencesQuery(on));
  return (
    <>
      <PageHeader title="Seuils" lead={`Montants hors taxes, taux et durées qui s’appliquent au ${formatDay(on)}.`} />
      <LawNav />
      <QueryView query={thresholds} loading="Lecture des seuils…">
        {({ items }) => (
          <DataTable
            caption={`${items.length} seuils`}
            columns={columnsWith(references.data?.items ?? [])}
            rows={[...items].sort((a, b) => Number(a.value === null) - Number(b.value === null))}
            rowKey={({ id }) => id}
          />
        )}
      </QueryView>
    </>
  );
}
