import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { HoursEstimate, HoursRequest, LabourShare } from '#shared/api/hours.ts';
import type { Day } from '#shared/days.ts';
import { estimateQuery, labourSharesQuery } from '../../queries.ts';
import { Loading } from '../../ui/Loading.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { useDebounced } from '../../useDebounced.ts';
import { CalculatorForm } from './CalculatorForm.tsx';
import { lacks, sentOf } from './request.ts';
import { Result } from './Result.tsx';
import './hours.css';

export type CalculatorProps = {
  request: HoursRequest;
  onChange: (request: HoursRequest) => void;
  on: Day;
  /** What to do with an estimate: keep it for the lot, download it. `sent` is the request that made it. */
  actions: (estimate: HoursEstimate, sent: HoursRequest) => ReactNode;
  /** False when the law of this purchase is known to ask for no social condition. */
  isConditionDue?: boolean;
};

const PAUSE = 250;
const NONE: readonly LabourShare[] = [];

/** The calculator of insertion hours: the figures on one side, the volume and its whole working on the other. */
export function Calculator({ request, onChange, on, actions, isConditionDue = true }: CalculatorProps) {
  const shares = useQuery(labourSharesQuery).data?.items ?? NONE;
  const missing = lacks(request, shares);
  const asked = useDebounced(request, PAUSE);
  const sent = sentOf(asked, on);
  const isReady = shares.length > 0 && lacks(asked, shares).length === 0;
  const estimate = useQuery({ ...estimateQuery(sent), enabled: isReady });
  const isCurrent = missing.length === 0 && isReady && estimate.data !== undefined && !estimate.isError;
  return (
    <div className="calculator">
      <CalculatorForm request={request} onChange={onChange} on={on} shares={shares} />
      <div className="calculator__result" aria-busy={estimate.isFetching}>
        {missing.length > 0 ? (
          <div className="calculator__missing">
            <h2 className="calculator__title">Le calcul</h2>
            <p>Pour calculer, il manque&#x202f;:</p>
            <ul>
              {missing.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
            <p className="soft small">Rien n’est supposé à la place.</p>
          </div>
        ) : estimate.isError ? (
          <ProblemNotice error={estimate.error} onRetry={() => void estimate.refetch()} />
        ) : isCurrent && estimate.data ? (
          <Result estimate={estimate.data} isConditionDue={isConditionDue} actions={estimate.isPlaceholderData ? null : actions(estimate.data, sent)} />
        ) : (
          <Loading what="Calcul des heures…" />
        )}
      </div>
    </div>
  );
}
