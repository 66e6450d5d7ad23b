import { CONTACT_KINDS, type Department } from '#shared/api/network.ts';
import { LIMITS } from '#shared/limits.ts';
import { CONTACT_LABELS } from '#shared/network/labels.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Fields } from '../../workspace/Section.tsx';
import type { ContactFaults, ContactFields } from './contact-form.ts';

export type ContactFormProps = {
  fields: ContactFields;
  faults: ContactFaults;
  departments: readonly Department[];
  /** Accounts, so that their training counts. */
  people: readonly { id: string; name: string }[];
  onChange: (part: Partial<ContactFields>) => void;
};

const PHONE = 40;

/** The fields of a référent or of a facilitateur. */
export function ContactForm({ fields, faults, departments, people, onChange }: ContactFormProps) {
  const isReferent = fields.kind === 'referent';
  return (
    <>
      <RadioGroup
        label="Rôle"
        isInline
        value={fields.kind}
        onChange={(kind) => onChange({ kind })}
        options={CONTACT_KINDS.map((value) => ({ value, label: CONTACT_LABELS[value] }))}
      />
      <Fields>
        <TextField label="Nom" isRequired maxLength={LIMITS.personName} value={fields.name} onChange={(name) => onChange({ name })} error={faults.name} />
        {isReferent ? (
          <Select
            label="Direction"
            help={departments.length === 0 ? 'Écrivez d’abord vos directions, dans «\u00a0Couverture\u00a0».' : undefined}
            value={fields.departmentId}
            emptyLabel="Aucune"
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(departmentId) => onChange({ departmentId })}
          />
        ) : (
          <TextField
            label="Structure"
            maxLength={LIMITS.title}
            placeholder="Plan local pour l’insertion, maison de l’emploi…"
            value={fields.structure}
            onChange={(structure) => onChange({ structure })}
          />
        )}
      </Fields>
      <Fields>
        <TextField label="Fonction" maxLength={LIMITS.title} value={fields.position} onChange={(position) => onChange({ position })} />
        <TextField
          label="Territoire"
          maxLength={LIMITS.shortText}
          placeholder="Tout le département, canton de…"
          value={fields.territory}
          onChange={(territory) => onChange({ territory })}
        />
      </Fields>
      <Fields>
        <TextField
          label="Adresse électronique"
          type="email"
          maxLength={LIMITS.email}
          value={fields.email}
          onChange={(email) => onChange({ email })}
          error={faults.email}
        />
        <TextField label="Téléphone" maxLength={PHONE} value={fields.phone} onChange={(phone) => onChange({ phone })} />
      </Fields>
      <Fields>
        <DayInput label="Désigné le" value={fields.from} onChange={(from) => onChange({ from })} />
        <DayInput
          label="Fin de fonction"
          help="Premier jour où il ne l’est plus."
          value={fields.until}
          onChange={(until) => onChange({ until })}
          error={faults.until}
        />
        <NumberInput
          label="Temps donné"
          unit="jours par mois"
          min={0}
          max={31}
          isInteger
          value={fields.daysPerMonth}
          onChange={(daysPerMonth) => onChange({ daysPerMonth })}
        />
      </Fields>
      {isReferent && people.length > 0 && (
        <Select
          label="Compte dans Clausier"
          help="Pour que sa formation compte dans la couverture."
          value={fields.personId}
          emptyLabel="Aucun"
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(personId) => onChange({ personId })}
        />
      )}
      <TextArea label="Notes" rows={2} maxLength={LIMITS.longText} value={fields.notes} onChange={(notes) => onChange({ notes })} />
    </>
  );
}
