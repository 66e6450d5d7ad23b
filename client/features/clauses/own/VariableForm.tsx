import type { ClauseVariable } from '#shared/api/clauses.ts';
import type { ClauseFault } from '#shared/api/own-clauses.ts';
import { LIMITS } from '#shared/limits.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { NumberInput } from '../../../ui/NumberInput.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Fields } from '../../../workspace/Section.tsx';
import { VariableField } from '../VariableField.tsx';
import { type NewVariable, startOf, TYPE_OPTIONS } from './NewVariableDialog.tsx';

const NUMBERS: readonly ClauseVariable['type'][] = ['integer', 'money', 'rate'];
const UNITS: Partial<Record<ClauseVariable['type'], string>> = { money: '€', rate: '%' };
const MOST_LABEL = 120;
const MOST_UNIT = 40;
const MOST_CHOICES = 40;

type Props = { variable: NewVariable; faults: readonly ClauseFault[]; onChange: (variable: NewVariable) => void };

type Optional = { [K in 'unit' | 'min' | 'max' | 'default' | 'help']?: NewVariable[K] | undefined };

/** A field set to nothing is left out, not kept empty. */
function withPart(variable: NewVariable, part: Optional): NewVariable {
  const { unit, min, max, default: start, help, ...rest } = variable;
  const next: Optional = { unit, min, max, default: start, help, ...part };
  return {
    ...rest,
    ...(next.unit ? { unit: next.unit } : {}),
    ...(next.min === undefined ? {} : { min: next.min }),
    ...(next.max === undefined ? {} : { max: next.max }),
    ...(next.default === undefined || next.default === '' ? {} : { default: next.default }),
    ...(next.help ? { help: next.help } : {}),
  };
}

/** Everything a variable says of itself: what is asked, in which unit, between which bounds, and what helps to answer. */
export function VariableForm({ variable, faults, onChange }: Props) {
  const faultOf = (field: string): string | undefined => {
    const found = faults.find(({ path }) => path === `variables/${variable.id}/${field}`);
    return found ? frenchTypography(found.message) : undefined;
  };
  // Bounds, choices and the starting value are those of a type: another type starts its own.
  const retype = (type: ClauseVariable['type']): void => {
    const { id, label, help, required } = variable;
    onChange({ id, label, required, ...(help ? { help } : {}), ...(type === 'integer' && variable.unit ? { unit: variable.unit } : {}), ...startOf(type) });
  };
  return (
    <div className="own-variable__form">
      <Fields>
        <TextField label="Nom" maxLength={MOST_LABEL} value={variable.label} onChange={(label) => onChange({ ...variable, label })} error={faultOf('label')} />
        <Select label="Type" value={variable.type} options={TYPE_OPTIONS} onChange={(type) => type && type !== variable.type && retype(type)} />
      </Fields>
      {NUMBERS.includes(variable.type) && <Bounds variable={variable} fault={faultOf('min')} onChange={onChange} />}
      {variable.type === 'choice' && <Choices variable={variable} fault={faultOf('options')} onChange={onChange} />}
      <VariableField
        variable={{
          ...variable,
          id: `${variable.id}-default`,
          label: 'Valeur de départ',
          help: 'Facultatif. Proposée à l’acheteur, qui la change.',
          required: false,
        }}
        value={variable.default}
        onChange={(value) => onChange(withPart(variable, { default: value }))}
      />
      {faultOf('default') && <p className="field__error">{faultOf('default')}</p>}
      <TextField
        label="Aide"
        help="Facultatif. Une phrase sous le champ."
        maxLength={LIMITS.shortText}
        value={variable.help ?? ''}
        onChange={(help) => onChange(withPart(variable, { help }))}
      />
      <Checkbox
        label="Obligatoire"
        help="Vide, elle est signalée comme manquante dans le texte."
        isSelected={variable.required}
        onChange={(required) => onChange({ ...variable, required })}
      />
    </div>
  );
}

function Bounds({ variable, fault, onChange }: { variable: NewVariable; fault: string | undefined; onChange: Props['onChange'] }) {
  const unit = UNITS[variable.type] ?? variable.unit;
  const suffix = unit ? { unit } : {};
  return (
    <Fields>
      <NumberInput
        label="Au moins"
        {...suffix}
        isInteger={variable.type === 'integer'}
        value={variable.min ?? null}
        onChange={(min) => onChange(withPart(variable, { min: min ?? undefined }))}
        error={fault}
      />
      <NumberInput
        label="Au plus"
        {...suffix}
        isInteger={variable.type === 'integer'}
        value={variable.max ?? null}
        onChange={(max) => onChange(withPart(variable, { max: max ?? undefined }))}
      />
      {variable.type === 'integer' && (
        <TextField
          label="Unité"
          help="Au pluriel, écrite avec le nombre."
          placeholder="jours ouvrés"
          maxLength={MOST_UNIT}
          value={variable.unit ?? ''}
          onChange={(typed) => onChange(withPart(variable, { unit: typed }))}
        />
      )}
    </Fields>
  );
}

function Choices({ variable, fault, onChange }: { variable: NewVariable; fault: string | undefined; onChange: Props['onChange'] }) {
  const options = variable.options ?? [];
  const set = (next: typeof options): void => onChange({ ...variable, options: next });
  // Conditions name a choice by its value: it stays when the words change.
  const fresh = (): string => {
    for (let rank = options.length + 1; ; rank += 1) if (!options.some(({ value }) => value === `choix-${rank}`)) return `choix-${rank}`;
  };
  return (
    <fieldset className="own-choices">
      <legend className="field__label">Choix proposés</legend>
      {options.map((option, index) => (
        <div key={option.value} className="own-choices__row">
          <TextField
            label={`Choix ${index + 1}`}
            hideLabel
            maxLength={LIMITS.title}
            value={option.label}
            onChange={(label) => set(options.map((other) => (other.value === option.value ? { ...other, label } : other)))}
          />
          {options.length > 2 && (
            <Button
              small
              variant="quiet"
              aria-label={`Retirer le choix ${index + 1}`}
              onPress={() => set(options.filter(({ value }) => value !== option.value))}
            >
              Retirer
            </Button>
          )}
        </div>
      ))}
      {fault && <p className="field__error">{fault}</p>}
      {options.length < MOST_CHOICES && (
        <div>
          <Button small onPress={() => set([...options, { value: fresh(), label: '' }])}>
            Ajouter un choix
          </Button>
        </div>
      )}
    </fieldset>
  );
}
