import { toProblem } from '../api.ts';
import { Button } from './Button.tsx';
import './States.css';

/** What went wrong, what to do, and a way to try again. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = toProblem(error);
  return (
    <div className="problem" role="alert">
      <p className="problem__title">{problem.detail}</p>
      <p>{problem.remedy}</p>
      {problem.fields && problem.fields.length > 0 && (
        <ul>
          {problem.fields.map((field) => (
            <li key={`${field.path} ${field.message}`}>{field.message}</li>
          ))}
        </ul>
      )}
      {onRetry && <Button onPress={onRetry}>Réessayer</Button>}
    </div>
  );
}
