import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ChangeEvent, useId, useState } from 'react';
import type { ImportFault, ImportResult } from '#shared/api/training-lead.ts';
import { LIMITS } from '#shared/limits.ts';
import { frenchTypography } from '#shared/typography.ts';
import { counted, formatBytes } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { trainingPath } from '../queries.ts';
import { refreshLead } from './queries.ts';

/** A module as a file: nothing comes in while one fault is left, and each says its line. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [tooLarge, setTooLarge] = useState(false);
  const send = useMutation({
    mutationFn: async (file: File) => request<ImportResult>(trainingPath('own-modules', 'import'), { method: 'POST', body: { text: await file.text() } }),
    onSuccess: async ({ module }) => {
      if (!module) return;
      toast(`«\u00a0${module.title}\u00a0» est importé, en brouillon.`);
      void refreshLead(client);
      await navigate({ to: '/formation/nos-modules/$id', params: { id: module.id } });
    },
  });
  const choose = (file: File | undefined): void => {
    if (!file) return;
    setTooLarge(file.size > LIMITS.moduleFileBytes);
    if (file.size <= LIMITS.moduleFileBytes) send.mutate(file);
  };
  const faults = send.data?.faults ?? [];
  return (
    <Dialog title="Importer un module" isOpen onClose={onClose} size="wide" isDismissable={!send.isPending} actions={<Button onPress={onClose}>Fermer</Button>}>
      <p>
        Un fichier texte (YAML), comme celui que «&#xa0;Télécharger le fichier&#xa0;» donne. S’il a des fautes, rien n’est importé&#x202f;: corrigez-les, puis
        choisissez-le de nouveau.
      </p>
      <FileChoice isBusy={send.isPending} onChoose={choose} />
      <div role="status">{send.isPending && 'Lecture du fichier…'}</div>
      {tooLarge && <p className="field__error">{`Ce fichier dépasse ${formatBytes(LIMITS.moduleFileBytes)}.`}</p>}
      {send.isError && <ProblemNotice error={send.error} />}
      {faults.length > 0 && <Faults faults={faults} />}
    </Dialog>
  );
}

function FileChoice({ isBusy, onChoose }: { isBusy: boolean; onChoose: (file: File | undefined) => void }) {
  const id = useId();
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    onChoose(event.target.files?.[0]);
    // The same file, corrected, is chosen again under the same name.
    event.target.value = '';
  };
  return (
    <div className="field">
      <label htmlFor={id} className="field__label">
        Fichier du module
      </label>
      <input id={id} type="file" className="input" accept=".yaml,.yml,.txt,text/yaml,text/plain" disabled={isBusy} onChange={choose} />
    </div>
  );
}

function Faults({ faults }: { faults: readonly ImportFault[] }) {
  return (
    <div className="table-frame" role="region" aria-label="Fautes du fichier" tabIndex={0}>
      <table className="import-faults">
        <caption>{counted(faults.length, 'faute')}. Rien n’est importé.</caption>
        <thead>
          <tr>
            <th scope="col">Ligne</th>
            <th scope="col">Où</th>
            <th scope="col">Ce qu’il faut corriger</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, where, message }, index) => (
            <tr key={index}>
              <td>{line ?? '—'}</td>
              <td>{frenchTypography(where)}</td>
              <td>{frenchTypography(message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
