import type { ReactNode } from 'react';
import { Button } from '../../../../ui/Button.tsx';

/** What the person types in place of a computed value; once typed, it can be given back. */
export function Typed({ label, isTyped, onGiveBack, children }: { label: string; isTyped: boolean; onGiveBack: () => void; children: ReactNode }) {
  return (
    <div className="entry__editor">
      {children}
      {isTyped && (
        <div>
          <Button small variant="quiet" aria-label={`Revenir à la valeur calculée\u202f: ${label}`} onPress={onGiveBack}>
            Revenir à la valeur calculée
          </Button>
        </div>
      )}
    </div>
  );
}
