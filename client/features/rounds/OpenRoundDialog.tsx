import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Network } from '#shared/api/network.ts';
import type { Round, RoundCreate } from '#shared/api/rounds.ts';
import { addDays } from '#shared/days.ts';
import { LIMITS } from '#shared/limits.ts';
import { placesOf } from '#shared/scheme/places.ts';
import { today } from '../../lawDay.ts';
import { Button } from '../../ui/Button.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { Fields } from '../../workspace/Section.tsx';
import { networkQuery } from '../network/queries.ts';
import { freeze } from '../schemes/save/freeze.ts';
import { useSaver, useSaverState } from '../schemes/save/useScheme.ts';
import { emptyPart, faultOf, type PartDraft, partsOf } from './open-form.ts';
import { PartFields } from './PartFields.tsx';
import { refreshRounds, roundPath } from './queries.ts';

/** Days given to read, unless another day is chosen. */
const DAYS_TO_READ = 21;

/** Departments that have a référent today, a part each. */
const covered = ({ coverage }: Network): PartDraft[] =>
  coverage.departments.filter(({ referents }) => referents.length > 0).map(({ id }) => ({ ...emptyPart(), departmentId: id }));

function useOpening(onClose: () => void) {
  const saver = useSaver();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: RoundCreate) => freeze<Round>(saver, roundPath, body),
    onSuccess: async ({ schemeId, id }) => {
      toast('La relecture est ouverte. Il reste à prévenir les lecteurs.');
      onClose();
      await refreshRounds(client);
      await navigate({ to: '/schemas/$id/relecture/$roundId', params: { id: schemeId, roundId: id }, search: {} });
    },
  });
}

/** The text as it is now is frozen; each part says who reads what. */
export function OpenRoundDialog({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('Relecture des directions');
  const [dueOn, setDueOn] = useState<string | null>(addDays(today(), DAYS_TO_READ));
  const [message, setMessage] = useState('');
  const [parts, setParts] = useState<readonly PartDraft[]>([emptyPart()]);
  const [isAsked, setAsked] = useState(false);
  const open = useOpening(onClose);
  const fault = faultOf({ title, dueOn, parts });
  const submit = (): void => {
    setAsked(true);
    if (fault === null && dueOn !== null) open.mutate({ title: title.trim(), dueOn, message, parts: partsOf(parts) });
  };
  return (
    <FormDialog
      title="Ouvrir une relecture"
      size="wide"
      isDismissable={false}
      submitLabel="Figer le texte et ouvrir"
      busyLabel="Ouverture…"
      isBusy={open.isPending}
      onSubmit={submit}
      onClose={onClose}
      fault={isAsked ? fault : null}
      error={open.error}
    >
      <Fields>
        <TextField label="Titre" isRequired maxLength={LIMITS.title} value={title} onChange={setTitle} />
        <DayInput label="À rendre pour le" isRequired min={today()} value={dueOn} onChange={setDueOn} />
      </Fields>
      <TextArea label="Message aux lecteurs" maxLength={LIMITS.roundText} value={message} onChange={setMessage} />
      <Parts parts={parts} onChange={setParts} />
    </FormDialog>
  );
}

function Parts({ parts, onChange }: { parts: readonly PartDraft[]; onChange: (parts: readonly PartDraft[]) => void }) {
  const { document: scheme } = useSaverState();
  const network = useQuery(networkQuery).data;
  const places = placesOf(scheme);
  const ready = network ? covered(network).slice(0, LIMITS.roundParts) : [];
  const [first] = parts;
  // What is asked of the first is asked of each.
  const fill = (): void => onChange(ready.map((part) => ({ ...part, places: first?.places ?? [], questions: first?.questions ?? '' })));
  return (
    <>
      {parts.map((part, index) => (
        <PartFields
          key={part.key}
          part={part}
          number={index + 1}
          places={places}
          departments={network?.departments ?? []}
          onChange={(change) => onChange(parts.map((one) => (one.key === part.key ? { ...one, ...change } : one)))}
          onRemove={parts.length > 1 ? () => onChange(parts.filter(({ key }) => key !== part.key)) : null}
        />
      ))}
      <div className="row">
        <Button small isDisabled={parts.length >= LIMITS.roundParts} onPress={() => onChange([...parts, emptyPart()])}>
          Ajouter une partie
        </Button>
        {ready.length > 0 && (
          <Button small onPress={fill}>
            Une partie par direction qui a un référent
          </Button>
        )}
      </div>
    </>
  );
}
