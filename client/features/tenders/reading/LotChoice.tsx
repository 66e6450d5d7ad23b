import type { StepProps } from '../workspace.ts';
import { Select } from '../../../ui/Select.tsx';
import './reading.css';

const MOST_BUTTONS = 6;

/** Which lot the step speaks of: buttons for a few, a list for many, nothing for one. `noteOf` adds a word about each. */
export function LotChoice({ workspace, noteOf }: StepProps & { noteOf?: (lotId: string) => string }) {
  const { tender, lot, showLot } = workspace;
  if (tender.lots.length < 2) return null;
  const noted = (id: string): string => (noteOf?.(id) ? ` · ${noteOf(id)}` : '');
  if (tender.lots.length > MOST_BUTTONS)
    return (
      <Select
        label="Lot"
        value={lot.id}
        onChange={(id) => id && showLot(id)}
        options={tender.lots.map(({ id, number, title }) => ({ value: id, label: `Lot ${number}${title ? ` – ${title}` : ''}${noted(id)}` }))}
      />
    );
  return (
    <div className="lot-choice" role="group" aria-label="Choisir le lot">
      {tender.lots.map(({ id, number, title }) => (
        <button key={id} type="button" className="lot-choice__lot" aria-pressed={id === lot.id} title={title} onClick={() => showLot(id)}>
          <span className="lot-choice__number">{`Lot ${number}`}</span>
          <span className="lot-choice__title">{title || 'Sans titre'}</span>
          {noteOf?.(id) && <span className="lot-choice__note">{noteOf(id)}</span>}
        </button>
      ))}
    </div>
  );
}
