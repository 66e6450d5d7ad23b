import { LinkButton } from '../../../ui/LinkButton.tsx';
import { TENDER_STEPS, type TenderStepId } from '../addresses.ts';
import type { StepProps } from '../workspace.ts';

/** The step before, the step after. */
export function TenderPager({ workspace, step }: StepProps & { step: TenderStepId }) {
  const index = TENDER_STEPS.findIndex(({ id }) => id === step);
  const [before, after] = [TENDER_STEPS[index - 1], TENDER_STEPS[index + 1]];
  const to = { id: workspace.tender.id, lot: workspace.lot.number };
  return (
    <nav className="step-pager" aria-label="Étape précédente et suivante">
      {before ? (
        <LinkButton to="/consultations/$id/$step" params={{ id: to.id, step: before.id }} search={{ lot: to.lot }}>
          <span>
            Précédent
            <span className="visually-hidden">{`\u202f: ${before.title}`}</span>
          </span>
        </LinkButton>
      ) : (
        <span />
      )}
      {after && (
        <LinkButton
          to="/consultations/$id/$step"
          params={{ id: to.id, step: after.id }}
          search={{ lot: to.lot }}
          variant={isForm(step) ? 'primary' : 'secondary'}
        >
          <span>
            Suivant
            <span className="step-pager__name">{`\u202f: ${after.title}`}</span>
          </span>
        </LinkButton>
      )}
    </nav>
  );
}

/** Where the step has no primary action of its own, going on is the one. */
const isForm = (step: TenderStepId): boolean => step === 'besoin' || step === 'lots';
