import type { ReviewDue } from '#shared/api/reviews.ts';
import { yearOf } from '#shared/days.ts';
import { formatDay } from '#shared/format.ts';
import { DUE_LABELS, REVIEW_LABELS } from '#shared/reviews/labels.ts';
import { today } from '../../../lawDay.ts';
import { Button } from '../../../ui/Button.tsx';
import { Tag, type TagTone } from '../../../ui/Tag.tsx';

const TONES: Record<ReviewDue['state'], TagTone> = { overdue: 'rust', soon: 'ochre', later: 'plain' };

/** A word and a tone: never a colour alone. */
export const DueTag = ({ state }: Pick<ReviewDue, 'state'>) => (
  <Tag tone={TONES[state]} isWhole>
    {DUE_LABELS[state]}
  </Tag>
);

/** What is due for one scheme; `onMake` opens the dialog with its kind and its year, once that year has begun. */
export function DueList({ dues, onMake }: { dues: readonly ReviewDue[]; onMake: ((due: ReviewDue) => void) | null }) {
  return (
    <ul className="reviews-dues">
      {dues.map((due) => (
        <li key={`${due.kind} ${due.dueOn}`} className="reviews-due">
          <div className="reviews-due__what">
            <p className="reviews-due__title">
              {REVIEW_LABELS[due.kind]} {due.year} <DueTag state={due.state} />
            </p>
            <p>
              {due.state === 'overdue' ? 'À faire depuis le' : 'À faire pour le'} {formatDay(due.dueOn)}
            </p>
            <p className="soft small">{due.reason}</p>
          </div>
          {onMake && due.year <= yearOf(today()) && (
            <Button small onPress={() => onMake(due)} aria-label={`Faire : ${REVIEW_LABELS[due.kind].toLowerCase()} ${due.year}`}>
              Faire
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
