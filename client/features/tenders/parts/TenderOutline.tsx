import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Outline, OutlineMark, outlineLinkClass } from '../../../workspace/Outline.tsx';
import { TENDER_STEPS, type TenderStepId } from '../addresses.ts';
import { progressOf } from '../progress.ts';
import { documentsQuery, findingsQuery, resultsQuery } from '../queries.ts';
import { useMissingValues } from '../reading/useMissingValues.ts';
import type { StepProps } from '../workspace.ts';

/** The steps, how far each one is, and what the first unfinished ones still lack. */
export function TenderOutline({ workspace, step }: StepProps & { step: TenderStepId }) {
  const { tender, lot } = workspace;
  const documents = useQuery(documentsQuery(tender.id)).data;
  const findings = useQuery(findingsQuery(tender.id)).data;
  const missing = useMissingValues(workspace);
  const ended = useQuery(resultsQuery(tender.id)).data?.items.filter(({ outcome }) => outcome !== null).length ?? null;
  const progress = progressOf(tender, { documents: documents?.items ?? null, blocking: findings?.counts.blocking ?? null, missing, ended });
  const index = TENDER_STEPS.findIndex(({ id }) => id === step);
  return (
    <Outline label="Étapes de la consultation" index={index} count={TENDER_STEPS.length} title={TENDER_STEPS[index]?.title ?? ''}>
      {(onGo) =>
        TENDER_STEPS.map(({ id, title }, rank) => (
          <li key={id}>
            <Link
              to="/consultations/$id/$step"
              params={{ id: tender.id, step: id }}
              search={{ lot: lot.number }}
              className={outlineLinkClass(id === step)}
              {...(id === step ? { 'aria-current': 'step' as const } : {})}
              onClick={onGo}
            >
              <OutlineMark state={progress[id].state} title={`${rank + 1}. ${title}`} says={progress[id].says} />
            </Link>
          </li>
        ))
      }
    </Outline>
  );
}
