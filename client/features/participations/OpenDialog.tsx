import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Participation, ParticipationCreate } from '#shared/api/participations.ts';
import { addDays } from '#shared/days.ts';
import { placesOf } from '#shared/scheme/places.ts';
import { today } from '../../lawDay.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { toast } from '../../ui/Toast.tsx';
import { freeze } from '../schemes/save/freeze.ts';
import { useSaver, useSaverState } from '../schemes/save/useScheme.ts';
import { participationPath, refreshParticipations } from './queries.ts';
import { SettingsFields } from './SettingsFields.tsx';
import { sentOf, type Settings, settingsFault } from './settings.ts';

/** Days given to the public, unless others are chosen. */
const DAYS_OPEN = 30;

function useOpening(onClose: () => void) {
  const saver = useSaver();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: ParticipationCreate) => freeze<Participation>(saver, participationPath, body),
    onSuccess: async ({ schemeId, id }) => {
      toast('La page est prête. Il reste à en faire connaître l’adresse.');
      onClose();
      await refreshParticipations(client);
      await navigate({ to: '/schemas/$id/participation/$participationId', params: { id: schemeId, participationId: id }, search: {} });
    },
  });
}

/** The text as it is now is frozen; the passages that are shown do not change any more. */
export function OpenDialog({ onClose }: { onClose: () => void }) {
  const { document: scheme } = useSaverState();
  const [settings, setSettings] = useState<Settings>({
    ...{ title: `Votre avis sur «\u00a0${scheme.title}\u00a0»`.slice(0, 300), introduction: '', takesComments: true, legalBasis: '', contact: '' },
    ...{ opensOn: today(), closesOn: addDays(today(), DAYS_OPEN) },
  });
  const [places, setPlaces] = useState<readonly string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const open = useOpening(onClose);
  const fault = settingsFault(settings) ?? (places.length === 0 ? 'Cochez au moins un passage à montrer.' : null);
  const submit = (): void => {
    setAsked(true);
    const sent = sentOf(settings);
    if (fault === null && sent) open.mutate({ ...sent, places: [...places] });
  };
  const toggle = (place: string, isSelected: boolean): void => setPlaces(isSelected ? [...places, place] : places.filter((one) => one !== place));
  return (
    <FormDialog
      title="Ouvrir une consultation publique"
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
      <SettingsFields settings={settings} firstDay={today()} onChange={(change) => setSettings({ ...settings, ...change })} />
      <fieldset className="participations-places">
        <legend className="field__label">Passages montrés au public</legend>
        <p className="field__help">Vérifiez qu’ils ne nomment personne&#x202f;: tout ce qui est coché devient public.</p>
        {placesOf(scheme).map(({ id, title }) => (
          <Checkbox key={id} label={title} isSelected={places.includes(id)} onChange={(isSelected) => toggle(id, isSelected)} />
        ))}
      </fieldset>
    </FormDialog>
  );
}
