import { Link } from '@tanstack/react-router';
import type { ClauseSummary } from '#shared/api/clauses.ts';
import { PIECE_LABELS } from '../../labels.ts';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { ClauseSearch } from './search.ts';

export type ClauseCardProps = {
  clause: ClauseSummary;
  search: ClauseSearch;
  isShown: boolean /** True when choosing shows the clause beside the list instead of opening its page. */;
  isPreviewed: boolean;
};

/** One clause of the list. */
export function ClauseCard({ clause, search, isShown, isPreviewed }: ClauseCardProps) {
  const words = (
    <>
      <span className="clause-card__title">{clause.title}</span>
      <span className="clause-card__summary">{clause.summary}</span>
    </>
  );
  return (
    <li className={`clause-card${isShown ? ' clause-card--shown' : ''}`}>
      {isPreviewed ? (
        <Link
          to="/clauses"
          search={{ ...search, vue: clause.slug }}
          replace
          resetScroll={false}
          className="clause-card__link"
          activeProps={{}}
          aria-current={isShown ? 'true' : undefined}
        >
          {words}
        </Link>
      ) : (
        <Link to="/clauses/$slug" params={{ slug: clause.slug }} search={search} className="clause-card__link">
          {words}
        </Link>
      )}
      <span className="clause-card__tags">
        {clause.own && <Tag tone="green">{clause.own.kind === 'adapted' ? 'Adaptée par votre organisation' : 'Clause de votre organisation'}</Tag>}
        <ConfidenceMark value={clause.confidence} />
        <Tag>{clause.pieces.map((piece) => PIECE_LABELS[piece]).join(' · ')}</Tag>
      </span>
    </li>
  );
}
