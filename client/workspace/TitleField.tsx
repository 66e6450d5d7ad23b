import { useEffect, useState } from 'react';
import { LIMITS } from '#shared/limits.ts';
import { useReadOnly } from '../ui/ReadOnly.tsx';

/** The title of the document, edited in place; an empty one is not saved. */
export function TitleField({ label, title, onChange }: { label: string; title: string; onChange: (title: string) => void }) {
  const [typed, setTyped] = useState(title);
  const isReadOnly = useReadOnly();
  useEffect(() => setTyped(title), [title]);
  const type = (text: string): void => {
    setTyped(text);
    if (text.trim()) onChange(text);
  };
  return (
    <span className="title-field" data-value={typed || ' '}>
      <input
        className="title-field__input"
        aria-label={label}
        value={typed}
        readOnly={isReadOnly}
        maxLength={LIMITS.title}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(title)}
      />
    </span>
  );
}
