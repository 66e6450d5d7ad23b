import { Link } from '@tanstack/react-router';
import type { RefObject } from 'react';
import type { AskedQuestion, Correction } from '#shared/api/training.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Finding } from '../../../ui/Finding.tsx';
import { References } from '../reading/References.tsx';

export type CorrectionViewProps = {
  asked: AskedQuestion;
  correction: Correction;
  /** False when the question does not count. */
  isScored?: boolean;
  lesson?: { module: string; id: string; title: string } | null | undefined;
  /** Receives the focus once the answer is given. */
  titleRef?: RefObject<HTMLHeadingElement | null>;
};

const WORKING_TITLES: Partial<Record<AskedQuestion['kind'], string>> = {
  calculation: 'Le calcul',
  fault: 'Le paragraphe corrigé',
  place: 'Pourquoi là',
};

/** Right or wrong in words, why, what the product's check says, and the law it rests on. */
export function CorrectionView({ asked, correction, isScored = true, lesson, titleRef }: CorrectionViewProps) {
  const { right, explanation, working, finding, references } = correction;
  return (
    <div className={`correction correction--${right ? 'right' : 'wrong'}`}>
      <h3 className="correction__verdict" tabIndex={-1} ref={titleRef}>
        <span aria-hidden="true">{right ? '✓ ' : '✗ '}</span>
        {right ? 'Bonne réponse' : 'Réponse fausse'}
      </h3>
      {!isScored && (
        <p className="small">Le droit de cette question a changé depuis sa relecture&#x202f;: elle est corrigée, mais ne compte pas dans votre résultat.</p>
      )}
      <p className="correction__why">{explanation}</p>
      {working && (
        <div className="correction__working">
          <p className="kept__title">{WORKING_TITLES[asked.kind] ?? 'Le raisonnement'}</p>
          <p>{frenchTypography(working)}</p>
        </div>
      )}
      {finding && (
        <Finding tone="notes" title={frenchTypography(finding.title)} rule={`Contrôle ${finding.rule} de Clausier, celui de vos vrais fichiers`}>
          <p>{frenchTypography(finding.message)}</p>
        </Finding>
      )}
      <References items={references} />
      {lesson && !right && (
        <p className="no-print">
          À relire&#x202f;:{' '}
          <Link to="/formation/modules/$id/lecons/$lesson" params={{ id: lesson.module, lesson: lesson.id }}>
            {lesson.title}
          </Link>
        </p>
      )}
    </div>
  );
}
