import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchemeTask, TaskChange, TaskCreate } from '#shared/api/together.ts';
import type { Day } from '#shared/days.ts';
import { LIMITS } from '#shared/limits.ts';
import type { StepId } from '#shared/scheme/steps.ts';
import { request } from '../../../api.ts';
import { useMay, useSession } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { useSaver } from '../save/useScheme.ts';
import { PlaceSelect } from './PlaceSelect.tsx';
import type { Pointed } from './pointing.ts';
import { refreshTogether, schemePath, schemePeopleQuery } from './queries.ts';
import { anchorOf, firstPlace, placesHere, usePlaces } from './usePlaces.ts';

type NewProps = { step: StepId; axisId: string | null; pointed: Pointed; task?: never; onDone?: never };
type EditProps = { task: SchemeTask; onDone: () => void; step?: never; axisId?: never; pointed?: never };

/** To whom it can go: oneself always; the others when one writes the scheme. */
function useOwners(id: string): { value: string; label: string }[] {
  const people = useQuery(schemePeopleQuery(id)).data?.items ?? [];
  const me = useSession()?.person?.id;
  const mayGive = useMay('scheme:update');
  return people.filter((one) => mayGive || one.id === me).map((one) => ({ value: one.id, label: one.id === me ? `${one.name} (vous)` : one.name }));
}

/** A new task about a place of the step, or one to change. */
export function TaskForm({ step, axisId = null, pointed, task, onDone }: NewProps | EditProps) {
  const { id } = useSaver().read().document;
  const client = useQueryClient();
  const owners = useOwners(id);
  const me = useSession()?.person?.id ?? null;
  const here = placesHere(usePlaces(), step ?? 'organisation', axisId);
  const [title, setTitle] = useState(task?.title ?? '');
  const [ownerId, setOwner] = useState<string | null>(task ? task.owner.id : me);
  const [dueOn, setDueOn] = useState<Day | null>(task?.dueOn ?? null);
  const [place, setPlace] = useState(() => (pointed ? firstPlace(here, axisId, pointed) : ''));
  const save = useMutation({
    mutationFn: (body: TaskCreate | TaskChange) =>
      request<SchemeTask>(schemePath(id, task ? `tasks/${task.id}` : 'tasks'), { method: task ? 'PATCH' : 'POST', body }),
    onSuccess: (_, sent) => {
      toast(task ? 'La tâche est modifiée.' : 'La tâche est ajoutée.');
      if (!task) setTitle((now) => (now === sent.title ? '' : now));
      onDone?.();
      return refreshTogether(client);
    },
  });
  const submit = (): void => {
    if (!title.trim() || ownerId === null || save.isPending) return;
    save.mutate({ title, ownerId, dueOn, ...(step === undefined ? {} : { anchor: anchorOf(here, place, step, '') }) });
  };
  return (
    <div className="together__form">
      <TextField label={task ? 'Tâche' : 'Nouvelle tâche'} maxLength={LIMITS.title} value={title} onChange={setTitle} />
      <Select label="Chargé de la tâche" value={ownerId} onChange={setOwner} options={owners} />
      <DayInput label="Pour le" value={dueOn} onChange={setDueOn} />
      {step !== undefined && <PlaceSelect here={here} value={place} onChange={setPlace} />}
      {save.isError && <ProblemNotice error={save.error} />}
      <div className="row">
        <Button isDisabled={title.trim() === '' || ownerId === null} isBusy={save.isPending} isLeaving onPress={submit}>
          {task ? 'Enregistrer la tâche' : 'Ajouter la tâche'}
        </Button>
        {onDone && (
          <Button variant="quiet" onPress={onDone}>
            Annuler
          </Button>
        )}
      </div>
    </div>
  );
}
