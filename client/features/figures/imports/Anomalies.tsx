import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { AnomalyCount, AnomalyLine, ImportReport } from '#shared/api/imports.ts';
import { type Outcome, OUTCOME_LABELS, OUTCOMES } from '#shared/decp/anomalies.ts';
import { counted, formatNumber } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Column, DataTable } from '../../../ui/DataTable.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Tag, type TagTone } from '../../../ui/Tag.tsx';
import { anomaliesQuery } from './queries.ts';

const TONES: Record<Outcome, TagTone> = { repaired: 'green', kept: 'plain', unknown: 'ochre', aside: 'ochre', decide: 'rust', dropped: 'rust' };
/** What asks for somebody first. */
const ORDER: readonly Outcome[] = ['decide', 'aside', 'dropped', 'unknown', 'kept', 'repaired'];

/** What was wrong, by kind, each opening onto its lines. */
export function Anomalies({ id, report: { anomalies } }: { id: string; report: ImportReport }) {
  const found = anomalies.filter(({ count }) => count > 0);
  const sorted = [...found].sort((left, right) => ORDER.indexOf(left.outcome) - ORDER.indexOf(right.outcome) || right.count - left.count);
  return (
    <section className="stack" aria-labelledby="import-anomalies">
      <h2 id="import-anomalies">Ce qui était inhabituel</h2>
      {sorted.length === 0 ? (
        <p>Rien&#x202f;: chaque valeur lue est dans les formes.</p>
      ) : (
        <>
          <p className="soft">
            {`Une valeur n’est réparée que si c’est certain\u202f; le reste est laissé inconnu ou gardé tel quel, et dit ici. Pour corriger, corrigez la publication, puis importez de nouveau.`}
          </p>
          <ul className="figures-anomalies">
            {sorted.map((anomaly) => (
              <Kind key={anomaly.code} id={id} anomaly={anomaly} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const isOutcome = (text: string): text is Outcome => OUTCOMES.some((one) => one === text);

function Kind({ id, anomaly: { code, label, outcome, count } }: { id: string; anomaly: AnomalyCount }) {
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  return (
    <li className="figures-anomaly">
      <div className="figures-anomaly__head">
        <Button reads small variant="quiet" aria-expanded={isOpen} aria-controls={isOpen ? panel : undefined} onPress={() => setOpen(!isOpen)}>
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {label}
        </Button>
        <strong className="figures">{counted(count, 'fois', 'fois')}</strong>
        {isOutcome(outcome) && <Tag tone={TONES[outcome]}>{OUTCOME_LABELS[outcome]}</Tag>}
      </div>
      {isOpen && (
        <div id={panel}>
          <Lines id={id} code={code} label={label} count={count} />
        </div>
      )}
    </li>
  );
}

const COLUMNS: Column<AnomalyLine>[] = [
  { id: 'line', header: 'Ligne', isNumeric: true, cell: ({ line }) => formatNumber(line) },
  { id: 'subject', header: 'Marché ou fournisseur', isRowHeader: true, cell: ({ subject, line }) => subject || `Ligne ${formatNumber(line)}` },
  { id: 'field', header: 'Champ', cell: ({ field }) => field || '—' },
  { id: 'original', header: 'Tel qu’écrit', cell: ({ original }) => <Value text={original} none="vide" /> },
  { id: 'kept', header: 'Gardé', cell: ({ kept }) => (kept === null ? <span className="soft">laissé inconnu</span> : <Value text={kept} none="vide" />) },
];

const Value = ({ text, none }: { text: string; none: string }) =>
  text === '' ? <span className="soft">{none}</span> : <code className="figures-value">{text}</code>;

function Lines({ id, code, label, count }: { id: string; code: AnomalyLine['code']; label: string; count: number }) {
  const [page, setPage] = useState(1);
  const query = useQuery(anomaliesQuery(id, code, page));
  return (
    <QueryView query={query} loading="Lecture des lignes…">
      {({ items, total, pageSize }) => {
        const pages = Math.max(1, Math.ceil(total / pageSize));
        return (
          <div className="stack">
            <DataTable
              caption={`${label}\u202f: ${counted(total, 'ligne')}${count > total ? ` (les ${formatNumber(LIMITS.anomaliesKept)} premières sont gardées)` : ''}`}
              columns={COLUMNS}
              rows={items}
              rowKey={(row) => `${row.line} ${row.field} ${row.subject} ${row.original}`}
            />
            {pages > 1 && <Pager page={page} pages={pages} label={label} onPage={setPage} />}
          </div>
        );
      }}
    </QueryView>
  );
}

/** Goes from page to page; the ends refuse rather than vanish, so that the focus stays. */
export function Pager({ page, pages, label, onPage }: { page: number; pages: number; label: string; onPage: (page: number) => void }) {
  return (
    <nav className="row" aria-label={`Pages\u202f: ${label}`}>
      <Button reads small onPress={() => page > 1 && onPage(page - 1)} aria-disabled={page <= 1 || undefined}>
        Page précédente
      </Button>
      <span className="figures">{`Page ${formatNumber(page)} sur ${formatNumber(pages)}`}</span>
      <Button reads small onPress={() => page < pages && onPage(page + 1)} aria-disabled={page >= pages || undefined}>
        Page suivante
      </Button>
    </nav>
  );
}
