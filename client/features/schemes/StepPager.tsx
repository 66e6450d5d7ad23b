import { useParams } from '@tanstack/react-router';
import { type StepId, STEPS } from '#shared/scheme/steps.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';

/** The step before, the step after. */
export function StepPager({ step }: { step: StepId }) {
  const { id } = useParams({ from: '/schemas/$id/$step' });
  const index = STEPS.findIndex((candidate) => candidate.id === step);
  const [before, after] = [STEPS[index - 1], STEPS[index + 1]];
  return (
    <nav className="step-pager" aria-label="Étape précédente et suivante">
      {before ? <LinkButton to="/schemas/$id/$step" params={{ id, step: before.id }} aria-label={`Précédent\u202f: ${before.title}`}>Précédent</LinkButton> : <span />}
      {after && (
        <LinkButton to="/schemas/$id/$step" params={{ id, step: after.id }} aria-label={`Suivant\u202f: ${after.title}`}>
          <span>Suivant<span className="step-pager__name">{`\u202f: ${after.title}`}</span></span>
        </LinkButton>
      )}
    </nav>
  );
}
