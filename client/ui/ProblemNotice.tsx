import { frenchTypography } from '#shared/typography.ts';
import { toProblem } from '../api.ts';
import { Button } from './Button.tsx';
import './States.css';

/** A refusal of the server (400 to 499) would be the same again; only no answer, overload or an inner fault may pass. */
const isWorthRetrying = (status: number): boolean => status < 400 || status === 429 || status >= 500;

/** What went wrong, what to do, and a way to try again. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = toProblem(error);
  return (
    <div className="problem" role="alert">
      <p className="problem__title">{frenchTypography(problem.detail)}</p>
      <p>{frenchTypography(problem.remedy)}</p>
      {problem.fields && problem.fields.length > 0 && (
        <ul>
          {problem.fields.map((field) => (
            <li key={`${field.path} ${field.message}`}>{frenchTypography(field.message)}</li>
          ))}
        </ul>
      )}
      {onRetry && isWorthRetrying(problem.status) && (
        <Button reads onPress={onRetry}>
          Réessayer
        </Button>
      )}
    </div>
  );
}
