import { type ReactNode, useState } from 'react';
import { toProblem } from '../api.ts';
import { signOut } from '../features/account/requests.ts';
import { tellSignOut } from '../presence.ts';
import { closeSavers, hasUnsavedText } from '../save/everySaver.ts';
import { hasKeptTexts } from '../save/pending.ts';
import { forgetOwned } from '../stored.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { toastProblem } from '../ui/Toast.tsx';

/** Signing out forgets what this browser kept: a text the server does not hold is said first. The page is loaded anew, empty. */
async function leaveForGood(): Promise<void> {
  try {
    const { redirect } = await signOut();
    closeSavers();
    forgetOwned();
    tellSignOut();
    location.assign(redirect ?? '/connexion');
  } catch (error) {
    // Already signed out elsewhere: the page says so and offers to come back.
    if (toProblem(error).status !== 401) toastProblem(error);
  }
}

/** `ask` signs out, after a warning when something is not saved; `dialog` goes anywhere in the page. */
export function useSignOut(): { ask: () => void; dialog: ReactNode } {
  const [isWarned, setWarned] = useState(false);
  const ask = (): void => {
    if (hasUnsavedText() || hasKeptTexts()) setWarned(true);
    else void leaveForGood();
  };
  const dialog = (
    <ConfirmDialog
      title="Un texte n’est pas enregistré"
      isOpen={isWarned}
      onClose={() => setWarned(false)}
      confirmLabel="Se déconnecter sans l’enregistrer"
      isDanger
      onConfirm={() => void leaveForGood()}
    >
      <p>
        Ce navigateur garde un texte que le serveur n’a pas encore. Se déconnecter l’efface d’ici. Rouvrez le document et attendez «&nbsp;Enregistré&nbsp;», ou
        copiez votre texte, avant de vous déconnecter.
      </p>
    </ConfirmDialog>
  );
  return { ask, dialog };
}
