import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { OwnClause } from '#shared/api/own-clauses.ts';
import { STATE_LABELS } from '#shared/clause/life.ts';
import { useMay } from '../../../session.ts';
import { useSaveOnLeave } from '../../../save/hooks.ts';
import { Finding } from '../../../ui/Finding.tsx';
import { usePageTitle } from '../../../ui/PageHeader.tsx';
import { useReadOnly } from '../../../ui/ReadOnly.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { ConflictDialog } from '../../../workspace/ConflictDialog.tsx';
import { SaveLine } from '../../../workspace/SaveLine.tsx';
import { useFieldFocus } from '../../../workspace/useFieldFocus.ts';
import { CommentsPanel } from './CommentsPanel.tsx';
import { FaultsPanel, useClauseFaults } from './Faults.tsx';
import { MoveButtons } from './Moves.tsx';
import { PreviewPart } from './PreviewPart.tsx';
import { CLAUSE_WORDS, describeClause, useClauseSaver, useClauseState } from './save.ts';
import type { Part } from './search.ts';
import { SheetPart } from './SheetPart.tsx';
import { TextPart } from './TextPart.tsx';
import { UpdatePart } from './UpdatePart.tsx';
import { VersionsPart } from './VersionsPart.tsx';
import { KIND_WORDS, STATE_TONES } from './words.ts';
import '../../../workspace/parts.css';
import '../../../workspace/workspace.css';
import '../../training/lead/lead.css';
import '../Clauses.css';
import './own.css';

const route = getRouteApi('/clauses/nos-clauses/$id');

/** Parts that need the whole width: what is beside them goes under. */
const WIDE: ReadonlySet<Part> = new Set(['apercu', 'versions', 'mise-a-jour']);

/** One clause: its text, its sheet, its preview, its versions; what is to correct and what is said of it beside. */
export function OwnClauseEditor({ server }: { server: OwnClause }) {
  const saver = useClauseSaver();
  useSaveOnLeave(saver);
  const { partie = 'texte' } = route.useSearch();
  useFieldFocus(partie);
  const state = useClauseState();
  const faults = useClauseFaults(server.slug);
  return (
    <>
      <Top server={server} faults={faults.length} />
      <Standing server={server} />
      <div className={`own-page${WIDE.has(partie) ? ' own-page--wide' : ''}`}>
        <div className="own-page__main">
          <Parts server={server} part={partie} />
        </div>
        <aside className="own-page__side" aria-label="À corriger et commentaires">
          <FaultsPanel faults={faults} />
          <CommentsPanel clause={server} />
        </aside>
      </div>
      <ConflictDialog
        saver={saver}
        conflict={state.conflict}
        title="Deux versions de cette clause"
        says="Cette clause a été modifiée ailleurs"
        words={CLAUSE_WORDS}
      />
    </>
  );
}

function Top({ server, faults }: { server: OwnClause; faults: number }) {
  const saver = useClauseSaver();
  const state = useClauseState();
  const title = state.document.title || 'Clause sans titre';
  const heading = usePageTitle(`${title} – Nos clauses`);
  return (
    <div className="own-head">
      <div className="own-head__words">
        <Link to="/clauses/nos-clauses" className="small">
          ← Nos clauses
        </Link>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <SaveLine saver={saver} state={state} whole="Clause" describe={describeClause}>
          <Tag tone={STATE_TONES[server.state]} isWhole>
            {STATE_LABELS[server.state]}
          </Tag>
          <Tag isWhole>{KIND_WORDS[server.kind]}</Tag>
          {server.version !== null && <Tag isWhole>{`Version ${server.version}`}</Tag>}
        </SaveLine>
      </div>
      <MoveButtons server={server} faults={faults} />
    </div>
  );
}

/** Why one cannot write here, where the text comes from, and what the library gives meanwhile. */
function Standing({ server }: { server: OwnClause }) {
  const isReadOnly = useReadOnly();
  const mayWrite = useMay('clause:write');
  const { state, library, kind, slug, origin, version, update, id } = server;
  return (
    <div className="stack own-standing">
      {isReadOnly && (
        <p className="soft">
          {mayWrite
            ? `${state === 'retired' ? 'Cette clause est retirée' : 'Cette clause est publiée'}\u202f: pour la changer, reprenez la rédaction. La version ${version ?? ''} reste en place jusqu’à la prochaine publication.`
            : 'Vous lisez cette clause. Les juristes et les acheteurs peuvent l’écrire.'}
        </p>
      )}
      {!isReadOnly && library === 'published' && (
        <p className="soft">{`Vous écrivez la suite\u202f: pendant ce temps, la bibliothèque donne la version ${version ?? ''}.`}</p>
      )}
      {kind === 'adapted' && (
        <p>
          {library === 'published'
            ? 'Elle prend la place de la clause de Clausier dans votre organisation.'
            : 'Publiée, elle prendra la place de la clause de Clausier dans votre organisation.'}{' '}
          <Link to="/clauses/$slug" params={{ slug }} search={{ origine: 'clausier' }}>
            Lire le texte de Clausier
          </Link>
        </p>
      )}
      {library !== 'absent' && kind === 'new' && (
        <p>
          <Link to="/clauses/$slug" params={{ slug }}>
            La voir dans la bibliothèque
          </Link>
        </p>
      )}
      {origin && <p className="soft small">{`Importée de «\u00a0${origin.file}\u00a0»${origin.heading ? `, «\u00a0${origin.heading}\u00a0»` : ''}.`}</p>}
      {update && (
        <Finding
          tone="warns"
          title="Clausier a changé son texte depuis votre adaptation. Rien n’est pris sans votre choix."
          mend={
            <Link to="/clauses/nos-clauses/$id" params={{ id }} search={{ partie: 'mise-a-jour' }}>
              Comparer les deux textes
            </Link>
          }
        />
      )}
    </div>
  );
}

const PART_LABELS: Record<Part, string> = {
  texte: 'Texte et variables',
  fiche: 'Fiche',
  apercu: 'Aperçu',
  versions: 'Versions',
  'mise-a-jour': 'Mise à jour de Clausier',
};

function Parts({ server, part }: { server: OwnClause; part: Part }) {
  const navigate = useNavigate();
  const search = route.useSearch();
  const parts: Part[] = ['texte', 'fiche', 'apercu', 'versions', ...(server.kind === 'adapted' ? (['mise-a-jour'] as const) : [])];
  const open = (next: Part): void =>
    void navigate({ to: '/clauses/nos-clauses/$id', params: { id: server.id }, search: { ...search, partie: next }, replace: true, resetScroll: false });
  return (
    <Tabs
      label="Parties de la clause"
      items={parts.map((id) => ({ id, label: PART_LABELS[id] }))}
      value={parts.includes(part) ? part : 'texte'}
      onChange={open}
    >
      <div className="own-part">
        {part === 'texte' && <TextPart clause={server} />}
        {part === 'fiche' && <SheetPart />}
        {part === 'apercu' && <PreviewPart slug={server.slug} />}
        {part === 'versions' && <VersionsPart clause={server} />}
        {part === 'mise-a-jour' && <UpdatePart clause={server} />}
      </div>
    </Tabs>
  );
}
