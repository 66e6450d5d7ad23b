import { useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import type { AnswerFieldsProps } from './AnswerFields.tsx';
import { type Asked, moved } from './answers.ts';

/** Steps to put in order: each goes up or down by a button, which keeps the focus; moves are announced. */
export function OrderingField({ asked, titleId, draft, onChange }: AnswerFieldsProps<Asked<'ordering'>>) {
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const order = draft.choice ?? [];
  const textOf = (id: string): string => asked.items.find((item) => item.id === id)?.text ?? '';
  const move = (id: string, by: -1 | 1): void => {
    const next = moved(order, id, by);
    onChange({ choice: next });
    setSaid(`${textOf(id)}\u202f: rang ${next.indexOf(id) + 1} sur ${next.length}.`);
    // The browser drops the focus of a moved element, and of a button that the end of the list disables.
    requestAnimationFrame(() => {
      const button = (way: number) => list.current?.querySelector<HTMLElement>(`[data-item="${id}"] [data-move="${way}"]:not([data-disabled])`);
      (button(by) ?? button(-by))?.focus();
    });
  };
  return (
    <div className="choices" role="group" aria-labelledby={titleId} aria-describedby={`${titleId}-help`}>
      <p id={`${titleId}-help`} className="question__help">
        Mettez les étapes dans l’ordre, de la première à la dernière.
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <ol className="order" ref={list}>
        {order.map((id, index) => (
          <li key={id} className="order__item" data-item={id}>
            <span className="order__rank" aria-hidden="true">
              {index + 1}
            </span>
            <span className="order__text">{textOf(id)}</span>
            <span className="order__tools">
              <Button small data-move="-1" aria-label={`Monter\u202f: ${textOf(id)}`} isDisabled={index === 0} onPress={() => move(id, -1)}>
                <span aria-hidden="true">↑</span> Monter
              </Button>
              <Button small data-move="1" aria-label={`Descendre\u202f: ${textOf(id)}`} isDisabled={index === order.length - 1} onPress={() => move(id, 1)}>
                <span aria-hidden="true">↓</span> Descendre
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
