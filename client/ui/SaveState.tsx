import { Button } from './Button.tsx';
import './States.css';
import { formatTime } from '../moments.ts';

/** `isForbidden`: the right to write is gone, asking again would not help. */
export type SaveStatus =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'pending' }
  | { kind: 'saving' }
  | { kind: 'problem'; message: string; isForbidden?: boolean };

const sentence = (status: SaveStatus): string => {
  if (status.kind === 'saved') return status.at ? `Enregistré à ${formatTime(status.at)}` : 'Enregistré';
  if (status.kind === 'problem') return status.message;
  return 'Enregistrement…';
};

/** Where the save stands, in words; a failure stays until it is retried. */
export function SaveState({ status, onRetry }: { status: SaveStatus; onRetry?: () => void }) {
  return (
    <span className={`save-state${status.kind === 'problem' ? ' save-state--problem' : ''}`}>
      <span role="status">{sentence(status)}</span>
      {status.kind === 'problem' && onRetry && (
        <Button small variant="quiet" onPress={onRetry}>
          Réessayer
        </Button>
      )}
    </span>
  );
}
