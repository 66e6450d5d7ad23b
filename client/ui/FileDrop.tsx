import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Button, type ButtonVariant } from './Button.tsx';
import { useReadOnly } from './ReadOnly.tsx';
import './FileDrop.css';

export type FileDropProps = {
  /** Names the input, and the zone where there is one. */
  label: string;
  /** As the browser's own chooser takes it: extensions and media types. */
  accept: string;
  onFile: (file: File) => void;
  /** Of the button that opens the chooser. */
  choose: string;
  variant?: ButtonVariant;
  small?: boolean;
  isBusy?: boolean;
  busyLabel?: string;
  /** A framed place to drop into; without it, the button and what is beside it are the place. */
  isZone?: boolean;
  /** Above the button. */
  children?: ReactNode;
  /** Beside it. */
  actions?: ReactNode;
};

/** One file, dropped here or chosen. Where one may only read, neither. */
export function FileDrop({
  label,
  accept,
  onFile,
  choose,
  variant = 'secondary',
  small = false,
  isBusy = false,
  busyLabel,
  isZone = false,
  children,
  actions,
}: FileDropProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { isOver, ...zone } = useDrop(onFile, isBusy);
  const Frame = isZone ? 'section' : 'div';
  return (
    <Frame className={`file-drop${isZone ? ' file-drop--zone' : ''}${isOver ? ' file-drop--over' : ''}`} {...(isZone ? { 'aria-label': label } : {})} {...zone}>
      {children}
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept={accept}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) onFile(chosen);
          // The same file, corrected, is chosen again under the same name.
          event.target.value = '';
        }}
      />
      <Button small={small} variant={variant} isBusy={isBusy} {...(busyLabel ? { busyLabel } : {})} onPress={() => input.current?.click()}>
        {choose}
      </Button>
      {actions}
    </Frame>
  );
}

/** Over a part of the zone is still over the zone. */
const isInside = ({ currentTarget, relatedTarget }: DragEvent): boolean => relatedTarget instanceof Node && currentTarget.contains(relatedTarget);

/** Text or a picture dragged from a page is no file: it is left to whoever takes it. */
const holdsFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

function useDrop(onFile: (file: File) => void, isBusy: boolean) {
  const isReadOnly = useReadOnly();
  const [isOver, setOver] = useState(false);
  const isOpen = !isReadOnly && !isBusy;
  return {
    isOver,
    onDragOver: (event: DragEvent): void => {
      if (!isOpen || !holdsFile(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent): void => {
      if (!isInside(event)) setOver(false);
    },
    onDrop: (event: DragEvent): void => {
      if (!isOpen || !holdsFile(event)) return;
      event.preventDefault();
      setOver(false);
      const [dropped] = event.dataTransfer.files;
      if (dropped) onFile(dropped);
    },
  };
}
