import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Text } from 'react-aria-components/Text';
import type { FieldProps } from './Field.tsx';
import './Field.css';
import './ComboBox.css';

export type ComboOption = { id: string; label: string; detail?: string };
export type ComboBoxProps = FieldProps & {
  options: readonly ComboOption[];
  value: string | null;
  onChange: (id: string | null) => void;
  /** When given, a text outside the list is allowed and reported as typed. */
  onTyped?: (text: string) => void;
  placeholder?: string;
};

/** A long list to filter by typing. */
export function ComboBox({ label, help, error, isRequired, hideLabel, options, value, onChange, onTyped, placeholder }: ComboBoxProps) {
  return (
    <AriaComboBox
      className="combo"
      defaultItems={[...options]}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      {...(onTyped ? { onInputChange: onTyped, allowsCustomValue: true } : {})}
      isInvalid={Boolean(error)}
      isRequired={isRequired ?? false}
      validationBehavior="aria"
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <Label className={hideLabel ? 'visually-hidden' : 'field__label'}>{label}</Label>
      {help && (
        <Text slot="description" className="field__help">
          {help}
        </Text>
      )}
      <span className="combo__control">
        <Input className="input" placeholder={placeholder} />
        <Button className="combo__button" aria-label="Ouvrir la liste">
          ▾
        </Button>
      </span>
      <FieldError className="field__error">{error}</FieldError>
      <Popover className="listbox-popover">
        <ListBox<ComboOption> className="listbox" renderEmptyState={() => <div className="listbox__empty">Rien ne correspond.</div>}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="listbox__option">
              {option.label}
              {option.detail && <span className="listbox__detail">{option.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
