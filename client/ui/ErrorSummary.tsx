import type { FieldFault } from '#shared/errors.ts';
import './States.css';

/** The faults of a form at its head, each leading to its field: `path` is the id of the control. */
export function ErrorSummary({ faults }: { faults: readonly FieldFault[] }) {
  if (faults.length < 2) return null;
  return (
    <div className="problem" role="group" aria-label="Champs à corriger">
      <p className="problem__title">{`${faults.length} champs à corriger`}</p>
      <ul>
        {faults.map(({ path, message }) => (
          <li key={path}>
            <a
              href={`#${path}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(path)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
