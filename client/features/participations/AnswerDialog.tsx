import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Participation, ParticipationAnswer, ParticipationComment, ParticipationOutcome } from '#shared/api/participations.ts';
import { LIMITS } from '#shared/limits.ts';
import { numbersText } from '#shared/scheme/participation.ts';
import { request } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { participationPath, refreshParticipations } from './queries.ts';
import { OUTCOME_OPTIONS } from './words.ts';

type Props = {
  participation: Participation;
  voices: readonly ParticipationComment[];
  /** Written again for these comments alone, those it also answered left with nothing; null for a new one. */
  answer: ParticipationAnswer | null;
  onClose: () => void;
};

type Draft = { outcome: ParticipationOutcome | null; heldIn: string; text: string };

function faultsOf({ outcome, heldIn, text }: Draft): { outcome?: string; heldIn?: string; text?: string } {
  if (outcome === null) return { outcome: 'Choisissez la suite donnée.' };
  if (outcome === 'taken') return heldIn.trim() === '' ? { heldIn: 'Dites où, dans le schéma.' } : {};
  if (text.trim() !== '') return {};
  return { text: outcome === 'set-aside' ? 'Dites pourquoi cet avis n’est pas retenu.' : 'Écrivez la réponse.' };
}

function useAnswering({ participation: { schemeId, id }, answer, onClose }: Props) {
  const client = useQueryClient();
  const done = async (said: string): Promise<void> => {
    onClose();
    toast(said);
    await refreshParticipations(client);
  };
  const save = useMutation({
    mutationFn: (body: object) =>
      request<ParticipationAnswer>(participationPath(schemeId, id, 'answers', ...(answer ? [answer.id] : [])), { method: answer ? 'PUT' : 'POST', body }),
    onSuccess: () => done('La réponse est publiée avec l’avis.'),
  });
  const remove = useMutation({
    mutationFn: () => request(participationPath(schemeId, id, 'answers', answer?.id ?? ''), { method: 'DELETE' }),
    onSuccess: () => done('La réponse est retirée.'),
  });
  return { save, remove };
}

/** What becomes of one comment, or of several that ask the same. */
export function AnswerDialog(props: Props) {
  const { voices, answer, onClose } = props;
  const [draft, setDraft] = useState<Draft>({ outcome: answer?.outcome ?? null, heldIn: answer?.heldIn ?? '', text: answer?.text ?? '' });
  const [isAsked, setAsked] = useState(false);
  const { save, remove } = useAnswering(props);
  const faults = faultsOf(draft);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const submit = (): void => {
    setAsked(true);
    if (Object.keys(faults).length > 0) return;
    const heldIn = draft.outcome === 'taken' ? draft.heldIn : '';
    save.mutate({ outcome: draft.outcome, text: draft.text, heldIn, comments: voices.map(({ id }) => id) });
  };
  return (
    <FormDialog
      title={`Répondre\u202f: ${numbersText(voices.map(({ number }) => number)).toLowerCase()}`}
      isDismissable={false}
      submitLabel="Publier la réponse"
      busyLabel="Enregistrement…"
      isBusy={save.isPending}
      onSubmit={submit}
      onClose={onClose}
      error={save.error ?? remove.error}
      more={
        answer && (
          <Button variant="quiet" isBusy={remove.isPending} onPress={() => remove.mutate()}>
            Retirer la réponse
          </Button>
        )
      }
    >
      {answer && answer.numbers.length > 1 && (
        <p className="soft small">{`Cette réponse vaut aussi pour d’autres avis (${numbersText(answer.numbers).toLowerCase()})\u202f: elle ne vaudra plus que pour celui-ci.`}</p>
      )}
      <RadioGroup
        label="Suite donnée"
        isRequired
        value={draft.outcome}
        options={OUTCOME_OPTIONS}
        onChange={(outcome) => set({ outcome })}
        error={isAsked ? faults.outcome : undefined}
      />
      {draft.outcome === 'taken' && (
        <TextField
          label="Où, dans le schéma"
          isRequired
          help="L’axe, l’action ou le chapitre qui en tient compte."
          maxLength={LIMITS.shortText}
          value={draft.heldIn}
          onChange={(heldIn) => set({ heldIn })}
          error={isAsked ? faults.heldIn : undefined}
        />
      )}
      <TextArea
        label="Réponse"
        help="Lue par tout le monde, sous l’avis."
        maxLength={LIMITS.roundText}
        value={draft.text}
        onChange={(text) => set({ text })}
        error={isAsked ? faults.text : undefined}
      />
    </FormDialog>
  );
}
