import { useNavigate } from '@tanstack/react-router';
import { useMay, useSession } from '../session.ts';
import { Menu } from '../ui/Menu.tsx';
import { useSignOut } from './SignOut.tsx';

/** The person's name, and what concerns them; nothing on one desk. */
export function AccountMenu() {
  const session = useSession();
  const navigate = useNavigate();
  const mayAdminister = useMay('service:read');
  const { ask, dialog } = useSignOut();
  if (session?.mode !== 'served' || !session.person) return null;
  return (
    <div className="bar__account">
      <Menu
        variant="quiet"
        small
        label={
          <>
            <span className="bar__name">{session.person.name}</span> <span aria-hidden="true">▾</span>
          </>
        }
        name={`Compte de ${session.person.name}`}
        actions={[
          { id: 'account', label: 'Mon compte', detail: session.organisation?.name ?? '', onAction: () => void navigate({ to: '/compte' }) },
          ...(mayAdminister ? [{ id: 'administration', label: 'Administration', onAction: () => void navigate({ to: '/administration' }) }] : []),
          { id: 'out', label: 'Se déconnecter', onAction: ask },
        ]}
      />
      {dialog}
    </div>
  );
}
