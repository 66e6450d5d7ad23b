import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { LIMITS } from '#shared/limits.ts';
import { formatMoment } from '../moments.ts';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { toast } from '../ui/Toast.tsx';
import './thread.css';

/** `text` null: withdrawn by who wrote it, its answers stay. */
export type Remark = { id: string; author: string; mine: boolean; text: string | null; at: string; editedAt: string | null };
export type Talk = { comments: readonly Remark[]; resolvedAt: string | null; resolvedBy: string | null };
/** What may be done with a thread; `done` is called once the server has kept it. */
export type ThreadGestures = {
  answer: (text: string, done: () => void) => void;
  rewrite: (id: string, text: string, done: () => void) => void;
  withdraw: (id: string) => void;
  settle: (isSettled: boolean, done: () => void) => void;
  isBusy: boolean;
};
type Props = {
  /** What it is about: a link to the place, the passage quoted. */
  about: ReactNode;
  talk: Talk;
  gestures: ThreadGestures;
  /** True where a comment that was answered can no longer be taken back. */
  keepsAnswered?: boolean;
};

const THREAD_SETTLED = 'Le fil est réglé.';

function StateTag({ talk: { comments, resolvedAt, resolvedBy } }: { talk: Talk }) {
  if (resolvedAt !== null) return <Tag tone="green">{`Réglé${resolvedBy ? ` par ${resolvedBy}` : ''}, ${formatMoment(resolvedAt)}`}</Tag>;
  return comments.length > 1 ? <Tag tone="blue">Répondu</Tag> : <Tag tone="ochre">Ouvert</Tag>;
}

/** What opens a form has the focus again once the form is closed. */
function useGivenBack(isOpen: boolean): RefObject<HTMLButtonElement | null> {
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return opener;
}

/** A conversation about a place of a document: what was said, an answer, settled or opened again. */
export function Thread({ about, talk, gestures, keepsAnswered = false }: Props) {
  const isSettled = talk.resolvedAt !== null;
  return (
    <li className={`thread${isSettled ? ' thread--settled' : ''}`}>
      <div className="thread__about">
        {about}
        <StateTag talk={talk} />
      </div>
      <ul className="thread__comments">
        {talk.comments.map((comment, index) => (
          <Said key={comment.id} comment={comment} gestures={gestures} canWithdraw={!keepsAnswered || index > 0 || talk.comments.length === 1} />
        ))}
      </ul>
      <Next isSettled={isSettled} gestures={gestures} />
    </li>
  );
}

/** An answer, or the end of the thread. */
function Next({ isSettled, gestures }: { isSettled: boolean; gestures: ThreadGestures }) {
  const [isAnswering, setAnswering] = useState(false);
  const opener = useGivenBack(isAnswering);
  const settle = (next: boolean): void => gestures.settle(next, () => next && toast(THREAD_SETTLED, () => settle(false)));
  if (isAnswering)
    return (
      <Writing
        label="Votre réponse"
        send="Envoyer la réponse"
        isBusy={gestures.isBusy}
        onCancel={() => setAnswering(false)}
        onSend={(text) => gestures.answer(text, () => setAnswering(false))}
      />
    );
  return (
    <div className="row">
      {!isSettled && (
        <Button small ref={opener} onPress={() => setAnswering(true)}>
          Répondre
        </Button>
      )}
      <Button small variant="quiet" onPress={() => settle(!isSettled)}>
        {isSettled ? 'Rouvrir' : 'Marquer comme réglé'}
      </Button>
    </div>
  );
}

function Said({ comment, gestures, canWithdraw }: { comment: Remark; gestures: ThreadGestures; canWithdraw: boolean }) {
  const { id, author, mine, text, at, editedAt } = comment;
  const [isWriting, setWriting] = useState(false);
  const opener = useGivenBack(isWriting);
  return (
    <li className="thread__comment">
      <p className="small">
        <strong>{author}</strong> <span className="soft">{`${formatMoment(at)}${editedAt === null ? '' : ', modifié'}`}</span>
      </p>
      {text === null ? (
        <p className="soft">Commentaire retiré par son auteur.</p>
      ) : isWriting ? (
        <Writing
          label="Votre commentaire"
          start={text}
          send="Enregistrer"
          isBusy={gestures.isBusy}
          onCancel={() => setWriting(false)}
          onSend={(next) => gestures.rewrite(id, next, () => setWriting(false))}
        />
      ) : (
        <p className="thread__text">{text}</p>
      )}
      {mine && text !== null && !isWriting && (
        <OwnWords text={text} opener={opener} onWrite={() => setWriting(true)} onWithdraw={canWithdraw ? () => gestures.withdraw(id) : null} />
      )}
    </li>
  );
}

type OwnWordsProps = { text: string; opener: RefObject<HTMLButtonElement | null>; onWrite: () => void; onWithdraw: (() => void) | null };

function OwnWords({ text, opener, onWrite, onWithdraw }: OwnWordsProps) {
  const what = text.slice(0, 40);
  return (
    <div className="row">
      <Button small variant="quiet" ref={opener} aria-label={`Modifier votre commentaire\u202f: ${what}`} onPress={onWrite}>
        Modifier
      </Button>
      {onWithdraw && (
        <Button small variant="quiet" aria-label={`Retirer votre commentaire\u202f: ${what}`} onPress={onWithdraw}>
          Retirer
        </Button>
      )}
    </div>
  );
}

type WritingProps = { label: string; start?: string; send: string; isBusy: boolean; onSend: (text: string) => void; onCancel: () => void };

function Writing({ label, start = '', send, isBusy, onSend, onCancel }: WritingProps) {
  const [text, setText] = useState(start);
  const form = useRef<HTMLDivElement>(null);
  // The form was just asked for: one types at once.
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  return (
    <div className="thread__form" ref={form}>
      <TextArea label={label} rows={3} maxLength={LIMITS.commentText} value={text} onChange={setText} />
      <div className="row">
        <Button small variant="primary" isDisabled={text.trim() === ''} isBusy={isBusy} onPress={() => onSend(text.trim())}>
          {send}
        </Button>
        <Button small variant="quiet" onPress={onCancel}>
          Annuler
        </Button>
      </div>
    </div>
  );
}
