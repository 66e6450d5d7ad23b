import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Participation } from '#shared/api/participations.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../api.ts';
import { today } from '../../lawDay.ts';
import { useDownloadOf } from '../../save/download.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { toast } from '../../ui/Toast.tsx';
import { participationPath, refreshParticipations } from './queries.ts';
import { SettingsFields } from './SettingsFields.tsx';
import { sentOf, type Settings, settingsFault, settingsOf } from './settings.ts';

type What = 'close' | 'withdraw' | 'remove';

const SAID: Record<What, { title: string; confirm: string; done: string; text: string }> = {
  close: {
    ...{ title: 'Clore cette consultation\u202f?', confirm: 'Clore', done: 'La consultation est close.' },
    text: 'Plus personne n’y écrit, et elle ne se rouvre pas. Le texte et les avis publiés restent en ligne\u202f; vous pouvez encore modérer et répondre.',
  },
  withdraw: {
    ...{ title: 'Retirer la page\u202f?', confirm: 'Retirer la page', done: 'La page est retirée.' },
    text: 'Personne ne peut plus lire ni le texte, ni les avis, ni leurs réponses à cette adresse, et elle ne revient pas. Ici, rien ne se perd.',
  },
  remove: {
    ...{ title: 'Supprimer cette consultation\u202f?', confirm: 'Supprimer', done: 'La consultation est supprimée.' },
    text: 'Personne n’y a écrit\u202f: elle disparaît, et sa page avec elle.',
  },
};

/** Summary and table to take away; settings; closing; the page taken offline. */
export function Gestures({ participation }: { participation: Participation }) {
  const { schemeId, id, stage, counts } = participation;
  const files = useDownloadOf();
  const [asked, setAsked] = useState<What | null>(null);
  const [isChanging, setChanging] = useState(false);
  const isEmpty = counts.waiting + counts.accepted + counts.refused + counts.duplicate + counts.erased === 0;
  return (
    <div className="row">
      <Button
        reads
        isBusy={files.busy === 'synthese.docx'}
        busyLabel="Préparation…"
        onPress={() => files.start(participationPath(schemeId, id, 'synthese.docx'), 'synthese.docx')}
      >
        Synthèse (Word)
      </Button>
      <Button
        reads
        isBusy={files.busy === 'avis.csv'}
        busyLabel="Préparation…"
        onPress={() => files.start(participationPath(schemeId, id, 'avis.csv'), 'avis.csv')}
      >
        Avis (CSV)
      </Button>
      {stage !== 'withdrawn' && <Button onPress={() => setChanging(true)}>Jours et mentions</Button>}
      {stage === 'open' && <Button onPress={() => setAsked('close')}>Clore</Button>}
      {stage === 'closed' && <Button onPress={() => setAsked('withdraw')}>Retirer la page</Button>}
      {isEmpty && (
        <Button variant="quiet" onPress={() => setAsked('remove')}>
          Supprimer
        </Button>
      )}
      {asked && <Confirm participation={participation} what={asked} onClose={() => setAsked(null)} />}
      {isChanging && <SettingsDialog participation={participation} onClose={() => setChanging(false)} />}
    </div>
  );
}

function Confirm({ participation: { schemeId, id }, what, onClose }: { participation: Participation; what: What; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const act = useMutation({
    mutationFn: () =>
      what === 'remove' ? request(participationPath(schemeId, id), { method: 'DELETE' }) : request(participationPath(schemeId, id, what), { method: 'POST' }),
    onSuccess: async () => {
      onClose();
      toast(SAID[what].done);
      if (what === 'remove') await navigate({ to: '/schemas/$id/$step', params: { id: schemeId, step: 'concertation' }, search: {} });
      await refreshParticipations(client);
    },
  });
  return (
    <ConfirmDialog
      title={SAID[what].title}
      isOpen
      onClose={onClose}
      confirmLabel={SAID[what].confirm}
      isDanger={what === 'withdraw'}
      isBusy={act.isPending}
      onConfirm={() => act.mutate()}
    >
      <p>{SAID[what].text}</p>
      {act.isError && <ProblemNotice error={act.error} />}
    </ConfirmDialog>
  );
}

function SettingsDialog({ participation, onClose }: { participation: Participation; onClose: () => void }) {
  const { schemeId, id, revision, stage, closedAt } = participation;
  const client = useQueryClient();
  const [settings, setSettings] = useState<Settings>(settingsOf(participation));
  const [isAsked, setAsked] = useState(false);
  const fault = settingsFault(settings);
  const save = useMutation({
    mutationFn: (body: object) => request<Participation>(participationPath(schemeId, id), { method: 'PATCH', body, ifMatch: `"${revision}"` }),
    onSuccess: async () => {
      onClose();
      toast('C’est changé sur la page du public.');
      await refreshParticipations(client);
    },
  });
  const submit = (): void => {
    setAsked(true);
    const sent = sentOf(settings);
    if (fault === null && sent) save.mutate(sent);
  };
  return (
    <FormDialog
      title="Jours et mentions"
      size="wide"
      isDismissable={false}
      submitLabel="Enregistrer"
      busyLabel="Enregistrement…"
      isBusy={save.isPending}
      onSubmit={submit}
      onClose={onClose}
      fault={isAsked ? fault : null}
      error={save.error}
    >
      <p className="soft">Le texte et les passages montrés ne changent pas&#x202f;: pour un autre texte, ouvrez une autre consultation.</p>
      <SettingsFields
        settings={settings}
        firstDay={stage === 'upcoming' ? today() : null}
        isClosed={closedAt !== null}
        onChange={(change) => setSettings({ ...settings, ...change })}
      />
      <p className="soft small">{`Les avis refusés sont effacés ${LIMITS.participationRefusedDays}\u00a0jours après le refus, les noms ${LIMITS.participationNameMonths}\u00a0mois après la fin.`}</p>
    </FormDialog>
  );
}
