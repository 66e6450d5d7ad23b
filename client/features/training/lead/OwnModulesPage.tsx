import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { OwnModule, OwnModuleList } from '#shared/api/training-lead.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../../api.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { formatMoment } from '../../../moments.ts';
import { refreshTraining, trainingPath } from '../queries.ts';
import { useDownloadOf } from '../../../save/download.ts';
import { plural } from '../words.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { LeadPage } from './LeadPage.tsx';
import { ownModulesQuery, refreshLead } from './queries.ts';

type Summary = OwnModuleList['items'][number];
type Asked = { kind: 'create' | 'import' } | { kind: 'remove'; module: Summary } | null;

/** The organisation's own modules: written here, or brought as a file. */
export function OwnModulesPage() {
  const modules = useQuery({ ...ownModulesQuery, enabled: useMay('training:write') });
  const files = useDownloadOf();
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  const actions = (
    <div className="row">
      <Button onPress={() => setAsked({ kind: 'import' })}>Importer un fichier</Button>
      <Button variant="primary" onPress={() => setAsked({ kind: 'create' })}>
        Nouveau module
      </Button>
    </div>
  );
  return (
    <LeadPage
      title="Nos modules"
      lead={'Ce que Clausier ne sait pas de votre maison\u202f: vos circuits, vos pièces types, vos marchés. Mêmes leçons, mêmes questions, même attestation.'}
      needs="training:write"
      actions={modules.data?.items.length ? actions : undefined}
    >
      <QueryView query={modules} loading="Lecture des modules…">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Aucun module de l’organisation" action={actions}>
              <p>Commencez par une page&#x202f;: votre circuit de validation, en une leçon et trois questions.</p>
            </EmptyState>
          ) : (
            <ul className="lead-list">
              {items.map((module) => (
                <Line
                  key={module.id}
                  module={module}
                  onExport={() => files.start(trainingPath('own-modules', module.id, 'module.yaml'), 'module.yaml')}
                  onRemove={() => setAsked({ kind: 'remove', module })}
                />
              ))}
            </ul>
          )
        }
      </QueryView>
      {asked?.kind === 'create' && <CreateDialog onClose={close} />}
      {asked?.kind === 'import' && <ImportDialog onClose={close} />}
      {asked?.kind === 'remove' && <RemoveDialog module={asked.module} onClose={close} />}
    </LeadPage>
  );
}

function Line({
  module: { id, title, published, lessons, questions, updatedAt },
  onExport,
  onRemove,
}: {
  module: Summary;
  onExport: () => void;
  onRemove: () => void;
}) {
  return (
    <li>
      <div className="lead-list__words">
        <h2 className="lead-list__name">
          <Link to="/formation/nos-modules/$id" params={{ id }}>
            {title}
          </Link>
        </h2>
        <p className="soft small">{[plural(lessons, 'leçon'), plural(questions, 'question'), `enregistré le ${formatMoment(updatedAt)}`].join(' · ')}</p>
      </div>
      <div className="lead-list__tools">
        <Tag tone={published ? 'green' : 'plain'} isWhole>
          {published ? 'Publié' : 'Brouillon'}
        </Tag>
        <Menu
          small
          label="Actions"
          name={`Actions sur ${title}`}
          actions={[
            { id: 'export', label: 'Télécharger le fichier', detail: 'À corriger ou à donner à une autre organisation', onAction: onExport },
            { id: 'remove', label: 'Supprimer le module', isDanger: true, onAction: onRemove },
          ]}
        />
      </div>
    </li>
  );
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [isAsked, setAsked] = useState(false);
  const create = useMutation({
    mutationFn: () => request<OwnModule>(trainingPath('own-modules'), { method: 'POST', body: { title: title.trim() } }),
    onSuccess: async ({ id }) => {
      void refreshLead(client);
      await navigate({ to: '/formation/nos-modules/$id', params: { id } });
    },
  });
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (title.trim() && !create.isPending) create.mutate();
  };
  return (
    <Dialog
      title="Nouveau module"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()} isBusy={create.isPending} isLeaving busyLabel="Création…">
            Créer et écrire
          </Button>
        </>
      }
    >
      <form onSubmit={submit}>
        <TextField
          label="Titre"
          isRequired
          maxLength={LIMITS.title}
          placeholder="Le circuit de nos marchés"
          value={title}
          onChange={setTitle}
          error={isAsked && !title.trim() ? 'Donnez un titre au module.' : undefined}
        />
      </form>
      {create.isError && <ProblemNotice error={create.error} />}
    </Dialog>
  );
}

function RemoveDialog({ module, onClose }: { module: Summary; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request(trainingPath('own-modules', module.id), { method: 'DELETE' }),
    onSuccess: async () => {
      toast(`«\u00a0${module.title}\u00a0» est supprimé.`);
      onClose();
      void refreshTraining(client);
      await refreshLead(client);
    },
  });
  return (
    <ConfirmDialog
      title={`Supprimer «\u00a0${module.title}\u00a0»\u202f?`}
      isOpen
      onClose={onClose}
      confirmLabel="Supprimer le module"
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <p>Ses leçons et ses questions sont effacées. Les attestations déjà remises restent. Téléchargez d’abord le fichier si vous voulez le garder.</p>
      {remove.isError && <ProblemNotice error={remove.error} />}
    </ConfirmDialog>
  );
}
