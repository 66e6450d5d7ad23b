import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Share, SharedEntity, Sharing, SharingChange } from '#shared/api/sharing.ts';
import type { Access } from '#shared/permissions.ts';
import { keys, request } from '../../api.ts';
import { useMay, useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { ReadOnly } from '../../ui/ReadOnly.tsx';
import { Select } from '../../ui/Select.tsx';
import { toast } from '../../ui/Toast.tsx';
import { tenderKeys } from '../tenders/queries.ts';
import { directoryQuery, sharingPath, sharingQuery } from './queries.ts';
import { candidates, type Names, nameOf, teamWords, WHOLE_ORGANISATION } from './words.ts';

const ACCESS_OPTIONS: { value: Access; label: string }[] = [
  { value: 'read', label: 'Lecture' },
  { value: 'write', label: 'Écriture' },
];
const TITLES: Record<SharedEntity, string> = { scheme: 'À qui est ce schéma\u202f?', tender: 'À qui est cette consultation\u202f?' };
const LIST_KEYS: Record<SharedEntity, readonly string[]> = { scheme: keys.schemes, tender: tenderKeys.list };

type SharingDialogProps = { entity: SharedEntity; id: string; sharing: Sharing; onClose: () => void };

/** The team a document belongs to, and who else it is open to. Who may not share reads it. */
export function SharingDialog({ entity, id, sharing, onClose }: SharingDialogProps) {
  const client = useQueryClient();
  const directory = useQuery({ ...directoryQuery, enabled: sharing.mayShare }).data;
  const [teamId, setTeamId] = useState(sharing.teamId);
  const [shares, setShares] = useState<readonly Share[]>(sharing.shares);
  const save = useMutation({
    mutationFn: (body: SharingChange) => request<Sharing>(sharingPath(entity, id), { method: 'PUT', body }),
    onSuccess: (fresh) => {
      client.setQueryData(sharingQuery(entity, id).queryKey, fresh);
      void client.invalidateQueries({ queryKey: LIST_KEYS[entity] });
      toast('Le partage est enregistré.');
      onClose();
    },
  });
  const names: Names = {
    ...sharing.names,
    ...Object.fromEntries([...(directory?.teams ?? []), ...(directory?.people ?? [])].map((one) => [one.id, one.name])),
  };
  const isSame = teamId === sharing.teamId && JSON.stringify(shares) === JSON.stringify(sharing.shares);
  return (
    <ReadOnly value={!sharing.mayShare}>
      <Dialog
        title={TITLES[entity]}
        isOpen
        onClose={onClose}
        isDismissable={isSame}
        actions={
          sharing.mayShare && (
            <>
              <Button onPress={onClose}>Annuler</Button>
              <Button
                variant="primary"
                isDisabled={isSame}
                onPress={() => save.mutate({ teamId, shares: [...shares] })}
                isBusy={save.isPending}
                busyLabel="Enregistrement…"
              >
                Enregistrer
              </Button>
            </>
          )
        }
      >
        <Owner teamId={teamId} names={names} onChange={setTeamId} />
        <Shares shares={shares} names={names} onChange={setShares} />
        {sharing.mayShare && directory && <Adder options={candidates(directory, teamId, shares)} onAdd={(share) => setShares([...shares, share])} />}
        {!sharing.mayShare && <p className="soft small">Pour changer ce partage, adressez-vous à l’équipe, ou à la personne qui administre Clausier.</p>}
        {save.isError && <ProblemNotice error={save.error} />}
      </Dialog>
    </ReadOnly>
  );
}

/** One gives a document to one’s own teams or to everybody; to any team, who sees them all. */
function Owner({ teamId, names, onChange }: { teamId: string | null; names: Names; onChange: (teamId: string | null) => void }) {
  const own = useSession()?.teams ?? [];
  const all = useQuery({ ...directoryQuery, enabled: useMay('document:change-all') }).data?.teams ?? [];
  const [first] = useState(teamId);
  const mine = useMay('document:change-all') ? all : own;
  const kept = first === null || mine.some(({ id }) => id === first) ? [] : [{ id: first, name: nameOf(names, 'team', first) }];
  return (
    <Select
      label="Appartient à"
      help="Ses membres le voient, et le modifient si leurs rôles le permettent."
      value={teamId}
      emptyLabel={WHOLE_ORGANISATION}
      options={[...mine, ...kept].map(({ id, name }) => ({ value: id, label: teamWords(name) }))}
      onChange={onChange}
    />
  );
}

function Shares({ shares, names, onChange }: { shares: readonly Share[]; names: Names; onChange: (shares: readonly Share[]) => void }) {
  const put = (changed: Share, access: Access): void => onChange(shares.map((share) => (share === changed ? { ...share, access } : share)));
  return (
    <section className="shares-list" aria-label="Partagé avec">
      <h3 className="field__label">Partagé avec</h3>
      {shares.length === 0 && <p className="soft">Personne d’autre.</p>}
      <ul className="plain-list">
        {shares.map((share) => {
          const name = nameOf(names, share.holder, share.holderId);
          return (
            <li key={`${share.holder} ${share.holderId}`} className="shares-list__one">
              <span className="shares-list__name">
                {name}
                {share.holder === 'team' && <span className="soft small"> (équipe)</span>}
              </span>
              <Select label={`Droit de ${name}`} hideLabel value={share.access} options={ACCESS_OPTIONS} onChange={(access) => access && put(share, access)} />
              <Button small variant="quiet" aria-label={`Retirer ${name} du partage`} onPress={() => onChange(shares.filter((other) => other !== share))}>
                Retirer
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Who is chosen is added at once, for reading; the field is new for the next one. */
function Adder({ options, onAdd }: { options: ReturnType<typeof candidates>; onAdd: (share: Share) => void }) {
  const key = options.map(({ id }) => id).join(' ');
  return (
    <ComboBox
      key={key}
      label="Ajouter une équipe ou une personne"
      help="En lecture d’abord&#x202f;; passez ensuite à l’écriture s’il le faut."
      placeholder="Un nom"
      value={null}
      options={options.map(({ id, holder, name }) => ({ id: `${holder} ${id}`, label: name, detail: holder === 'team' ? 'Équipe' : 'Personne' }))}
      onChange={(chosen) => {
        const found = options.find(({ id, holder }) => `${holder} ${id}` === chosen);
        if (found) onAdd({ holder: found.holder, holderId: found.id, access: 'read' });
      }}
    />
  );
}
