import { Link } from '@tanstack/react-router';
import type { TrainingReference } from '#shared/api/training.ts';
import { formatDay } from '#shared/format.ts';
import { CONFIDENCE_LABELS, STATUS_LABELS } from '../../../labels.ts';
import '../../../ui/BlocksView.css';

/** The articles a text rests on, as notes: since when, and the doubt when there is one. */
export function References({ items }: { items: readonly TrainingReference[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="training-references" aria-label="Articles cités">
      {items.map(({ id, citation, title, status, from, confidence }) => (
        <li key={id} className="margin-note">
          <Link to="/droit/$id" params={{ id }} className="margin-note__citation">
            {citation}
          </Link>
          <p>
            {title}
            {' · '}
            {status === 'in-force' && from ? (
              `en vigueur depuis le ${formatDay(from)}`
            ) : (
              <span className="margin-note__status">{STATUS_LABELS[status].toLowerCase()}</span>
            )}
            {confidence !== 'confirmed' && (
              <span className={confidence === 'unverified' ? 'margin-note__status' : undefined}>
                {' · '}
                <span aria-hidden="true">{CONFIDENCE_LABELS[confidence].glyph} </span>
                {CONFIDENCE_LABELS[confidence].word.toLowerCase()}
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
