import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { FigureSettings } from '#shared/api/imports.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../../api.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { ReadOnly } from '../../../ui/ReadOnly.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { refreshFigures } from '../queries.ts';
import { type BuyerLine, readSettings, type SettingsFields, settingsFaults, writeSettings } from './settings.ts';
import { SETTINGS_PATH, settingsQuery } from './queries.ts';

/** Whose contracts the figures are computed for, and on which territory a holder is local. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const settings = useQuery(settingsQuery);
  if (settings.data) return <Settings settings={settings.data} onClose={onClose} />;
  return (
    <Dialog title="Acheteurs et territoire" isOpen onClose={onClose}>
      <QueryView query={settings}>{() => null}</QueryView>
    </Dialog>
  );
}

function Settings({ settings, onClose }: { settings: FigureSettings; onClose: () => void }) {
  const client = useQueryClient();
  const mayWrite = useMay('figure:write');
  const [first] = useState(() => writeSettings(settings));
  const [form, setForm] = useState(first);
  const [isAsked, setAsked] = useState(false);
  const faults = isAsked ? settingsFaults(form) : [];
  const save = useMutation({
    mutationFn: () => request<FigureSettings>(SETTINGS_PATH, { method: 'PUT', body: readSettings(form) }),
    onSuccess: async (saved) => {
      // What opens next starts from them.
      client.setQueryData(settingsQuery.queryKey, saved);
      toast('Les réglages des chiffres sont enregistrés.');
      onClose();
      await refreshFigures(client);
    },
  });
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (settingsFaults(form).length === 0 && !save.isPending) save.mutate();
  };
  const faultOf = (path: string): string | undefined => faults.find((fault) => fault.path === path)?.message;
  return (
    <Dialog
      title="Acheteurs et territoire"
      isOpen
      onClose={onClose}
      size="wide"
      isDismissable={form === first}
      actions={
        mayWrite ? (
          <>
            <Button onPress={onClose}>Annuler</Button>
            <Button variant="primary" onPress={() => submit()} isBusy={save.isPending} isLeaving busyLabel="Enregistrement…">
              Enregistrer
            </Button>
          </>
        ) : undefined
      }
    >
      <ReadOnly value={!mayWrite}>
        <ErrorSummary faults={faults} />
        <form className="stack" onSubmit={submit} noValidate>
          <p>Les chiffres sont ceux de ces acheteurs, ensemble ou un par un. Sans acheteur ici, ils sont ceux de tous les acheteurs des fichiers importés.</p>
          <BuyerLines form={form} faultOf={faultOf} onChange={setForm} />
          <TextField
            id="territory"
            label="Départements de votre territoire"
            help={`Leurs codes, séparés par une virgule\u202f: 62, 59. Un titulaire de ces départements est compté comme local.`}
            value={form.territory}
            onChange={(territory) => setForm({ ...form, territory })}
            error={faultOf('territory')}
          />
          {/* Enter in a field sends the form, as everywhere. */}
          <button type="submit" hidden />
        </form>
      </ReadOnly>
      {save.isError && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}

type BuyerLinesProps = { form: SettingsFields; faultOf: (path: string) => string | undefined; onChange: (form: SettingsFields) => void };

function BuyerLines({ form, faultOf, onChange }: BuyerLinesProps) {
  const mayWrite = useMay('figure:write');
  const setBuyer = (index: number, part: Partial<BuyerLine>): void =>
    onChange({ ...form, buyers: form.buyers.map((one, place) => (place === index ? { ...one, ...part } : one)) });
  return (
    <fieldset className="figures-group">
      <legend className="field__label">Acheteurs</legend>
      {form.buyers.length === 0 && !mayWrite && <p className="soft">Tous les acheteurs des fichiers.</p>}
      {form.buyers.map((line, index) => (
        <div key={line.id} className="figures-line">
          <TextField
            id={`siren-${line.id}`}
            label={`SIREN de l’acheteur ${index + 1}`}
            inputMode="numeric"
            maxLength={20}
            value={line.siren}
            onChange={(siren) => setBuyer(index, { siren })}
            error={faultOf(`siren-${line.id}`)}
          />
          <TextField
            id={`name-${line.id}`}
            label={`Nom de l’acheteur ${index + 1}`}
            maxLength={LIMITS.shortText}
            value={line.name}
            onChange={(name) => setBuyer(index, { name })}
          />
          <Button
            small
            variant="quiet"
            aria-label={`Retirer l’acheteur ${index + 1}`}
            onPress={() => onChange({ ...form, buyers: form.buyers.filter(({ id }) => id !== line.id) })}
          >
            Retirer
          </Button>
        </div>
      ))}
      {form.buyers.length < LIMITS.figureBuyers && (
        <Button small onPress={() => onChange({ ...form, buyers: [...form.buyers, { id: form.next, siren: '', name: '' }], next: form.next + 1 })}>
          Ajouter un acheteur
        </Button>
      )}
    </fieldset>
  );
}
