/** Published versions of a scheme: numbered, frozen with their Word file, compared with the text of now, said replaced and never erased. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Publication } from '#shared/api/publications.ts';
import { formatBytes, formatDay } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../../api.ts';
import { useDownloadOf } from '../../../save/download.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { Section } from '../../../workspace/Section.tsx';
import { dayIn } from '../../../moments.ts';
import { useSaverState } from '../save/useScheme.ts';
import { PublicationDifference } from './PublicationDifference.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { publicationPath, publicationsQuery, refreshPublications } from './queries.ts';
import { useRemade } from './useRemade.ts';
import '../compare/compare.css';

type Asked = { kind: 'publish' } | { kind: 'replace' | 'compare'; publication: Publication } | null;

export function PublicationsSection() {
  const { document: scheme } = useSaverState();
  const publications = useQuery(publicationsQuery(scheme.id));
  const mayPublish = useMay('scheme:publish');
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  return (
    <Section
      title="Versions publiées"
      anchor="publications"
      lead="Publier fige le texte, son fichier Word et la date du droit sous un numéro. Une version publiée n’est jamais effacée."
      actions={
        mayPublish && (
          <Button variant="primary" onPress={() => setAsked({ kind: 'publish' })}>
            Publier une version
          </Button>
        )
      }
    >
      <QueryView query={publications} loading="Lecture des versions publiées…">
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">Aucune version publiée pour l’instant.</p>
          ) : (
            <ul className="publications">
              {items.map((publication) => (
                <PublicationLine key={publication.id} publication={publication} mayPublish={mayPublish} onAsk={(kind) => setAsked({ kind, publication })} />
              ))}
            </ul>
          )
        }
      </QueryView>
      {asked?.kind === 'publish' && <PublishDialog last={publications.data?.items[0] ?? null} onClose={close} />}
      {asked?.kind === 'replace' && <ReplaceDialog publication={asked.publication} onClose={close} />}
      {asked?.kind === 'compare' && <PublicationDifference publication={asked.publication} onClose={close} />}
    </Section>
  );
}

type LineProps = { publication: Publication; mayPublish: boolean; onAsk: (kind: 'replace' | 'compare') => void };

function PublicationLine({ publication, mayPublish, onAsk }: LineProps) {
  const files = useDownloadOf();
  const remade = useRemade(publication);
  const { id, schemeId, number, name, state, note, lawOn, publishedAt, by, wordBytes, wordSha256, replacedReason, productVersion } = publication;
  return (
    <li>
      <p className="row">
        <strong className="publications__title">{name}</strong>
        <Tag tone={state === 'current' ? 'green' : 'plain'}>{state === 'current' ? 'En cours' : 'Remplacée'}</Tag>
      </p>
      {note && <p>{note}</p>}
      <p className="soft small">
        {[`Publiée le ${formatDay(dayIn(publishedAt))}`, by ? `par ${by}` : '', `droit au ${formatDay(lawOn)}`, replacedReason].filter(Boolean).join(' · ')}
      </p>
      <div className="row">
        <Menu
          small
          reads
          label={files.isBusy || remade.isBusy ? 'Préparation…' : 'Télécharger'}
          name={`Télécharger la version ${number}`}
          actions={[
            {
              id: 'kept',
              label: 'Word publié',
              detail: `${formatBytes(wordBytes)}, tel qu’il a été gardé`,
              onAction: () => files.start(publicationPath(schemeId, id, 'schema.docx'), 'schema.docx'),
            },
            {
              id: 'again',
              label: 'Word refait',
              detail: 'Depuis le texte figé, par le Clausier d’aujourd’hui\u202f; dit si les octets sont les mêmes',
              onAction: remade.start,
            },
          ]}
        />
        <Button reads small onPress={() => onAsk('compare')}>
          Comparer à maintenant<span className="visually-hidden">{`\u202f: version ${number}`}</span>
        </Button>
        {mayPublish && state === 'current' && (
          <Button small onPress={() => onAsk('replace')}>
            Dire remplacée<span className="visually-hidden">{`\u202f: version ${number}`}</span>
          </Button>
        )}
      </div>
      <p className="publications__hash">{`Empreinte SHA-256 du Word\u202f: ${wordSha256} · Clausier ${productVersion}`}</p>
    </li>
  );
}

/** Unpublishing erases nothing: it says why the version no longer holds. */
function ReplaceDialog({ publication: { schemeId, id, number }, onClose }: { publication: Publication; onClose: () => void }) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const replace = useMutation({
    mutationFn: () => request<Publication>(publicationPath(schemeId, id, 'replaced'), { method: 'POST', body: { reason: reason.trim() } }),
    onSuccess: async () => {
      toast(`La version ${number} est dite remplacée.`);
      onClose();
      await refreshPublications(client);
    },
  });
  const submit = (): void => {
    setAsked(true);
    if (reason.trim() !== '') replace.mutate();
  };
  return (
    <Dialog
      title={`La version ${number} ne vaut plus`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={submit} isBusy={replace.isPending} isLeaving busyLabel="Enregistrement…">
            Dire remplacée
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>Elle reste dans la liste, avec son Word, marquée «&#xa0;remplacée&#xa0;». Publier une nouvelle version le fait tout seul.</p>
        <TextField
          label="Raison"
          isRequired
          maxLength={LIMITS.shortText}
          value={reason}
          onChange={setReason}
          error={isAsked && reason.trim() === '' ? 'Dites pourquoi elle ne vaut plus.' : undefined}
        />
      </div>
      {replace.isError && <ProblemNotice error={replace.error} />}
    </Dialog>
  );
}
