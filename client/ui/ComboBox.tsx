import { ComboBox as AriaComboBox, ListBox, ListBoxItem } from 'react-aria-components/ComboBox';
import { ComboFrame } from './ComboFrame.tsx';
import type { FieldProps } from './Field.tsx';
import { useReadOnly } from './ReadOnly.tsx';

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
  const isReadOnly = useReadOnly();
  return (
    <AriaComboBox
      className="combo"
      defaultItems={[...options]}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      {...(onTyped ? { onInputChange: onTyped, allowsCustomValue: true } : {})}
      isInvalid={Boolean(error)}
      isRequired={isRequired ?? false}
      isReadOnly={isReadOnly}
      validationBehavior="aria"
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <ComboFrame label={label} help={help} error={error} hideLabel={hideLabel} placeholder={placeholder}>
        <ListBox<ComboOption> className="listbox" renderEmptyState={() => <div className="listbox__empty">Rien ne correspond.</div>}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="listbox__option">
              {option.label}
              {option.detail && <span className="listbox__detail">{option.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </ComboFrame>
    </AriaComboBox>
  );
}
