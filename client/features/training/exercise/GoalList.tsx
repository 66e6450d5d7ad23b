import type { ExerciseCorrection } from '#shared/api/training.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Finding } from '../../../ui/Finding.tsx';
import { InnerLink } from '../InnerLink.tsx';

/** Each goal, met or not, with what the product's rules say and where to mend it. */
export function GoalList({ correction: { done, goals } }: { correction: ExerciseCorrection }) {
  const met = goals.filter((goal) => goal.met).length;
  return (
    <div className="stack">
      <p role="status">
        <strong>{done ? 'Exercice réussi\u202f: tous les objectifs sont atteints.' : `${met} sur ${goals.length} objectifs atteints.`}</strong>
        {done && ' Ce que vous venez de faire vaut tel quel pour un vrai dossier.'}
      </p>
      <ul className="plain-list stack goal-list">
        {goals.map(({ id, text, met: isMet, message, href }) => (
          <li key={id}>
            <Finding
              tone={isMet ? 'holds' : 'blocks'}
              title={
                <>
                  <span aria-hidden="true">{isMet ? '✓ ' : '✗ '}</span>
                  {text}
                </>
              }
              {...(!isMet && href ? { mend: <InnerLink href={href}>Corriger à cet endroit</InnerLink> } : {})}
            >
              {message && <p>{frenchTypography(message)}</p>}
            </Finding>
          </li>
        ))}
      </ul>
    </div>
  );
}
