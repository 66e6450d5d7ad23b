import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { CONTACT_KINDS, type Contact, type ContactKind, type Network } from '#shared/api/network.ts';
import { CONTACT_LABELS } from '#shared/network/labels.ts';
import { counted } from '#shared/format.ts';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useDownloadOf } from '../../save/download.ts';
import { ContactDialog } from './ContactDialog.tsx';
import { contactColumns } from './contact-columns.tsx';
import { EndDialog, RemoveContactDialog } from './ContactGestures.tsx';
import { NetworkPage } from './NetworkPage.tsx';
import { networkPath, networkQuery } from './queries.ts';
import { keepContacts, type RegisterSearch, readRegisterSearch } from './register.ts';

const route = getRouteApi('/reseau/registre');

type Asked = { kind: 'add'; role: ContactKind } | { kind: 'edit' | 'end' | 'remove'; contact: Contact } | null;

/** Référents and facilitateurs: whom to call, for which territory. */
export function RegisterPage() {
  const network = useQuery(networkQuery);
  const mayManage = useMay('network:manage');
  const files = useDownloadOf();
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  const departments = network.data?.departments ?? [];
  const add = (
    <Menu
      label="Ajouter au registre"
      variant="primary"
      actions={CONTACT_KINDS.map((role) => ({ id: role, label: `Un ${CONTACT_LABELS[role].toLowerCase()}`, onAction: () => setAsked({ kind: 'add', role }) }))}
    />
  );
  return (
    <NetworkPage
      title="Registre"
      lead="Les référents de chaque direction et les facilitateurs des clauses sociales, avec leur territoire."
      actions={
        mayManage && network.data?.contacts.length ? (
          <>
            <Button onPress={() => files.start(networkPath('contacts.csv'), 'registre.csv')} isBusy={files.busy !== null} busyLabel="Préparation…">
              Télécharger (CSV)
            </Button>
            {add}
          </>
        ) : undefined
      }
    >
      <QueryView query={network} loading="Lecture du registre…">
        {(data) =>
          data.contacts.length === 0 ? (
            <EmptyState title="Le registre est vide" action={mayManage ? add : undefined}>
              <p>
                Commencez par votre facilitateur des clauses sociales&#x202f;: ses coordonnées apparaîtront dans chaque consultation, à l’étape des heures
                d’insertion. Puis ajoutez un référent par direction.
              </p>
            </EmptyState>
          ) : (
            <Browser network={data} mayManage={mayManage} onAsk={setAsked} onFile={files.start} />
          )
        }
      </QueryView>
      {asked?.kind === 'add' && <ContactDialog contact={null} kind={asked.role} departments={departments} onClose={close} />}
      {asked?.kind === 'edit' && <ContactDialog contact={asked.contact} kind={asked.contact.kind} departments={departments} onClose={close} />}
      {asked?.kind === 'end' && <EndDialog contact={asked.contact} onClose={close} />}
      {asked?.kind === 'remove' && <RemoveContactDialog contact={asked.contact} onClose={close} />}
    </NetworkPage>
  );
}

type BrowserProps = { network: Network; mayManage: boolean; onAsk: (asked: Asked) => void; onFile: (path: string, name: string) => void };

function Browser({ network: { contacts, departments, coverage }, mayManage, onAsk, onFile }: BrowserProps) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search.cherche ?? '');
  const change = (part: Partial<Record<keyof RegisterSearch, string | undefined>>): void =>
    void navigate({ to: '/reseau/registre', search: readRegisterSearch({ ...search, ...part }), replace: true, resetScroll: false });
  const found = keepContacts(contacts, departments, search, coverage.on);
  const count = found.length === 0 ? 'Personne' : counted(found.length, 'fiche');
  return (
    <div className="stack">
      <div className="part-filters no-print">
        <TextField
          label="Chercher"
          type="search"
          maxLength={200}
          placeholder="Un nom, une direction, un territoire"
          value={typed}
          onChange={(cherche) => {
            setTyped(cherche);
            change({ cherche });
          }}
        />
        <Select
          label="Rôle"
          value={search.sorte ?? null}
          emptyLabel="Référents et facilitateurs"
          options={CONTACT_KINDS.map((value) => ({ value, label: `${CONTACT_LABELS[value]}s` }))}
          onChange={(sorte) => change({ sorte: sorte ?? undefined })}
        />
        <Checkbox
          label="Montrer aussi les fonctions terminées"
          isSelected={search.anciens === 'oui'}
          onChange={(isOn) => change({ anciens: isOn ? 'oui' : undefined })}
        />
      </div>
      <p role="status" className="soft small">
        {count}
      </p>
      {found.length === 0 ? (
        <EmptyState
          title="Aucune fiche ne répond à cette recherche."
          action={
            <LinkButton to="/reseau/registre" search={{}} onClick={() => setTyped('')}>
              Voir tout le registre
            </LinkButton>
          }
        />
      ) : (
        <DataTable
          caption={count}
          hideCaption
          columns={[...contactColumns(departments, coverage.on), ...(mayManage ? [actionsColumn(onAsk, onFile)] : [])]}
          rows={found}
          rowKey={({ id }) => id}
        />
      )}
    </div>
  );
}

const actionsColumn = (ask: (asked: Asked) => void, file: BrowserProps['onFile']) => ({
  id: 'actions',
  header: 'Actions',
  cell: (contact: Contact) => (
    <Menu
      small
      label="Actions"
      name={`Actions sur ${contact.name}`}
      actions={[
        { id: 'edit', label: 'Modifier', onAction: () => ask({ kind: 'edit', contact }) },
        {
          id: 'letter',
          label: contact.kind === 'referent' ? 'Lettre de mission' : 'Cadre d’intervention',
          detail: 'Word',
          onAction: () => file(networkPath('contacts', contact.id, 'lettre-de-mission.docx'), 'lettre-de-mission.docx'),
        },
        {
          id: 'sheet',
          label: 'Fiche de poste',
          detail: 'Word',
          onAction: () => file(networkPath('contacts', contact.id, 'fiche-de-poste.docx'), 'fiche-de-poste.docx'),
        },
        ...(contact.until === null ? [{ id: 'end', label: 'Fin de fonction', onAction: () => ask({ kind: 'end' as const, contact }) }] : []),
        { id: 'remove', label: 'Retirer la fiche', isDanger: true, onAction: () => ask({ kind: 'remove', contact }) },
      ]}
    />
  ),
});
