import { Link } from '@tanstack/react-router';
import type { ClauseAnchor, ClauseComment } from '#shared/api/own-clauses.ts';
import { FIELD_LABELS } from '#shared/clause/labels.ts';
import { PIECE_LABELS } from '../../../labels.ts';
import { type Remark, Thread } from '../../../workspace/Thread.tsx';
import type { CommentCalls } from './CommentsPanel.tsx';
import { partOf } from './search.ts';

const pathOf = ({ piece, block, field }: ClauseAnchor): string => (piece ? `texts/${piece}${block === null ? '' : `/${block}`}` : (field ?? 'title'));

function placeName({ piece, block, field }: ClauseAnchor): string {
  if (piece) return block === null ? PIECE_LABELS[piece] : `${PIECE_LABELS[piece]}, paragraphe ${block + 1}`;
  return field ? FIELD_LABELS[field] : 'La clause entière';
}

const remarkOf = ({ id, author, mine, text, createdAt, editedAt }: Omit<ClauseComment, 'anchor' | 'resolvedAt' | 'resolvedBy' | 'replies'>): Remark => ({
  id,
  author,
  mine,
  text,
  at: createdAt,
  editedAt,
});

/** A thread of the clause, with the place it is about. */
export function CommentThread({ clauseId, comment, calls }: { clauseId: string; comment: ClauseComment; calls: CommentCalls }) {
  const { id, anchor, resolvedAt, resolvedBy, replies } = comment;
  return (
    <Thread
      about={
        <>
          <Link to="/clauses/nos-clauses/$id" params={{ id: clauseId }} search={partOf(pathOf(anchor))} hash={pathOf(anchor)} replace resetScroll={false}>
            {placeName(anchor)}
          </Link>
          {anchor.quote && <blockquote className="thread__quote">{anchor.quote}</blockquote>}
        </>
      }
      talk={{ comments: [remarkOf(comment), ...replies.map(remarkOf)], resolvedAt, resolvedBy }}
      // The server keeps a comment that was answered: no button for what it would refuse.
      keepsAnswered
      gestures={{
        answer: (text, done) => calls.add({ text, replyTo: id }, done),
        rewrite: (remark, text, done) => calls.change(remark, { text }, done),
        withdraw: calls.remove,
        settle: (resolved, done) => calls.change(id, { resolved }, done),
        isBusy: calls.isBusy,
      }}
    />
  );
}
