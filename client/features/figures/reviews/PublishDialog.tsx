import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Review, ReviewChange, ReviewSummary } from '#shared/api/reviews.ts';
import { LIMITS } from '#shared/limits.ts';
import { reviewName } from '#shared/reviews/labels.ts';
import { request } from '../../../api.ts';
import { today } from '../../../lawDay.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { refreshReviews, reviewPath } from './queries.ts';

type Props = { review: ReviewSummary; onClose: () => void };

/** Says the day and the place: the date that was due is then done. */
export function PublishDialog({ review, onClose }: Props) {
  const client = useQueryClient();
  const [publishedOn, setDay] = useState<string | null>(review.publishedOn ?? today());
  const [place, setPlace] = useState(review.place);
  const [isAsked, setAsked] = useState(false);
  const isReview = review.kind === 'annual-review';
  const save = useMutation({
    mutationFn: (body: ReviewChange) => request<Review>(reviewPath(review.schemeId, review.id), { method: 'PATCH', body }),
    onSuccess: async (saved) => {
      toast(saved.publishedOn === null ? 'La mention est retirée.' : 'C’est noté.');
      onClose();
      await refreshReviews(client);
    },
  });
  const submit = (sent?: FormEvent): void => {
    sent?.preventDefault();
    setAsked(true);
    if (publishedOn !== null && !save.isPending) save.mutate({ publishedOn, place: place.trim() });
  };
  return (
    <Dialog
      title={isReview ? 'Présenté ou publié' : 'Mis en ligne'}
      isOpen
      onClose={onClose}
      actions={
        <>
          {review.publishedOn !== null && (
            <Button onPress={() => save.mutate({ publishedOn: null, place: '' })} isBusy={save.isPending}>
              Retirer la mention
            </Button>
          )}
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()} isBusy={save.isPending} isLeaving busyLabel="Enregistrement…">
            Enregistrer
          </Button>
        </>
      }
    >
      <form className="stack" onSubmit={submit} noValidate>
        <p className="soft">{reviewName(review)}</p>
        <DayInput
          label="Jour"
          isRequired
          max={today()}
          value={publishedOn}
          onChange={setDay}
          error={isAsked && publishedOn === null ? 'Choisissez un jour.' : undefined}
        />
        <TextField
          label={isReview ? 'Instance ou adresse' : 'Adresse de la page'}
          maxLength={LIMITS.shortText}
          value={place}
          onChange={setPlace}
          help={isReview ? 'Conseil, commission, site…' : 'Là où chacun peut la lire.'}
        />
        <button type="submit" hidden />
      </form>
      {save.isError && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}

export function RemoveDialog({ review, onClose }: Props) {
  const client = useQueryClient();
  const name = reviewName(review);
  const remove = useMutation({
    mutationFn: () => request(reviewPath(review.schemeId, review.id), { method: 'DELETE' }),
    onSuccess: async () => {
      toast(`«\u00a0${name}\u00a0» est retiré.`);
      onClose();
      await refreshReviews(client);
    },
  });
  return (
    <ConfirmDialog
      title={`Retirer «\u00a0${name}\u00a0»\u202f?`}
      isOpen
      onClose={onClose}
      confirmLabel="Retirer"
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <p>Ses chiffres figés disparaissent de Clausier. Les fichiers déjà téléchargés, et la page déjà en ligne, ne changent pas.</p>
      {remove.isError && <ProblemNotice error={remove.error} />}
    </ConfirmDialog>
  );
}
