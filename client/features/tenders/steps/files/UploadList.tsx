import { Button } from '../../../../ui/Button.tsx';
import { ProblemNotice } from '../../../../ui/ProblemNotice.tsx';
import type { Upload } from './useUploads.ts';

const STATES: Record<Upload['state'], string> = { waiting: 'En attente', sending: 'Envoi et lecture…', failed: 'Refusé' };

/** Files on their way, and those refused, each with what to do. */
export function UploadList({ uploads, onRetry, onForget }: { uploads: readonly Upload[]; onRetry: (upload: Upload) => void; onForget: (id: string) => void }) {
  return (
    <ul className="uploads" aria-live="polite">
      {uploads.map((upload) => (
        <li key={upload.id} className="uploads__row">
          <div className="uploads__head">
            <span className="uploads__name">{upload.file.name}</span>
            <span className="soft small">{STATES[upload.state]}</span>
            {upload.state === 'sending' && <span className="loading__bar" aria-hidden="true" />}
          </div>
          {upload.state === 'failed' && (
            <>
              <ProblemNotice error={upload.error} />
              <div className="row">
                <Button small aria-label={`Réessayer\u202f: ${upload.file.name}`} onPress={() => onRetry(upload)}>
                  Réessayer
                </Button>
                <Button small variant="quiet" aria-label={`Ôter de la liste\u202f: ${upload.file.name}`} onPress={() => onForget(upload.id)}>
                  Ôter de la liste
                </Button>
              </div>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
