import type { StepId } from '#shared/scheme/steps.ts';
import { initials, stepTitle } from './words.ts';
import { usePulse } from './usePulse.ts';
import './together.css';

/** Who else is on the scheme, and where; what they just saved is told without taking the focus. Nothing when one is alone. */
export function PresenceLine({ step, axisId }: { step: StepId; axisId: string | null }) {
  const { others, taken } = usePulse(step, axisId);
  const names = others.map(({ name, step: there }) => `${name} (${stepTitle(there)})`).join(', ');
  return (
    <div className="presence-line">
      {others.length > 0 && (
        <ul className="presence" aria-label="Aussi sur ce schéma">
          {others.map(({ id, name, step: there }) => (
            <li key={id} className="presence__person">
              <span aria-hidden="true" className="presence__initials">
                {initials(name)}
              </span>
              <span>
                {name} <span className="soft">· {stepTitle(there)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {taken.length > 0 && <span className="soft small">{`Mis à jour ailleurs\u202f: ${taken.join(', ')}`}</span>}
      <span className="visually-hidden" role="status">
        {[names && `Aussi sur ce schéma\u202f: ${names}.`, taken.length > 0 && `Mis à jour ailleurs\u202f: ${taken.join(', ')}.`].filter(Boolean).join(' ')}
      </span>
    </div>
  );
}
