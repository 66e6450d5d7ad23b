import type { ReactNode } from 'react';
import type { TrainingModule } from '#shared/api/training.ts';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import type { ButtonVariant } from '../../../ui/Button.tsx';
import { around, type Stop, stopsOf } from './stops.ts';

export type ReadingPagerProps = {
  module: TrainingModule;
  isHere: (stop: Stop) => boolean;
  /** What is to be done here before going on. */
  children?: ReactNode;
  /** False while something else is the thing to do. */
  isNextPrimary?: boolean;
};

/** Before, what is to be done here, after; past the sheet, the module itself, where one is tested. */
export function ReadingPager({ module, isHere, children, isNextPrimary = true }: ReadingPagerProps) {
  const { before, after } = around(stopsOf(module), isHere);
  const variant = isNextPrimary ? 'primary' : 'secondary';
  return (
    <nav className="reading-pager no-print" aria-label="Suite de la lecture">
      {children}
      <div className="reading-pager__ways">
        {before && (
          <StopLink moduleId={module.id} stop={before} variant="secondary">
            <span aria-hidden="true">← </span>
            <span className="visually-hidden">Précédent&#x202f;: </span>
            {before.title}
          </StopLink>
        )}
        {after ? (
          <StopLink moduleId={module.id} stop={after} variant={variant}>
            <span className="visually-hidden">Suivant&#x202f;: </span>
            {after.title}
            <span aria-hidden="true"> →</span>
          </StopLink>
        ) : (
          <LinkButton to="/formation/modules/$id" params={{ id: module.id }} hash="se-tester" variant={variant}>
            Passer au test <span aria-hidden="true">→</span>
          </LinkButton>
        )}
      </div>
    </nav>
  );
}

function StopLink({ moduleId, stop, variant, children }: { moduleId: string; stop: Stop; variant: ButtonVariant; children: ReactNode }) {
  if (stop.kind === 'lesson')
    return (
      <LinkButton to="/formation/modules/$id/lecons/$lesson" params={{ id: moduleId, lesson: stop.lesson }} variant={variant}>
        {children}
      </LinkButton>
    );
  return (
    <LinkButton to={stop.kind === 'case' ? '/formation/modules/$id/cas' : '/formation/modules/$id/fiche'} params={{ id: moduleId }} variant={variant}>
      {children}
    </LinkButton>
  );
}
