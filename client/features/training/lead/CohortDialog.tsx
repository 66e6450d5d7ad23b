import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Cohort, CohortCreate } from '#shared/api/training-lead.ts';
import { foldFrench } from '#shared/typography.ts';
import { counted } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { directoryQuery } from '../../sharing/queries.ts';
import { modulesQuery, trainingPath } from '../queries.ts';
import { refreshLead } from './queries.ts';

const NAME = 200;

/** The name, the modules, the people and the day of a group. */
export function CohortDialog({ cohort, onClose }: { cohort: Cohort | null; onClose: () => void }) {
  const client = useQueryClient();
  const modules = useQuery(modulesQuery).data?.items ?? [];
  const people = useQuery(directoryQuery).data?.people ?? [];
  const [fields, setFields] = useState<CohortCreate>(() => ({
    name: cohort?.name ?? '',
    moduleIds: cohort?.moduleIds ?? [],
    personIds: cohort?.personIds ?? [],
    dueOn: cohort?.dueOn ?? null,
  }));
  const [isAsked, setAsked] = useState(false);
  const set = (part: Partial<CohortCreate>): void => setFields({ ...fields, ...part });
  const save = useMutation({
    mutationFn: (body: CohortCreate) => request<Cohort>(trainingPath('cohorts', ...(cohort ? [cohort.id] : [])), { method: cohort ? 'PATCH' : 'POST', body }),
    onSuccess: async ({ name }) => {
      toast(`Le groupe «\u00a0${name}\u00a0» est enregistré.`);
      onClose();
      await refreshLead(client);
    },
  });
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (fields.name.trim() && !save.isPending) save.mutate({ ...fields, name: fields.name.trim() });
  };
  return (
    <Dialog
      title={cohort ? `Modifier «\u00a0${cohort.name}\u00a0»` : 'Nouveau groupe'}
      isOpen
      onClose={onClose}
      size="wide"
      isDismissable={false}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()} isBusy={save.isPending} isLeaving busyLabel="Enregistrement…">
            {cohort ? 'Enregistrer' : 'Créer le groupe'}
          </Button>
        </>
      }
    >
      <form className="stack" onSubmit={submit} noValidate>
        <div className="form-pair">
          <TextField
            label="Nom du groupe"
            isRequired
            maxLength={NAME}
            placeholder="Référents 2027"
            value={fields.name}
            onChange={(name) => set({ name })}
            error={isAsked && !fields.name.trim() ? 'Donnez un nom au groupe.' : undefined}
          />
          <DayInput label="À terminer pour le" value={fields.dueOn} onChange={(dueOn) => set({ dueOn })} />
        </div>
        <Ticks
          legend="Modules"
          items={modules.map(({ id, number, title }) => ({ id, name: number === null ? title : `${number}. ${title}` }))}
          chosen={fields.moduleIds}
          onChange={(moduleIds) => set({ moduleIds })}
        />
        <Ticks legend="Personnes" items={people} chosen={fields.personIds} onChange={(personIds) => set({ personIds })} />
        <button type="submit" hidden />
      </form>
      {save.isError && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}

/** Fewer are seen at a glance: a search would be in the way. */
const WORTH_SEARCHING = 12;

type TicksProps = { legend: string; items: readonly { id: string; name: string }[]; chosen: readonly string[]; onChange: (ids: string[]) => void };

/** Names to tick; a long list can be searched, and what is ticked stays so. */
function Ticks({ legend, items, chosen, onChange }: TicksProps) {
  const [typed, setTyped] = useState('');
  const word = foldFrench(typed);
  const found = items.filter(({ name }) => foldFrench(name).includes(word));
  const toggle = (id: string, isIn: boolean): void => onChange(isIn ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <fieldset className="tick-list">
      <legend className="field__label">{`${legend} (${counted(chosen.length, 'choix', 'choix')})`}</legend>
      {items.length >= WORTH_SEARCHING && (
        <TextField label="Chercher" hideLabel type="search" placeholder="Chercher un nom" value={typed} onChange={setTyped} />
      )}
      {items.length === 0 && <p className="soft small">Aucun pour l’instant.</p>}
      <div className={`tick-list__columns${found.length > WORTH_SEARCHING ? ' tick-list__scroll' : ''}`}>
        {found.map(({ id, name }) => (
          <Checkbox key={id} label={name} isSelected={chosen.includes(id)} onChange={(isIn) => toggle(id, isIn)} />
        ))}
      </div>
    </fieldset>
  );
}
