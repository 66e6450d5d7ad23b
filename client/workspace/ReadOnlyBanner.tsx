import type { SharedEntity } from '#shared/api/sharing.ts';
import type { Role } from '#shared/permissions.ts';
import { roleNames } from '#shared/role-labels.ts';
import { useMay, useSession } from '../session.ts';
import { Button } from '../ui/Button.tsx';
import { useReadOnly } from '../ui/ReadOnly.tsx';
import { toast } from '../ui/Toast.tsx';

/** Puts an unsaved text on the clipboard: it can then be pasted in a mail or another document. */
export async function copyUnsaved(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast('Votre texte est copié.');
  } catch {
    toast('Le navigateur refuse la copie\u202f: sélectionnez votre texte dans la page, puis Ctrl\u00a0C.');
  }
}

const WORDS: Record<SharedEntity, { reading: string; shared: string }> = {
  scheme: {
    reading: 'Vous lisez ce schéma.',
    shared: 'Il est ouvert pour vous en lecture\u202f: pour écrire, demandez-le à l’équipe à qui il appartient.',
  },
  tender: {
    reading: 'Vous lisez cette consultation.',
    shared: 'Elle est ouverte pour vous en lecture\u202f: pour écrire, demandez-le à l’équipe à qui elle appartient.',
  },
};

const roleReason = (roles: readonly Role[]): string =>
  roles.length === 0
    ? 'Vous n’avez pas encore de rôle\u202f: demandez-en un à la personne qui administre Clausier.'
    : `Votre rôle (${roleNames(roles)}) ne permet pas d’y écrire\u202f: pour cela, adressez-vous à la personne qui administre Clausier.`;

export type ReadOnlyBannerProps = {
  entity: SharedEntity;
  /** A text written here when one still could, which the server never took; empty when there is none. */
  kept: string;
};

/** Says once, at the head of a workspace, that one reads and why; nothing when one may write. */
export function ReadOnlyBanner({ entity, kept }: ReadOnlyBannerProps) {
  const isReadOnly = useReadOnly();
  const mayUpdate = useMay(`${entity}:update`);
  const roles = useSession()?.person?.roles ?? [];
  if (!isReadOnly) return null;
  const { reading, shared } = WORDS[entity];
  return (
    <div className="read-only" role="note">
      <p>
        <strong>{reading}</strong> {mayUpdate ? shared : roleReason(roles)}
      </p>
      {kept !== '' && (
        <div className="row">
          <span>Un texte que vous aviez écrit ici n’a pas pu être enregistré. Ce navigateur le garde.</span>
          <Button reads small onPress={() => void copyUnsaved(kept)}>
            Copier mon texte
          </Button>
        </div>
      )}
    </div>
  );
}
