import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './Button.tsx';
import './Overlay.css';

export type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  size?: 'normal' | 'wide' | 'side';
  role?: 'dialog' | 'alertdialog';
  /** Buttons at the foot; the way out is always there. */
  actions?: ReactNode;
  /** False when leaving by a click outside would lose something. */
  isDismissable?: boolean;
  children: ReactNode;
};

/** A dialog the page opens and closes; holds the focus, gives it back, closes with Escape. */
export function Dialog({ title, isOpen, onClose, size = 'normal', role = 'dialog', actions, isDismissable = true, children }: DialogProps) {
  return (
    <ModalOverlay
      className={`overlay${size === 'side' ? ' overlay--side' : ''}`}
      isOpen={isOpen}
      isDismissable={isDismissable}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`overlay__modal overlay__modal--${size}`}>
        <AriaDialog className="dialog" role={role}>
          <div className="dialog__head">
            <Heading slot="title" level={2} className="dialog__title">
              {title}
            </Heading>
            <Button reads variant="quiet" small onPress={onClose}>
              Fermer
            </Button>
          </div>
          <div className="dialog__body">{children}</div>
          {actions && <div className="dialog__actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
