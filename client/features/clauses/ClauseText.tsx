import { type RefObject, useState } from 'react';
import type { ClauseFamily, FilledClause, Piece } from '#shared/api/clauses.ts';
import { readStored, writeStored } from '../../stored.ts';
import { BlocksView } from '../../ui/BlocksView.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { pieceTabs, variableLabels } from './family.ts';

const NOTES = 'clausier.notes';
const kept = (): Storage => localStorage;

export type ClauseTextProps = {
  family: ClauseFamily;
  piece: Piece;
  onPiece: (piece: Piece) => void;
  onVariable: (id: string) => void;
  filled: FilledClause | undefined;
  sheet: RefObject<HTMLDivElement | null>;
};

/** The clause as a sheet, one tab a piece; the notes can be put away. */
export function ClauseText({ family, piece, onPiece, onVariable, filled, sheet }: ClauseTextProps) {
  const [hasNotes, setNotes] = useState(() => readStored(kept, NOTES) !== false);
  const change = (wanted: boolean): void => {
    setNotes(wanted);
    writeStored(kept, NOTES, wanted);
  };
  const blocks = filled?.blocks ?? family.texts.find((text) => text.piece === piece)?.blocks ?? [];
  return (
    <Tabs label="Pièces du marché" items={pieceTabs(family)} value={piece} onChange={onPiece}>
      <div className="no-print clause__options">
        <Checkbox label="Notes en marge" isSelected={hasNotes} onChange={change} />
      </div>
      <div ref={sheet}>
        <BlocksView
          blocks={blocks}
          references={family.references}
          labels={variableLabels(family)}
          headingLevel={2}
          onVariable={onVariable}
          hasNotes={hasNotes}
        />
      </div>
    </Tabs>
  );
}
