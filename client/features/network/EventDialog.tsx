import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { EVENT_KINDS, type NetworkEvent } from '#shared/api/network.ts';
import { LIMITS } from '#shared/limits.ts';
import { EVENT_LABELS } from '#shared/network/labels.ts';
import { request } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field, type FieldProps, useFieldIds } from '../../ui/Field.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { Fields } from '../../workspace/Section.tsx';
import { networkPath, refreshNetwork } from './queries.ts';

type EventFields = Omit<NetworkEvent, 'id' | 'on'> & { on: string | null };

const EMPTY: EventFields = { title: '', kind: 'meeting', on: null, startsAt: null, endsAt: null, place: '', notes: '' };

/** Adds a date to the calendar, or changes one. */
export function EventDialog({ event, onClose }: { event: NetworkEvent | null; onClose: () => void }) {
  const client = useQueryClient();
  const { id: _id, ...before } = event ?? { id: '', ...EMPTY };
  const [fields, setFields] = useState<EventFields>(before);
  const [isAsked, setAsked] = useState(false);
  const set = (part: Partial<EventFields>): void => setFields({ ...fields, ...part });
  const save = useMutation({
    mutationFn: () =>
      request<NetworkEvent>(networkPath('events', ...(event ? [event.id] : [])), {
        method: event ? 'PATCH' : 'POST',
        body: { ...fields, title: fields.title.trim() },
      }),
    onSuccess: async ({ title }) => {
      toast(`«\u00a0${title}\u00a0» est au calendrier.`);
      onClose();
      await refreshNetwork(client);
    },
  });
  const isLate = fields.startsAt !== null && fields.endsAt !== null && fields.endsAt <= fields.startsAt;
  const submit = (sent?: FormEvent): void => {
    sent?.preventDefault();
    setAsked(true);
    if (fields.title.trim() && fields.on && !isLate && !save.isPending) save.mutate();
  };
  return (
    <Dialog
      title={event ? 'Modifier la date' : 'Ajouter une date'}
      isOpen
      onClose={onClose}
      size="wide"
      isDismissable={fields.title === before.title}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()} isBusy={save.isPending} isLeaving busyLabel="Enregistrement…">
            {event ? 'Enregistrer' : 'Ajouter la date'}
          </Button>
        </>
      }
    >
      <form className="stack" onSubmit={submit} noValidate>
        <Fields>
          <TextField
            label="Intitulé"
            isRequired
            maxLength={LIMITS.title}
            value={fields.title}
            onChange={(title) => set({ title })}
            error={isAsked && !fields.title.trim() ? 'Donnez un intitulé à cette date.' : undefined}
          />
          <Select
            label="Sorte"
            value={fields.kind}
            options={EVENT_KINDS.map((value) => ({ value, label: EVENT_LABELS[value] }))}
            onChange={(kind) => kind && set({ kind })}
          />
        </Fields>
        <Fields>
          <DayInput
            label="Jour"
            isRequired
            value={fields.on}
            onChange={(on) => set({ on })}
            error={isAsked && !fields.on ? 'Choisissez un jour.' : undefined}
          />
          <TimeInput label="Début" value={fields.startsAt} onChange={(startsAt) => set({ startsAt, ...(startsAt === null ? { endsAt: null } : {}) })} />
          <TimeInput label="Fin" value={fields.endsAt} onChange={(endsAt) => set({ endsAt })} error={isLate ? 'La fin vient après le début.' : undefined} />
        </Fields>
        <TextField label="Lieu" maxLength={LIMITS.title} value={fields.place} onChange={(place) => set({ place })} />
        <TextArea label="Notes" rows={2} maxLength={LIMITS.longText} value={fields.notes} onChange={(notes) => set({ notes })} />
        <button type="submit" hidden />
      </form>
      {save.isError && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}

/** `HH:MM`, or null when empty: the browser's own field. */
function TimeInput({ value, onChange, ...field }: FieldProps & { value: string | null; onChange: (value: string | null) => void }) {
  const ids = useFieldIds(field);
  return (
    <Field {...field} ids={ids}>
      <input {...ids} className="input input--day" type="time" value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} />
    </Field>
  );
}
