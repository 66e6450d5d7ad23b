import { type ReactNode, useId, useState } from 'react';
import { foldFrench } from '#shared/typography.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import './parts.css';

export type PickItem = {
  id: string;
  title: string;
  text: string;
  /** Where it comes from. */
  origin: string;
  /** More about it: indicators, clauses, articles. */
  extra?: ReactNode;
  isHeld: boolean;
};

export type CataloguePickerProps = {
  title: string;
  items: readonly PickItem[];
  /** Filters, beside the search. */
  filters?: ReactNode;
  /** « actions », for « 12 actions ». */
  noun: { one: string; many: string };
  onClose: () => void;
  onAdd: (ids: string[]) => void;
};

const matches = (item: PickItem, words: readonly string[]): boolean => {
  const text = foldFrench(`${item.title} ${item.text} ${item.origin}`);
  return words.every((word) => text.includes(word));
};

/** Choose one or several entries of a catalogue: search, read where each comes from, tick, add. */
export function CataloguePicker({ title, items, filters, noun, onClose, onAdd }: CataloguePickerProps) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const words = foldFrench(typed).split(' ').filter(Boolean);
  const found = items.filter((item) => matches(item, words));
  const toggle = (id: string): void => setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const add = (): void => {
    onAdd([...chosen]);
    onClose();
  };
  return (
    <Dialog
      title={title}
      size="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" isDisabled={chosen.length === 0} onPress={add}>
            {chosen.length > 0 ? `Ajouter (${chosen.length})` : 'Ajouter'}
          </Button>
        </>
      }
    >
      <div className="picker__filters">
        <TextField label="Chercher" type="search" value={typed} onChange={setTyped} placeholder="Un mot du titre ou du texte" />
        {filters}
      </div>
      <p role="status" className="soft small">{`${found.length} ${found.length > 1 ? noun.many : noun.one}`}</p>
      {found.length === 0 ? (
        <EmptyState title="Rien ne correspond.">
          <p>Essayez un mot plus court, ou ôtez un filtre.</p>
        </EmptyState>
      ) : (
        <ul className="picker">
          {found.map((item) => (
            <PickRow key={item.id} item={item} isChosen={chosen.includes(item.id)} onToggle={() => toggle(item.id)} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function PickRow({ item, isChosen, onToggle }: { item: PickItem; isChosen: boolean; onToggle: () => void }) {
  const id = useId();
  return (
    <li className="picker__item">
      <input
        id={id}
        type="checkbox"
        className="choice__input"
        checked={isChosen || item.isHeld}
        disabled={item.isHeld}
        aria-describedby={`${id}-text`}
        onChange={onToggle}
      />
      <div className="picker__body">
        <label htmlFor={id} className="picker__title">
          {item.title}
          {item.isHeld && <span className="soft small"> (déjà dans le schéma)</span>}
        </label>
        <div id={`${id}-text`}>
          <p>{item.text}</p>
          {item.origin && <p className="origin">{item.origin}</p>}
        </div>
        {item.extra}
      </div>
    </li>
  );
}
