import { Button } from './Button.tsx';
import './States.css';

/** `isForbidden`: the right to write is gone, asking again would not help. */
export type SaveStatus =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'pending' }
  | { kind: 'saving' }
  | { kind: 'problem'; message: string; isForbidden?: boolean };

const time = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' });

const sentence = (status: SaveStatus): string => {
  if (status.kind === 'saved') return status.at ? `Enregistré à ${time.format(status.at)}` : 'Enregistré';
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
