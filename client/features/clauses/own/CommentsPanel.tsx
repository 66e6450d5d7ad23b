import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PIECES } from '#shared/api/clauses.ts';
import {
  type ClauseAnchor,
  type ClauseCommentChange,
  type ClauseCommentCreate,
  type ClauseCommentList,
  OWN_CLAUSE_FIELDS,
  type OwnClause,
  type OwnClauseContent,
} from '#shared/api/own-clauses.ts';
import { blocksText } from '#shared/block/text.ts';
import { FIELD_LABELS } from '#shared/clause/labels.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../../api.ts';
import { PIECE_LABELS } from '../../../labels.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { ReadOnly } from '../../../ui/ReadOnly.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toastProblem } from '../../../ui/Toast.tsx';
import { CommentThread } from './CommentThread.tsx';
import { commentsQuery, ownPath } from './queries.ts';
import { useClauseState } from './save.ts';

export type CommentCalls = {
  add: (comment: ClauseCommentCreate, done: () => void) => void;
  change: (id: string, change: ClauseCommentChange, done?: () => void) => void;
  remove: (id: string) => void;
  isBusy: boolean;
};

/** Every write answers the whole list: what one reads is what is there. */
function useComments(id: string): CommentCalls {
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: ({ path, method, body }: { path: string; method: 'POST' | 'PATCH' | 'DELETE'; body?: object; done?: (() => void) | undefined }) =>
      request<ClauseCommentList>(path, { method, ...(body ? { body } : {}) }),
    onSuccess: (list, { done }) => {
      client.setQueryData(commentsQuery(id).queryKey, list);
      void client.invalidateQueries({ queryKey: ['own-clauses', 'list'] });
      done?.();
    },
    onError: toastProblem,
  });
  return {
    add: (body, done) => send.mutate({ path: ownPath(id, 'comments'), method: 'POST', body, done }),
    change: (comment, body, done) => send.mutate({ path: ownPath(id, 'comments', comment), method: 'PATCH', body, done }),
    remove: (comment) => send.mutate({ path: ownPath(id, 'comments', comment), method: 'DELETE' }),
    isBusy: send.isPending,
  };
}

/** What colleagues say of the clause, beside it: open, answered, settled. */
export function CommentsPanel({ clause }: { clause: OwnClause }) {
  const comments = useQuery(commentsQuery(clause.id));
  const calls = useComments(clause.id);
  const mayComment = useMay('clause:comment');
  const [isAll, setAll] = useState(false);
  return (
    // Commenting is not writing in the text: it stays where one may only read.
    <ReadOnly value={!mayComment}>
      <section className="own-panel" aria-labelledby="own-comments">
        <h2 id="own-comments" className="own-panel__title">
          Commentaires
        </h2>
        <QueryView query={comments} loading="Lecture des commentaires…">
          {({ items, open }) => (
            <>
              {items.length > open && <Checkbox label={`Montrer aussi ce qui est réglé (${items.length - open})`} isSelected={isAll} onChange={setAll} />}
              <ul className="threads" aria-label="Fils de commentaires">
                {items
                  .filter(({ resolvedAt }) => isAll || resolvedAt === null)
                  .map((comment) => (
                    <CommentThread key={comment.id} clauseId={clause.id} comment={comment} calls={calls} />
                  ))}
              </ul>
              {open === 0 && <p className="soft small">Aucun commentaire ouvert.</p>}
            </>
          )}
        </QueryView>
        {mayComment && <NewComment calls={calls} />}
      </section>
    </ReadOnly>
  );
}

const WHOLE: ClauseAnchor = { piece: null, block: null, field: null, quote: '' };
const MOST_SHOWN = 60;
const shortened = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).trimEnd()}…` : text);

type Place = { value: string; label: string; anchor: ClauseAnchor };

/** Where a comment may be: the whole clause, each paragraph with its first words, each field. */
function placesOf(content: OwnClauseContent): Place[] {
  const paragraphs = PIECES.flatMap((piece) =>
    (content.texts.find((text) => text.piece === piece)?.blocks ?? []).map((block, index): Place => {
      const named = blocksText([block]).replace(/\[([^\]]+)\]/g, (whole, id) => content.variables.find((known) => known.id === id)?.label ?? whole);
      const words = named.replace(/\s+/g, ' ').trim();
      return {
        value: `${piece}/${index}`,
        label: `${PIECE_LABELS[piece]}, paragraphe ${index + 1}\u202f: ${shortened(words)}`,
        anchor: { piece, block: index, field: null, quote: words.slice(0, LIMITS.shortText) },
      };
    }),
  );
  const fields = OWN_CLAUSE_FIELDS.filter((field) => field !== 'texts').map(
    (field): Place => ({ value: field, label: FIELD_LABELS[field], anchor: { ...WHOLE, field } }),
  );
  return [{ value: 'clause', label: 'La clause entière', anchor: WHOLE }, ...paragraphs, ...fields];
}

function NewComment({ calls }: { calls: CommentCalls }) {
  const { document } = useClauseState();
  const [text, setText] = useState('');
  const [place, setPlace] = useState('clause');
  const places = placesOf(document);
  const anchor = places.find(({ value }) => value === place)?.anchor ?? WHOLE;
  const send = (): void => calls.add({ text: text.trim(), anchor }, () => setText(''));
  return (
    <div className="stack own-comments__new">
      <Select label="À propos de" value={place} options={places} onChange={(value) => setPlace(value ?? 'clause')} />
      <TextArea label="Votre commentaire" rows={3} maxLength={LIMITS.commentText} value={text} onChange={setText} />
      <div>
        <Button onPress={send} isDisabled={text.trim() === ''} isBusy={calls.isBusy} busyLabel="Envoi…">
          Commenter
        </Button>
      </div>
    </div>
  );
}
