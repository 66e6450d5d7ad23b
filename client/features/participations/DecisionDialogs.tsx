import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Participation, ParticipationComment, ParticipationReason } from '#shared/api/participations.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../api.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { participationPath, refreshParticipations } from './queries.ts';
import type { Decide } from './useDecide.ts';
import { REASON_OPTIONS } from './words.ts';

type Props = { voice: ParticipationComment; decide: Decide; onClose: () => void };

/** Why it is not published: one of the list, which its author reads. */
export function RefuseDialog({ voice, decide, onClose }: Props) {
  const [reason, setReason] = useState<ParticipationReason | null>(voice.reason);
  const [isAsked, setAsked] = useState(false);
  const submit = (): void => {
    setAsked(true);
    if (reason !== null) decide.mutate({ state: 'refused', reason, duplicateOf: null }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={`Refuser l’avis n°\u00a0${voice.number}`}
      submitLabel="Refuser"
      busyLabel="Enregistrement…"
      isBusy={decide.isPending}
      onSubmit={submit}
      onClose={onClose}
      error={decide.error}
    >
      <RadioGroup
        label="Motif"
        isRequired
        help={`Son auteur le lit avec son code. Son texte est effacé au bout de ${LIMITS.participationRefusedDays}\u00a0jours.`}
        value={reason}
        options={REASON_OPTIONS}
        onChange={setReason}
        error={isAsked && reason === null ? 'Choisissez pourquoi l’avis n’est pas publié.' : undefined}
      />
    </FormDialog>
  );
}

/** The one that says the same, by its number. */
export function DuplicateDialog({ voice, decide, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const [isAsked, setAsked] = useState(false);
  const other = /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : null;
  const submit = (): void => {
    setAsked(true);
    if (other !== null && other > 0) decide.mutate({ state: 'duplicate', reason: null, duplicateOf: other }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={`L’avis n°\u00a0${voice.number} en répète un autre`}
      isDismissable={typed === ''}
      submitLabel="Dire que c’est un doublon"
      busyLabel="Enregistrement…"
      isBusy={decide.isPending}
      onSubmit={submit}
      onClose={onClose}
      error={decide.error}
    >
      <TextField
        label="Numéro de l’avis qui dit la même chose"
        isRequired
        inputMode="numeric"
        maxLength={6}
        value={typed}
        onChange={setTyped}
        error={isAsked && (other === null || other === 0) ? 'Écrivez un numéro, par exemple 12.' : undefined}
      />
    </FormDialog>
  );
}

export function EraseDialog({
  participation: { schemeId, id },
  voice,
  onClose,
}: {
  participation: Participation;
  voice: ParticipationComment;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const erase = useMutation({
    mutationFn: () => request(participationPath(schemeId, id, 'voices', voice.id), { method: 'DELETE' }),
    onSuccess: async () => {
      onClose();
      toast('Le texte est effacé.');
      await refreshParticipations(client);
    },
  });
  return (
    <ConfirmDialog
      title={`Effacer le texte de l’avis n°\u00a0${voice.number}\u202f?`}
      isOpen
      onClose={onClose}
      confirmLabel="Effacer"
      isDanger
      isBusy={erase.isPending}
      onConfirm={() => erase.mutate()}
    >
      <p>Ses mots et son nom disparaissent pour de bon, ici et sur la page. À faire quand son auteur, qui a son code, le demande.</p>
      {erase.isError && <ProblemNotice error={erase.error} />}
    </ConfirmDialog>
  );
}
