import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { LegalReference, Threshold } from '#shared/api/references.ts';
import { dayBefore } from '#shared/days.ts';
import { formatDay } from '#shared/format.ts';
import { foldFrench } from '#shared/typography.ts';
import { COMPARISON_LABELS, STATUS_LABELS } from '../../labels.ts';
import { useLawDay } from '../../lawDay.ts';
import { referencesQuery, thresholdsQuery } from '../../queries.ts';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { LawNav } from './LawNav.tsx';
import { readLawSearch } from './search.ts';
import './Law.css';

const route = getRouteApi('/droit/seuils');

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
        {({ items }) => <Browser thresholds={items} references={references.data?.items ?? []} />}
      </QueryView>
    </>
  );
}

/** Words looked for in the title, the note, the value and the articles; those that apply that day come first. */
function keep(thresholds: readonly Threshold[], references: readonly LegalReference[], asked: string): Threshold[] {
  const words = foldFrench(asked).split(' ').filter(Boolean);
  const citations = (ids: readonly string[]): string => ids.map((id) => references.find((reference) => reference.id === id)?.citation ?? id).join(' ');
  return thresholds
    .filter((threshold) => {
      const text = foldFrench(`${threshold.title} ${threshold.note ?? ''} ${threshold.display ?? ''} ${citations(threshold.references)}`);
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => Number(a.value === null) - Number(b.value === null));
}

function Browser({ thresholds, references }: { thresholds: readonly Threshold[]; references: readonly LegalReference[] }) {
  const { cherche } = route.useSearch();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(cherche ?? '');
  const found = keep(thresholds, references, cherche ?? '');
  const count = found.length === 0 ? 'Aucun seuil' : found.length === 1 ? '1 seuil' : `${found.length} seuils`;
  return (
    <>
      <div className="law-filters no-print">
        <TextField
          label="Chercher un seuil"
          type="search"
          value={typed}
          maxLength={200}
          placeholder="travaux, réservé, 50 M€…"
          onChange={(words) => {
            setTyped(words);
            void navigate({ to: '/droit/seuils', search: readLawSearch({ cherche: words }), replace: true, resetScroll: false });
          }}
        />
      </div>
      <p role="status" className="law-count">
        {count}
      </p>
      {found.length === 0 ? (
        <EmptyState
          title="Aucun seuil ne répond à cette recherche."
          action={
            <LinkButton to="/droit/seuils" onClick={() => setTyped('')}>
              Voir tous les seuils
            </LinkButton>
          }
        />
      ) : (
        <DataTable caption={count} columns={columnsWith(references)} rows={found} rowKey={({ id }) => id} />
      )}
    </>
  );
}
