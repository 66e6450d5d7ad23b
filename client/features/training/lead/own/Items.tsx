import type { ReactNode } from 'react';
import { Button } from '../../../../ui/Button.tsx';

export type ItemsProps<T> = {
  legend: string;
  help?: ReactNode;
  items: readonly T[];
  min: number;
  max: number;
  /** « un choix »: what the button adds. */
  addLabel: string;
  empty: T;
  /** Names a line for the button that takes it away. */
  nameOf: (index: number) => string;
  onChange: (items: T[]) => void;
  children: (item: T, set: (item: T) => void, index: number) => ReactNode;
};

/** A short list of lines without identity: choices, steps, pairs. Never under what the question needs, nor over what it holds. */
export function Items<T>({ legend, help, items, min, max, addLabel, empty, nameOf, onChange, children }: ItemsProps<T>) {
  const setAt =
    (place: number) =>
    (item: T): void =>
      onChange(items.map((other, index) => (index === place ? item : other)));
  return (
    <fieldset className="items">
      <legend className="field__label">{legend}</legend>
      {help && <span className="field__help">{help}</span>}
      {items.map((item, index) => (
        // Lines have no identity of their own: their place is the only one.
        <div key={index} className="items__row">
          <div className="items__fields">{children(item, setAt(index), index)}</div>
          {items.length > min && (
            <Button small variant="quiet" aria-label={`Retirer\u202f: ${nameOf(index)}`} onPress={() => onChange(items.filter((_, place) => place !== index))}>
              Retirer
            </Button>
          )}
        </div>
      ))}
      {items.length < max && (
        <div>
          <Button small onPress={() => onChange([...items, empty])}>
            {addLabel}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
