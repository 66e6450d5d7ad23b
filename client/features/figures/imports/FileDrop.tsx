import { type DragEvent, useId, useRef, useState } from 'react';
import { formatBytes } from '../../admin/moments.ts';
import { Button } from '../../../ui/Button.tsx';

const ACCEPT = '.json,.xml,.csv,.txt,application/json,text/xml,application/xml,text/csv,text/plain';

/** Where the one file is dropped, or chosen; what was chosen stays in view. */
export function FileDrop({ file, accepts, onFile }: { file: File | null; accepts: string; onFile: (file: File) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) onFile(dropped);
  };
  return (
    <section
      className={`figures-drop${isOver ? ' figures-drop--over' : ''}`}
      aria-label="Fichier à importer"
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {file ? (
        <p className="figures-drop__file">
          {file.name} <span className="soft">{formatBytes(file.size)}</span>
        </p>
      ) : (
        <p className="figures-drop__title">Déposez ici votre fichier</p>
      )}
      <p className="soft small">{accepts}</p>
      <label htmlFor={id} className="visually-hidden">
        Fichier à importer
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept={ACCEPT}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) onFile(chosen);
          // The same file, corrected, is chosen again under the same name.
          event.target.value = '';
        }}
      />
      <Button small={file !== null} variant={file ? 'secondary' : 'primary'} onPress={() => input.current?.click()}>
        {file ? 'Choisir un autre fichier' : 'Choisir un fichier'}
      </Button>
    </section>
  );
}
