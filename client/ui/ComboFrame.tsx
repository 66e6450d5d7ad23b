import { Button } from 'react-aria-components/Button';
import { Input, Label, Popover } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Text } from 'react-aria-components/Text';
import type { ReactNode } from 'react';
import type { FieldProps } from './Field.tsx';
import { useReadOnly } from './ReadOnly.tsx';
import './Field.css';
import './ComboBox.css';

export type ComboFrameProps = Pick<FieldProps, 'label' | 'help' | 'error' | 'hideLabel'> & {
  placeholder?: string | undefined;
  maxLength?: number;
  popoverClass?: string;
  /** The list itself. */
  children: ReactNode;
};

/** What surrounds every list to filter by typing: label, help, field, button, error, and the box the list opens in. */
export function ComboFrame({ label, help, error, hideLabel, placeholder, maxLength, popoverClass, children }: ComboFrameProps) {
  const isReadOnly = useReadOnly();
  return (
    <>
      <Label className={hideLabel ? 'visually-hidden' : 'field__label'}>{label}</Label>
      {help && (
        <Text slot="description" className="field__help">
          {help}
        </Text>
      )}
      <span className="combo__control">
        <Input className="input" placeholder={isReadOnly ? undefined : placeholder} maxLength={maxLength} />
        {!isReadOnly && (
          <Button className="combo__button" aria-label="Ouvrir la liste">
            ▾
          </Button>
        )}
      </span>
      <FieldError className="field__error">{error}</FieldError>
      <Popover className={popoverClass ? `listbox-popover ${popoverClass}` : 'listbox-popover'}>{children}</Popover>
    </>
  );
}
