import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CatalogueIndicator } from '#shared/api/catalogue.ts';
import type { FigureBuyer, Measure } from '#shared/api/indicators.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../../api.ts';
import { catalogueQuery } from '../../../queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { Fields } from '../../../workspace/Section.tsx';
import { buyerName, valueWords } from '../parts/words.ts';
import { measurePath, refreshFigures } from '../queries.ts';
import { bodyOf, fieldsOf, partUnit, type TypedFaults, type TypedFields, typedFaults } from './typed.ts';
import { ValueField } from './ValueField.tsx';

export type TypeValueDialogProps = { measure: Measure; buyer: string | undefined; buyers: readonly FigureBuyer[]; onClose: () => void };

/** A value no data gives, or one put in place of the computed one: with where it comes from, always. */
export function TypeValueDialog({ measure, buyer, buyers, onClose }: TypeValueDialogProps) {
  const client = useQueryClient();
  const [before] = useState(() => fieldsOf(measure));
  const [fields, setFields] = useState<TypedFields>(before);
  const [isAsked, setAsked] = useState(false);
  const asked = { id: measure.indicator, unit: measure.unit };
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const hold = (field: string, isRefused: boolean): void => setRefused(new Set([...refused].filter((one) => one !== field).concat(isRefused ? [field] : [])));
  const set = (part: Partial<TypedFields>): void => setFields({ ...fields, ...part });
  const save = useMutation({
    mutationFn: ({ year, ...body }: TypedFields) =>
      request<Measure>(measurePath(measure.indicator, year ?? measure.year, buyer), { method: 'PUT', body: bodyOf({ year, ...body }) }),
    onSuccess: async (saved) => {
      toast(`${saved.title}\u202f: ${valueWords(saved)} en ${saved.year}.`);
      onClose();
      await refreshFigures(client);
    },
  });
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (Object.keys(typedFaults(fields, asked)).length === 0 && refused.size === 0 && !save.isPending) save.mutate(fields);
  };
  const whose = buyer === undefined ? 'tous les acheteurs ensemble' : buyerName(buyers.find(({ siren }) => siren === buyer) ?? { siren: buyer, name: '' });
  return (
    <Dialog
      title={measure.state === 'typed' ? 'Modifier la valeur saisie' : 'Saisir une valeur'}
      isOpen
      onClose={onClose}
      size="wide"
      isDismissable={fields === before}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => submit()} isBusy={save.isPending} isLeaving busyLabel="Enregistrement…">
            Enregistrer
          </Button>
        </>
      }
    >
      <p>
        <strong>{measure.title}</strong>
        {`, pour ${whose}. ${measure.definition}`}
      </p>
      {measure.state === 'computed' && (
        <p className="soft">{`La valeur calculée (${valueWords(measure)}) reste visible dessous, et revient si vous retirez la vôtre.`}</p>
      )}
      <form className="stack" onSubmit={submit} noValidate>
        <Form measure={measure} fields={fields} faults={isAsked ? typedFaults(fields, asked) : {}} set={set} refused={refused} onRefused={hold} />
        <button type="submit" hidden />
      </form>
      {save.isError && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}

type FormProps = {
  measure: Measure;
  fields: TypedFields;
  faults: TypedFaults;
  set: (part: Partial<TypedFields>) => void;
  /** Fields whose text cannot be kept, and says so itself. */
  refused: ReadonlySet<string>;
  onRefused: (field: string, isRefused: boolean) => void;
};

function Form({ measure, fields, faults, set, refused, onRefused }: FormProps) {
  const indicator = useQuery(catalogueQuery).data?.indicators.find(({ id }) => id === measure.indicator);
  const partsIn = partUnit(measure, indicator?.measuredIn);
  const [year, setYear] = useState(String(measure.year));
  return (
    <>
      <Fields>
        <ValueField
          label="Valeur"
          isRequired={partsIn === null}
          help={partsIn === null ? undefined : 'Vide, elle se calcule de la partie et du tout.'}
          unit={measure.unit}
          value={fields.value}
          onChange={(value) => set({ value })}
          onRefused={(isRefused) => onRefused('value', isRefused)}
          error={refused.has('value') ? undefined : faults.value}
        />
        <TextField
          label="Année"
          isRequired
          inputMode="numeric"
          maxLength={4}
          value={year}
          onChange={(typed) => {
            setYear(typed);
            set({ year: /^\d{4}$/.test(typed) ? Number(typed) : null });
          }}
          error={faults.year}
        />
      </Fields>
      {partsIn && <Parts {...{ measure, fields, faults, set, refused, onRefused }} unit={partsIn} indicator={indicator} />}
      <TextField
        label="Source"
        isRequired
        help="D’où vient ce chiffre&#x202f;: un rapport, un service, un logiciel, une date."
        maxLength={LIMITS.shortText}
        value={fields.source}
        onChange={(source) => set({ source })}
        error={faults.source}
      />
      <TextArea label="Note (facultatif)" rows={2} maxLength={LIMITS.longText} value={fields.note} onChange={(note) => set({ note })} />
    </>
  );
}

type PartsProps = FormProps & { unit: NonNullable<ReturnType<typeof partUnit>>; indicator: CatalogueIndicator | undefined };

/** What a rate is made of; both may be left. */
const Parts = ({ fields, faults, set, refused, onRefused, unit, indicator }: PartsProps) => (
  <Fields>
    <ValueField
      label="La partie (facultatif)"
      help={indicator?.numerator}
      unit={unit}
      value={fields.numerator}
      onChange={(numerator) => set({ numerator })}
      onRefused={(isRefused) => onRefused('numerator', isRefused)}
      error={refused.has('numerator') ? undefined : faults.numerator}
    />
    <ValueField
      label="Le tout (facultatif)"
      help={indicator?.denominator}
      unit={unit}
      value={fields.denominator}
      onChange={(denominator) => set({ denominator })}
      onRefused={(isRefused) => onRefused('denominator', isRefused)}
      error={refused.has('denominator') ? undefined : faults.denominator}
    />
  </Fields>
);
