import type { Role } from '#shared/permissions.ts';
import { ROLES } from '#shared/permissions.ts';
import { ROLE_LABELS } from '#shared/role-labels.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';

type RolesFieldProps = {
  value: readonly Role[];
  onChange: (roles: Role[]) => void;
  /** Why the administrator's role cannot be taken away here. */
  keepsAdministrator?: string | undefined;
  error?: string | undefined;
};

/** The seven roles, each with what it allows; several can be held. Kept in the order of the table. */
export function RolesField({ value, onChange, keepsAdministrator, error }: RolesFieldProps) {
  const toggle = (role: Role, isHeld: boolean): void => onChange(ROLES.filter((candidate) => (candidate === role ? isHeld : value.includes(candidate))));
  return (
    <fieldset className="tick-list">
      <legend className="field__label">Rôles</legend>
      {error && <span className="field__error">{error}</span>}
      {ROLES.map((role) => {
        const isKept = role === 'administrator' && keepsAdministrator !== undefined && value.includes(role);
        return (
          <Checkbox
            key={role}
            label={ROLE_LABELS[role].label}
            help={isKept ? keepsAdministrator : ROLE_LABELS[role].says}
            isSelected={value.includes(role)}
            isDisabled={isKept}
            onChange={(isHeld) => toggle(role, isHeld)}
          />
        );
      })}
    </fieldset>
  );
}
