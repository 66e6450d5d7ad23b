import type { FigureSettings, Import } from '#shared/api/imports.ts';
import type { FieldFault } from '#shared/errors.ts';
import { formatDay } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import type { CsvHead } from '#shared/purchases/csv-head.ts';
import { SUPPLIER_KIND_LABELS, SUPPLIER_KINDS } from '#shared/purchases/supplier-kinds.ts';
import { today } from '../../../lawDay.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { dayIn } from '../../../moments.ts';
import { ColumnFields } from './ColumnFields.tsx';
import { type ImportFields, replaceable } from './form.ts';
import { listWords } from './words.ts';

export type KindFieldsProps = {
  fields: ImportFields;
  table: CsvHead | null;
  settings: FigureSettings;
  imports: readonly Import[];
  faults: readonly FieldFault[];
  onChange: (fields: ImportFields) => void;
};

/** What is asked of a file, by what it contains. */
export function KindFields(props: KindFieldsProps) {
  const { fields, table } = props;
  if (fields.kind === 'contracts') return <ContractFields {...props} />;
  if (fields.kind === null || table === null) return null;
  return (
    <>
      {fields.kind === 'purchases' ? <PurchaseFields {...props} /> : <SupplierFields {...props} />}
      <ColumnFields
        kind={fields.kind}
        table={table}
        chosen={fields.columns}
        faults={props.faults}
        onChange={(columns) => props.onChange({ ...fields, columns })}
      />
      {fields.kind === 'purchases' && !fields.columns['bookFive'] && (
        <Checkbox
          label="Aucun marché du livre V dans ce fichier"
          help={'À cocher si vous le savez\u202f: sans cela, le seuil de 50\u00a0M€ peut rester sans réponse (CCP, art. D. 2111-3).'}
          isSelected={fields.withoutBookFive}
          onChange={(withoutBookFive) => props.onChange({ ...fields, withoutBookFive })}
        />
      )}
    </>
  );
}

const faultOf = (faults: readonly FieldFault[], path: string): string | undefined => faults.find((fault) => fault.path === path)?.message;

const namesOf = ({ buyers }: FigureSettings): string =>
  buyers.length === 0 ? 'Un SIREN par ligne.' : `Un SIREN par ligne. Ceux de vos réglages\u202f: ${buyers.map(({ siren, name }) => name || siren).join(', ')}.`;

function ContractFields({ fields, settings, faults, onChange }: KindFieldsProps) {
  return (
    <>
      <RadioGroup
        label="Marchés à garder"
        value={fields.scope}
        onChange={(scope) => onChange({ ...fields, scope })}
        options={[
          {
            value: 'these',
            label: 'Seulement les marchés de ces acheteurs',
            help: 'Pour un fichier qui mêle plusieurs acheteurs, comme celui du portail national.',
          },
          { value: 'all', label: 'Tous les acheteurs du fichier', help: 'Pour l’export de votre profil d’acheteur.' },
        ]}
      />
      {fields.scope === 'these' && (
        <TextArea
          id="import-sirens"
          label="SIREN des acheteurs"
          help={namesOf(settings)}
          rows={3}
          value={fields.sirens}
          onChange={(sirens) => onChange({ ...fields, sirens })}
          error={faultOf(faults, 'import-sirens')}
        />
      )}
    </>
  );
}

function PurchaseFields({ fields, settings, imports, faults, onChange }: KindFieldsProps) {
  const known = settings.buyers.map(({ siren, name }) => `${siren}${name ? ` (${name})` : ''}`).join(', ');
  const earlier = replaceable(imports, 'purchases');
  return (
    <>
      <div className="form-pair">
        <TextField
          id="import-buyer"
          label="SIREN de l’acheteur qui a payé"
          help={known ? `Dans vos réglages\u202f: ${known}.` : 'Vide si une colonne du fichier le dit.'}
          inputMode="numeric"
          maxLength={20}
          value={fields.buyer}
          onChange={(buyer) => onChange({ ...fields, buyer })}
          error={faultOf(faults, 'import-buyer')}
        />
        <TextField
          id="import-year"
          label="Année des paiements"
          help={'Pour les lignes sans date\u202f: l’année civile où c’est payé.'}
          inputMode="numeric"
          maxLength={4}
          value={fields.year}
          onChange={(year) => onChange({ ...fields, year })}
          error={faultOf(faults, 'import-year')}
        />
      </div>
      {earlier.length > 0 && (
        <Select
          label="À la place de"
          help={'Si ce fichier redit des achats déjà importés, pour ne pas les compter deux fois.'}
          value={fields.replaces}
          onChange={(replaces) => onChange({ ...fields, replaces })}
          emptyLabel={'Aucun\u202f: ce sont d’autres achats'}
          options={earlier.map((one) => ({ value: one.id, label: `${one.file}, importé le ${formatDay(dayIn(one.createdAt))}` }))}
        />
      )}
    </>
  );
}

function SupplierFields({ fields, imports, faults, onChange }: KindFieldsProps) {
  const earlier = replaceable(imports, 'suppliers');
  return (
    <>
      <div className="form-pair">
        <TextField
          id="import-name"
          label="Nom de la liste"
          maxLength={LIMITS.title}
          value={fields.name}
          onChange={(name) => onChange({ ...fields, name })}
          error={faultOf(faults, 'import-name')}
        />
        <DayInput
          id="import-on"
          label="Jour de la liste"
          help="Celui où elle a été établie, pas celui de l’import."
          max={today()}
          value={fields.on}
          onChange={(on) => onChange({ ...fields, on })}
          error={faultOf(faults, 'import-on')}
        />
      </div>
      <Select
        id="import-supplier-kind"
        label="Type des structures"
        help="Quand une colonne le dit, il ne vaut que pour les lignes où elle est vide."
        value={fields.supplierKind}
        onChange={(supplierKind) => onChange({ ...fields, supplierKind })}
        emptyLabel="Dit par une colonne du fichier"
        options={SUPPLIER_KINDS.map((value) => ({ value, label: SUPPLIER_KIND_LABELS[value] }))}
        error={faultOf(faults, 'import-supplier-kind')}
      />
      {earlier.length > 0 && (
        <Select
          label="À la place de"
          value={fields.replaces}
          onChange={(replaces) => onChange({ ...fields, replaces })}
          emptyLabel={'Aucune\u202f: c’est une liste de plus'}
          options={earlier.map((one) => ({ value: one.id, label: listWords(one) ?? one.file }))}
        />
      )}
    </>
  );
}
