import { REVIEW_FILES, type ReviewSummary } from '#shared/api/reviews.ts';
import { counted, formatDay } from '#shared/format.ts';
import { FILE_LABELS, reviewName } from '#shared/reviews/labels.ts';
import { Button } from '../../../ui/Button.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { dayIn } from '../../../moments.ts';
import { useDownloadOf } from '../../../save/download.ts';
import { reviewPath } from './queries.ts';

export type Ask = (kind: 'publish' | 'remove', review: ReviewSummary) => void;

/** Reviews made, last first: each file, whether it was published, what it could not say. */
export function Reviews({ items, onAsk }: { items: readonly ReviewSummary[]; onAsk: Ask | null }) {
  return (
    <ul className="reviews-list">
      {items.map((review) => (
        <ReviewLine key={review.id} review={review} onAsk={onAsk} />
      ))}
    </ul>
  );
}

function ReviewLine({ review, onAsk }: { review: ReviewSummary; onAsk: Ask | null }) {
  const files = useDownloadOf();
  const name = reviewName(review);
  return (
    <li className="reviews-line">
      <div className="reviews-line__head">
        <h3 className="reviews-line__title">{name}</h3>
        <p className="reviews-line__tags">
          {review.publishedOn === null ? (
            <Tag>{review.kind === 'publication' ? 'Pas encore publiée' : 'Pas encore présenté'}</Tag>
          ) : (
            <Tag tone="green">{publishedText(review)}</Tag>
          )}
          {review.provisional && <Tag tone="ochre">Provisoire</Tag>}
        </p>
      </div>
      <p className="soft small">
        {[`Chiffres du ${formatDay(dayIn(review.madeAt))}`, review.by ? `par ${review.by}` : '', review.place].filter(Boolean).join(' · ')}
      </p>
      <div className="reviews-line__actions">
        <Menu
          small
          reads
          label={files.isBusy ? 'Préparation…' : 'Télécharger'}
          name={`Télécharger ${name}`}
          actions={REVIEW_FILES.map((file) => ({
            id: file,
            label: FILE_LABELS[file],
            isDisabled: files.isBusy,
            onAction: () => files.start(reviewPath(review.schemeId, review.id, file), file),
          }))}
        />
        {onAsk && (
          <>
            <Button small onPress={() => onAsk('publish', review)} aria-label={`${publishWord(review)} : ${name}`}>
              {publishWord(review)}
            </Button>
            <Button small onPress={() => onAsk('remove', review)} aria-label={`Retirer ${name}`}>
              Retirer
            </Button>
          </>
        )}
      </div>
      {review.missing.length > 0 && (
        <details className="reviews-missing">
          <summary>{counted(review.missing.length, 'taux que demande la loi est inconnu', 'taux que demande la loi sont inconnus')}</summary>
          <ul>
            {review.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

const publishedText = ({ kind, publishedOn }: ReviewSummary): string =>
  publishedOn === null ? '' : `${kind === 'publication' ? 'Publiée' : 'Présenté'} le ${formatDay(publishedOn)}`;

const publishWord = ({ kind, publishedOn }: ReviewSummary): string =>
  publishedOn === null ? (kind === 'publication' ? 'Marquer comme publiée' : 'Marquer comme présenté') : 'Jour et lieu';
