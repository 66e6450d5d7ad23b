import { type DragEvent, useId, useRef, useState } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { useReadOnly } from '../../../../ui/ReadOnly.tsx';

const ACCEPT = '.docx,.dotx,.doc,.odt';

/** Where files are dropped, or chosen; several at once. */
export function Drop({ isCompact, onFiles }: { isCompact: boolean; onFiles: (files: File[]) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const isReadOnly = useReadOnly();
  if (isReadOnly) return isCompact ? null : <p className="soft">Aucun fichier Word n’a été déposé.</p>;
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <section
      className={`drop${isCompact ? ' drop--compact' : ''}${isOver ? ' drop--over' : ''}`}
      aria-label="Ajouter des fichiers"
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {!isCompact && (
        <>
          <p className="drop__title">Déposez ici votre RC, votre CCAP, votre CCTP, votre acte d’engagement</p>
          <p className="soft">
            {'Fichiers Word .docx ou .dotx, 20\u00a0Mo au plus, plusieurs à la fois. La pièce est reconnue\u202f; vous pouvez la corriger.'}
          </p>
        </>
      )}
      <label htmlFor={id} className="visually-hidden">
        Fichiers Word à ajouter
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        className="visually-hidden"
        tabIndex={-1}
        accept={ACCEPT}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button variant={isCompact ? 'secondary' : 'primary'} onPress={() => input.current?.click()}>
        {isCompact ? 'Ajouter des fichiers' : 'Choisir des fichiers'}
      </Button>
      {isCompact && <span className="soft small">ou déposez-les ici</span>}
    </section>
  );
}
