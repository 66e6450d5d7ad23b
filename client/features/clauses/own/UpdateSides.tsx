import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ClauseUpdate } from '#shared/api/own-clauses.ts';
import { BUILT_IN_VARIABLES } from '#shared/clause/variables.ts';
import { frenchTypography } from '#shared/typography.ts';
import type { ClauseTools } from '../../../editor/clause.ts';
import { RichText } from '../../../editor/RichText.tsx';
import { PIECE_NAMES } from '../../../labels.ts';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { BlockDiff, WordDiff } from '../../../ui/WordDiff.tsx';
import type { Choices, Side } from './merge-update.ts';

type PieceSides = ClauseUpdate['pieces'][number];
type FieldSides = ClauseUpdate['fields'][number];

const OPTIONS: readonly { value: Side; label: string }[] = [
  { value: 'ours', label: 'Garder le nôtre' },
  { value: 'shipped', label: 'Prendre le nouveau' },
];

const StateTag = ({ state }: { state: string }) =>
  state === 'both' ? <Tag tone="ochre">Changé des deux côtés</Tag> : <Tag tone="blue">Changé par Clausier</Tag>;

function Sides({ title, state, shipped, ours, children }: { title: string; state: string; shipped: ReactNode; ours: ReactNode; children: ReactNode }) {
  return (
    <section className="own-difference">
      <h3 className="own-difference__title">
        {title} <StateTag state={state} />
      </h3>
      <div className="own-sides">
        <div className="own-side" role="region" aria-label={`${title}, chez Clausier`} tabIndex={0}>
          <h4>Ce qui change chez Clausier</h4>
          {shipped}
        </div>
        <div className="own-side" role="region" aria-label={`${title}, le nôtre`} tabIndex={0}>
          <h4>Ce que nous avions changé</h4>
          {ours}
        </div>
      </div>
      {children}
    </section>
  );
}

/** A piece that Clausier changed: both differences, and what is kept; the text may be written by hand. */
export function UpdatePiece({
  difference: { piece, state, shipped, ours },
  update,
  choices,
  onChange,
}: {
  difference: PieceSides;
  update: ClauseUpdate;
  choices: Choices;
  onChange: (choices: Choices) => void;
}) {
  const tools = useTools(update);
  const blocks = choices.written[piece] ?? update.merged.texts.find((text) => text.piece === piece)?.blocks ?? [];
  const choose = (side: Side): void =>
    onChange({
      ...choices,
      pieces: { ...choices.pieces, [piece]: side },
      written: side === 'written' ? { ...choices.written, [piece]: blocks } : choices.written,
    });
  return (
    <Sides title={PIECE_NAMES[piece]} state={state} shipped={<BlockDiff changes={shipped} />} ours={<BlockDiff changes={ours} />}>
      <RadioGroup
        label={`Que garder\u202f? (${PIECE_NAMES[piece]})`}
        isInline
        value={choices.pieces[piece] ?? null}
        onChange={choose}
        options={[...OPTIONS, { value: 'written', label: 'Réunir à la main' }]}
      />
      {choices.pieces[piece] === 'written' && (
        <RichText
          label={`Le texte réuni\u202f: ${PIECE_NAMES[piece]}`}
          help="Il part du vôtre, avec ce que Clausier seul a changé."
          value={blocks}
          onChange={(next) => onChange({ ...choices, written: { ...choices.written, [piece]: next } })}
          clause={tools}
        />
      )}
    </Sides>
  );
}

/** The variables of both texts; new ones are declared in the page of the text, once the choice is made. */
function useTools({ ours, shipped }: ClauseUpdate): ClauseTools {
  return useMemo(() => {
    const own = [...(shipped?.variables ?? []), ...ours.variables].map(({ id, label }) => ({ id, label }));
    const all = [...new Map([...own, ...[...BUILT_IN_VARIABLES].map(([id, label]) => ({ id, label }))].map((variable) => [variable.id, variable])).values()];
    return {
      labels: Object.fromEntries(all.map(({ id, label }) => [id, label])),
      variables: all,
      onNew: null,
      onOpen: null,
      onAround: null,
      citationOf: (id) => id,
    };
  }, [ours, shipped]);
}

export function UpdateField({
  difference: { field, label, state, shipped, ours },
  choices,
  onChange,
}: {
  difference: FieldSides;
  choices: Choices;
  onChange: (choices: Choices) => void;
}) {
  const name = frenchTypography(label);
  return (
    <Sides
      title={name}
      state={state}
      shipped={
        <p className="own-difference__field">
          <WordDiff runs={shipped} />
        </p>
      }
      ours={
        <p className="own-difference__field">
          <WordDiff runs={ours} />
        </p>
      }
    >
      <RadioGroup
        label={`Que garder\u202f? (${name})`}
        isInline
        value={choices.fields[field] ?? null}
        onChange={(side) => onChange({ ...choices, fields: { ...choices.fields, [field]: side } })}
        options={OPTIONS}
      />
    </Sides>
  );
}
