import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Block } from '#shared/api/blocks.ts';
import { type Piece, PIECES } from '#shared/api/clauses.ts';
import type { OwnClause } from '#shared/api/own-clauses.ts';
import { BUILT_IN_VARIABLES } from '#shared/clause/variables.ts';
import type { BlockAround } from '../../../editor/around.ts';
import type { ClauseTools } from '../../../editor/clause.ts';
import { RichText } from '../../../editor/RichText.tsx';
import { PIECE_LABELS, PIECE_NAMES } from '../../../labels.ts';
import { useLawDay } from '../../../lawDay.ts';
import { referencesQuery } from '../../../queries.ts';
import { BlocksView } from '../../../ui/BlocksView.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { useReadOnly } from '../../../ui/ReadOnly.tsx';
import { Anchor, focusAnchor } from '../../../workspace/Anchor.tsx';
import { Section } from '../../../workspace/Section.tsx';
import { AroundDialog } from './AroundDialog.tsx';
import { useClauseFault, useClauseField } from './save.ts';
import { NewVariableDialog, type NewVariable } from './NewVariableDialog.tsx';
import { VariablesSection } from './VariablesSection.tsx';

const route = getRouteApi('/clauses/nos-clauses/$id');
const MOST_TITLE = 120;
const MOST_VARIABLES = 80;

/** The title, the text of each piece, the variables they use. */
export function TextPart({ clause }: { clause: OwnClause }) {
  const [title, setTitle] = useClauseField('title');
  return (
    <div className="stack">
      <Anchor name="title">
        <TextField label="Titre" isRequired maxLength={MOST_TITLE} value={title} onChange={(text) => setTitle(() => text)} error={useClauseFault('title')} />
      </Anchor>
      <Pieces id={clause.id} />
      <VariablesSection />
    </div>
  );
}

function Pieces({ id }: { id: string }) {
  const [texts, edit] = useClauseField('texts');
  const navigate = useNavigate();
  const { piece: wanted, ...search } = route.useSearch();
  const isReadOnly = useReadOnly();
  const written = PIECES.filter((piece) => texts.some((text) => text.piece === piece));
  const missing = PIECES.filter((piece) => !written.includes(piece));
  const piece = written.find((known) => known === wanted) ?? written[0];
  const open = (next: Piece): void =>
    void navigate({ to: '/clauses/nos-clauses/$id', params: { id }, search: { ...search, piece: next }, replace: true, resetScroll: false });
  const add = (added: Piece): void => {
    edit((current) => [...current, { piece: added, blocks: [] }]);
    open(added);
  };
  const remove = (removed: Piece): void => {
    const gone = texts.find((text) => text.piece === removed);
    edit((current) => current.filter((text) => text.piece !== removed));
    toast(`Le texte «\u00a0${PIECE_LABELS[removed]}\u00a0» est retiré.`, gone ? () => edit((current) => [...current, gone]) : undefined);
  };
  const menu = !isReadOnly && (
    <div className="row">
      {missing.length > 0 && (
        <Menu label="Ajouter une pièce ▾" actions={missing.map((one) => ({ id: one, label: PIECE_NAMES[one], onAction: () => add(one) }))} />
      )}
      {piece && <MovePiece piece={piece} missing={missing} onRemove={() => remove(piece)} onMove={open} />}
    </div>
  );
  return (
    <Section title="Textes" anchor="texts" lead="Un texte par pièce du marché. Les variables sont les valeurs que l’acheteur remplit à chaque fois.">
      {piece ? (
        <Tabs
          label="Pièces du marché"
          items={written.map((one) => ({ id: one, label: PIECE_LABELS[one], name: PIECE_NAMES[one] }))}
          value={piece}
          onChange={open}
        >
          <PieceText key={piece} piece={piece} />
        </Tabs>
      ) : (
        <EmptyState title="Aucune pièce n’est rédigée">
          <p>Choisissez d’abord où la clause s’écrit&#x202f;: le CCAP pour une obligation, le RC pour ce que le candidat doit savoir.</p>
        </EmptyState>
      )}
      {menu}
    </Section>
  );
}

/** The text of a piece goes to another, or away. */
function MovePiece({ piece, missing, onRemove, onMove }: { piece: Piece; missing: readonly Piece[]; onRemove: () => void; onMove: (piece: Piece) => void }) {
  const [, edit] = useClauseField('texts');
  const move = (to: Piece): void => {
    edit((current) => current.map((text) => (text.piece === piece ? { ...text, piece: to } : text)));
    onMove(to);
  };
  return (
    <Menu
      label={`Ce texte (${PIECE_LABELS[piece]}) ▾`}
      actions={[
        ...missing.map((to) => ({ id: to, label: `Le mettre au ${PIECE_LABELS[to]}`, detail: PIECE_NAMES[to], onAction: () => move(to) })),
        { id: ' remove', label: 'Retirer ce texte', isDanger: true, onAction: onRemove },
      ]}
    />
  );
}

const NO_BLOCKS: Block[] = [];
type Asked = { kind: 'variable'; insert: (id: string) => void } | { kind: 'around'; around: BlockAround; save: (around: BlockAround) => void } | null;

function PieceText({ piece }: { piece: Piece }) {
  const [texts, edit] = useClauseField('texts');
  const [variables, editVariables] = useClauseField('variables');
  const [asked, setAsked] = useState<Asked>(null);
  const isReadOnly = useReadOnly();
  const { on } = useLawDay();
  const references = useQuery(referencesQuery(on)).data?.items;
  const tools = useMemo<ClauseTools>(() => {
    const own = variables.map(({ id, label }) => ({ id, label: label || id }));
    const builtIn = [...BUILT_IN_VARIABLES].map(([id, label]) => ({ id, label }));
    return {
      labels: Object.fromEntries([...builtIn, ...own].map(({ id, label }) => [id, label])),
      variables: [...own, ...builtIn],
      onNew: (insert) => setAsked({ kind: 'variable', insert }),
      onOpen: (id) => void focusAnchor(`variables/${id}`),
      onAround: (around, save) => setAsked({ kind: 'around', around, save }),
      citationOf: (id) => references?.find((reference) => reference.id === id)?.citation ?? id,
    };
  }, [variables, references]);
  const blocks = texts.find((text) => text.piece === piece)?.blocks ?? NO_BLOCKS;
  const change = (next: Block[]): void => edit((current) => current.map((text) => (text.piece === piece ? { ...text, blocks: next } : text)));
  const declare = ({ variable, insert }: { variable: NewVariable; insert: (id: string) => void }): void => {
    editVariables((current) => (current.length < MOST_VARIABLES ? [...current, variable] : current));
    setAsked(null);
    insert(variable.id);
  };
  return (
    <Anchor name={`texts/${piece}`}>
      {isReadOnly ? (
        <BlocksView blocks={blocks} references={references ?? []} labels={tools.labels} headingLevel={3} />
      ) : (
        <RichText label={`Texte\u202f: ${PIECE_NAMES[piece]}`} hideLabel value={blocks} onChange={change} clause={tools} />
      )}
      {asked?.kind === 'variable' && (
        <NewVariableDialog
          taken={new Set(variables.map(({ id }) => id))}
          onClose={() => setAsked(null)}
          onDeclare={(variable) => declare({ variable, insert: asked.insert })}
        />
      )}
      {asked?.kind === 'around' && (
        <AroundDialog
          around={asked.around}
          variables={variables}
          onClose={() => setAsked(null)}
          onSave={(around) => {
            setAsked(null);
            asked.save(around);
          }}
        />
      )}
    </Anchor>
  );
}
