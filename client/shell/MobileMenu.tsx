import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Navigation, SideFoot } from './Navigation.tsx';

/** The navigation of narrow screens: a button and a dialog. */
export function MobileMenu() {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button small onPress={() => setOpen(true)}>
        Menu
      </Button>
      <Dialog title="Menu" size="side" isOpen={isOpen} onClose={close}>
        <nav aria-label="Navigation principale">
          <Navigation onGo={close} />
        </nav>
        <SideFoot onGo={close} />
      </Dialog>
    </>
  );
}
