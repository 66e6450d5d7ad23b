import type { ExerciseCorrection } from '#shared/api/training.ts';
import { frenchTypography } from '#shared/typography.ts';
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
      <ul className="goals">
        {goals.map(({ id, text, met: isMet, message, href }) => (
          <li key={id} className={`goal goal--${isMet ? 'met' : 'missing'}`}>
            <span className="goal__glyph" aria-hidden="true">
              {isMet ? '✓' : '✗'}
            </span>
            <div className="goal__words">
              <p>
                <span className="goal__state">{isMet ? 'Atteint' : 'Pas encore'}</span> {text}
              </p>
              {!isMet &&
                message &&
                message.split('\n').map((line) => (
                  <p key={line} className="small">
                    {frenchTypography(line)}
                  </p>
                ))}
              {!isMet && href && (
                <p className="small">
                  <InnerLink href={href}>
                    Corriger à cet endroit<span className="visually-hidden">&#x202f;: {text}</span>
                  </InnerLink>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
