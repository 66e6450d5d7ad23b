import { useId, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';

/** A text to take elsewhere, in one press; where the browser refuses, it is selected, ready for Ctrl C. */
export function CopyLine({ label, text, copyLabel }: { label: string; text: string; copyLabel: string }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copié.');
    } catch {
      field.current?.focus();
      field.current?.select();
      setSaid('Le texte est sélectionné\u202f: appuyez sur Ctrl\u00a0C.');
    }
  };
  return (
    <div className="copy-line">
      <label htmlFor={id} className="field__label">
        {label}
      </label>
      <textarea ref={field} id={id} className="input copy-line__text" readOnly rows={1} value={text} onFocus={(event) => event.target.select()} />
      <Button onPress={() => void copy()}>{copyLabel}</Button>
      <span role="status" className="copy-line__said soft small">
        {said}
      </span>
    </div>
  );
}
