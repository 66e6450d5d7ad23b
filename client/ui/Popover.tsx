import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import { Button, type ButtonVariant } from './Button.tsx';
import './Overlay.css';

export type PopoverProps = {
  /** What the button says. */
  label: ReactNode;
  /** Names the floating panel for screen readers. */
  title: string;
  variant?: ButtonVariant;
  small?: boolean;
  children: (close: () => void) => ReactNode;
};

/** A button that opens a small panel beside it. */
export function Popover({ label, title, variant = 'secondary', small = false, children }: PopoverProps) {
  return (
    <DialogTrigger>
      <Button variant={variant} small={small}>
        {label}
      </Button>
      <AriaPopover className="popover" placement="bottom end">
        <Dialog className="popover__dialog" aria-label={title}>
          {({ close }) => children(close)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
