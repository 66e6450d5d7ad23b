import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { HoursEstimate, HoursPhase, WholeLife } from '#shared/api/hours.ts';
import { formatHours, formatMoney, formatNumber } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Finding, type FindingTone } from '../../ui/Finding.tsx';
import { Working } from './Working.tsx';

/** Said elsewhere on the page, in its own place. */
const SHOWN_ELSEWHERE = new Set(['no-volume', 'short-path', 'to-confirm', 'trade-caution']);

/** True from the European threshold on: it would cry wolf under it. */
const LAW_ASKS = 'law-still-asks';

/** The volume, what it is worth, how it was made, and what to do with it. */
export function Result({ estimate, actions, isConditionDue }: { estimate: HoursEstimate; actions: ReactNode; isConditionDue: boolean }) {
  const { proposal, perTranche, range, warnings } = estimate;
  return (
    <>
      <section className="hours-sheet" aria-labelledby="hours-volume">
        <h2 id="hours-volume" className="calculator__title">
          {perTranche ? 'Heures par tranche' : 'Volume calculé'}
        </h2>
        <div role="status" className="hours-sheet__head">
          <p className="hours-sheet__figure">{perTranche ? formatHours(perTranche.quarterHours) : `${formatNumber(estimate.hours)}\u00a0h`}</p>
          <ConfidenceMark value={estimate.confidence} />
        </div>
        {perTranche && <p>{perTranche.text}</p>}
        {proposal.kind === 'clause' && <p>{proposal.message}</p>}
        {range && <p className="soft">{range.text}</p>}
        {estimate.toConfirm && (
          <p className="hours-sheet__confirm">
            À confirmer par le facilitateur avant de l’écrire&#x202f;: une valeur au moins est un usage sans source publiée.
          </p>
        )}
      </section>
      {proposal.kind !== 'clause' && <Instead estimate={estimate} />}
      <Life life={estimate.wholeLife} />
      {warnings
        .filter(({ code, message }) => !SHOWN_ELSEWHERE.has(code) && message !== estimate.wholeLife.message && (isConditionDue || code !== LAW_ASKS))
        .map(({ code, message }) => (
          <Finding key={`${code} ${message}`} tone={code === LAW_ASKS ? 'warns' : 'notes'} title={frenchTypography(message)} />
        ))}
      {actions}
      {estimate.phases.length > 0 && <PhaseTable phases={estimate.phases} />}
      <Working estimate={estimate} />
    </>
  );
}

/** Too few hours, or none: what can be asked in their place. */
function Instead({ estimate: { proposal } }: { estimate: HoursEstimate }) {
  return (
    <Finding tone="warns" title={proposal.kind === 'alternative' ? 'Pas de volume d’heures conseillé' : 'Un parcours court'}>
      <p>{frenchTypography(proposal.message)}</p>
      {proposal.actions.length > 0 && (
        <ul className="hours-actions">
          {proposal.actions.map(({ id, title, says, clause, confidence }) => (
            <li key={id}>
              <Link to="/clauses/$slug" params={{ slug: clause }}>
                {title}
              </Link>{' '}
              <ConfidenceMark value={confidence} />
              <p className="small">{frenchTypography(says)}</p>
            </li>
          ))}
        </ul>
      )}
    </Finding>
  );
}

const LIFE: Record<WholeLife['verdict'], { tone: FindingTone; title: string }> = {
  fits: { tone: 'holds', title: 'Les heures tiennent dans le contrat' },
  heavy: { tone: 'warns', title: 'Beaucoup d’heures pour cette équipe' },
  exceeds: { tone: 'blocks', title: 'Plus que l’équipe entière ne peut faire' },
  unknown: { tone: 'notes', title: 'Sur toute la durée' },
};

function Life({ life: { verdict, message } }: { life: WholeLife }) {
  const { tone, title } = LIFE[verdict];
  return (
    <Finding tone={tone} title={title}>
      <p>{message}</p>
    </Finding>
  );
}

const PHASE_COLUMNS: Column<HoursPhase>[] = [
  { id: 'title', header: 'Phase', isRowHeader: true, cell: ({ title, optional }) => `${title}${optional ? ' (optionnelle)' : ''}` },
  { id: 'amount', header: 'Montant HT', isNumeric: true, cell: ({ amountCents }) => formatMoney(amountCents) },
  { id: 'hours', header: 'Heures', isNumeric: true, cell: ({ hours }) => `${formatNumber(hours)}\u00a0h` },
];

function PhaseTable({ phases }: { phases: readonly HoursPhase[] }) {
  return <DataTable caption="Heures par phase" columns={PHASE_COLUMNS} rows={phases} rowKey={({ title, amountCents }) => `${title} ${amountCents}`} />;
}
