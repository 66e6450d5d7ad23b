import { Link } from '@tanstack/react-router';
import type { ClauseFamily } from '#shared/api/clauses.ts';
import type { LegalReference } from '#shared/api/references.ts';
import { formatDay } from '#shared/format.ts';
import { StatusTag } from '../law/StatusTag.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { WhenToUse } from './WhenToUse.tsx';

const columns: readonly Column<LegalReference>[] = [
  {
    id: 'citation',
    header: 'Référence',
    isRowHeader: true,
    cell: ({ id, citation }) => (
      <Link to="/droit/$id" params={{ id }} className="nowrap">
        {citation}
      </Link>
    ),
  },
  { id: 'title', header: 'Objet', cell: ({ title }) => title },
  { id: 'status', header: 'État', cell: ({ status }) => <StatusTag status={status} /> },
  { id: 'from', header: 'Version applicable depuis', cell: ({ current }) => (current ? formatDay(current.from) : '—') },
  { id: 'checked', header: 'Vérifié le', cell: ({ checkedOn }) => formatDay(checkedOn) },
  { id: 'confidence', header: 'Confiance', cell: ({ confidence }) => <ConfidenceMark value={confidence} /> },
];

/** Under the text: when to use it, what can go wrong, the law it rests on, what goes with it. */
export function ClauseFacts({ family }: { family: ClauseFamily }) {
  const citationOf = (id: string): string => family.references.find((reference) => reference.id === id)?.citation ?? id;
  return (
    <div className="facts">
      <WhenToUse family={family} headingLevel={2} />
      {family.risks.length > 0 && (
        <section className="facts__part">
          <h2>Risques</h2>
          <ul className="facts__risks">
            {family.risks.map((risk) => (
              <li key={risk.text}>
                {risk.text}
                {risk.references.length > 0 && (
                  <span className="facts__cites">
                    {risk.references.map((id) => (
                      <Link key={id} to="/droit/$id" params={{ id }}>
                        {citationOf(id)}
                      </Link>
                    ))}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="facts__part">
        <h2>Références</h2>
        <DataTable caption={`État au ${formatDay(family.on)}`} columns={columns} rows={family.references} rowKey={({ id }) => id} />
      </section>
      {family.related.length > 0 && (
        <section className="facts__part no-print">
          <h2>Clauses proches</h2>
          <ul>
            {family.related.map(({ slug, title }) => (
              <li key={slug}>
                <Link to="/clauses/$slug" params={{ slug }}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
