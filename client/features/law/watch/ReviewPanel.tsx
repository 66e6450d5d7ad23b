/** « Relue le … par … »: the history, and the gesture where one may make it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type WatchKind, type WatchPage, type WatchReview, type WatchReviewCreate, WATCH_VERDICTS, type WatchVerdict } from '#shared/api/watch.ts';
import { LIMITS } from '#shared/limits.ts';
import { WATCH_VERDICT_LABELS } from '#shared/watch/labels.ts';
import { request } from '../../../api.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { refreshWatch, watchItemPath } from './queries.ts';
import { reviewWords } from './words.ts';

type Reviewed = Pick<WatchPage, 'kind' | 'id' | 'fingerprint' | 'reviews' | 'present'>;

export function ReviewPanel({ item }: { item: Reviewed }) {
  const id = useId();
  const mayReview = useMay('law:review');
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>Relectures</h2>
      {item.reviews.length === 0 ? (
        <p className="soft">Personne ne l’a encore relu dans votre organisation.</p>
      ) : (
        <ul className="watch__reviews">
          {item.reviews.map((review) => (
            <ReviewLine key={review.id} review={review} />
          ))}
        </ul>
      )}
      {mayReview && item.present && <ReviewForm key={item.fingerprint} kind={item.kind} id={item.id} fingerprint={item.fingerprint} />}
    </section>
  );
}

function ReviewLine({ review }: { review: WatchReview }) {
  return (
    <li>
      <p>
        {reviewWords(review)}. {!review.current && <Tag tone="ochre">Le texte a changé depuis</Tag>}
      </p>
      {review.note && <p className="soft">{review.note}</p>}
    </li>
  );
}

const HELP: Record<WatchVerdict, string> = {
  confirmed: 'Le texte officiel dit bien cela.',
  'to-fix': 'Le texte de Clausier est faux ou périmé.',
  doubtful: 'Vous n’avez pas pu trancher.',
};

type Signed = { kind: WatchKind; id: string; fingerprint: string };

function useSigning({ kind, id }: Signed, onSigned: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: WatchReviewCreate) => request<WatchReview>(watchItemPath(kind, id, '/reviews'), { method: 'POST', body }),
    onSuccess: () => {
      toast('Votre relecture est enregistrée, à votre nom et à la date du jour.');
      onSigned();
      return refreshWatch(client);
    },
  });
}

function ReviewForm(signed: Signed) {
  const [verdict, setVerdict] = useState<WatchVerdict | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [note, setNote] = useState('');
  const sign = useSigning(signed, () => {
    setNote('');
    setVerdict(null);
    setAsked(false);
  });
  const isSettled = verdict === null || verdict === 'confirmed';
  return (
    <form
      className="watch__form sheet no-print"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        // Nothing is signed that was not chosen.
        if (verdict !== null) sign.mutate({ verdict, note, fingerprint: signed.fingerprint });
      }}
    >
      <RadioGroup
        label="Après l’avoir comparé au texte officiel"
        isInline
        isRequired
        value={verdict}
        onChange={setVerdict}
        error={isAsked && verdict === null ? 'Dites ce que vous avez constaté.' : undefined}
        options={WATCH_VERDICTS.map((value) => ({ value, label: WATCH_VERDICT_LABELS[value], help: HELP[value] }))}
      />
      <TextArea
        label="Note"
        help={isSettled ? 'Facultative\u202f: où vous l’avez lu.' : 'Ce qui est à corriger, ou ce dont vous doutez.'}
        isRequired={!isSettled}
        maxLength={LIMITS.watchNote}
        value={note}
        onChange={setNote}
      />
      {sign.isError && <ProblemNotice error={sign.error} />}
      <Button type="submit" variant="primary" isBusy={sign.isPending} busyLabel="Enregistrement…">
        Signer la relecture
      </Button>
    </form>
  );
}
