import { type ReactNode, useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
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
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button variant={variant} small={small}>
        {label}
      </Button>
      {/* Without an inner Dialog the popover is itself the dialog, so that its hidden « close » buttons stand inside it. */}
      <AriaPopover className="popover" placement="bottom end" aria-label={title}>
        <div className="popover__dialog">{children(() => setOpen(false))}</div>
      </AriaPopover>
    </DialogTrigger>
  );
}
