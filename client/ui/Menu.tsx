import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu';
import { Button, type ButtonVariant } from './Button.tsx';
import { useReadOnly } from './ReadOnly.tsx';
import './Overlay.css';

export type MenuAction = { id: string; label: string; detail?: string; onAction: () => void; isDisabled?: boolean; isDanger?: boolean };
export type MenuProps = {
  label: ReactNode /** Fuller name when the label alone is not enough (« Actions sur l’axe 1 »). */;
  name?: string;
  actions: readonly MenuAction[];
  variant?: ButtonVariant;
  small?: boolean;
  /** No action of it changes anything: it stays where one may only read. */
  reads?: boolean;
};

/** A button that opens a list of actions. */
export function Menu({ label, name, actions, variant = 'secondary', small = false, reads = false }: MenuProps) {
  const isReadOnly = useReadOnly();
  if (isReadOnly && !reads) return null;
  return (
    <MenuTrigger>
      <Button reads={reads} variant={variant} small={small} {...(name ? { 'aria-label': name } : {})}>
        {label}
      </Button>
      <Popover className="menu-popover">
        <AriaMenu className="menu" aria-label={name ?? (typeof label === 'string' ? label : 'Actions')}>
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.label}
              onAction={action.onAction}
              isDisabled={action.isDisabled ?? false}
              className={`menu__item${action.isDanger ? ' menu__item--danger' : ''}`}
            >
              {action.label}
              {action.detail && <span className="menu__detail">{action.detail}</span>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
