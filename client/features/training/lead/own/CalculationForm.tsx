import type { QuestionOf } from '#shared/api/training-content.ts';
import { LIMITS } from '#shared/limits.ts';
import { readFormula } from '#shared/training/formula.ts';
import { frenchTypography } from '#shared/typography.ts';
import { NumberInput } from '../../../../ui/NumberInput.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { TextArea } from '../../../../ui/TextArea.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { Fields } from '../../../../workspace/Section.tsx';
import { Items } from './Items.tsx';
import type { KindFormProps } from './PlainForms.tsx';
import { UNIT_OPTIONS } from './words.ts';

type Drawn = QuestionOf<'calculation'>['numbers'][number];

const EMPTY: Drawn = { id: 'nombre', min: 1, max: 10, step: 1, unit: 'nombre' };
/** Names of numbers are written in formulas: plain letters, digits, dashes. */
const plainName = (typed: string): string =>
  typed
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9-]/g, '-')
    .slice(0, 30);

/** Numbers drawn for each person, a formula over them, how near is near enough. */
export function CalculationForm({ question, onChange }: KindFormProps<'calculation'>) {
  const formula = readFormula(
    question.formula,
    question.numbers.map(({ id }) => id),
  );
  return (
    <>
      <Items
        legend="Nombres tirés au sort"
        help="Chaque personne reçoit les siens."
        items={question.numbers}
        min={1}
        max={8}
        addLabel="Ajouter un nombre"
        empty={EMPTY}
        nameOf={(index) => `nombre ${index + 1}`}
        onChange={(numbers) => onChange({ ...question, numbers })}
      >
        {(number, set, index) => <NumberFields number={number} index={index} set={set} />}
      </Items>
      <TextField
        label="Formule"
        help={
          'Le calcul de la bonne réponse, avec les noms des nombres, + - * / et des parenthèses\u202f: « montant * 0.05 » en prend 5\u00a0%. ' +
          '« round(montant / 30) » arrondit au plus proche, « floor » vers le bas, « ceil » vers le haut\u202f; ' +
          '« min(a, b) » garde le plus petit, « max(a, b) » le plus grand.'
        }
        maxLength={300}
        value={question.formula}
        onChange={(text) => onChange({ ...question, formula: text })}
        error={question.formula && 'fault' in formula ? frenchTypography(formula.fault) : undefined}
      />
      <Fields>
        <Select label="Réponse en" value={question.unit} options={UNIT_OPTIONS} onChange={(unit) => unit && onChange({ ...question, unit })} />
        <NumberInput
          label="Décimales"
          min={0}
          max={4}
          isInteger
          value={question.decimals}
          onChange={(decimals) => decimals !== null && onChange({ ...question, decimals })}
        />
        <NumberInput
          label="Tolérance"
          unit="%"
          min={0}
          max={50}
          value={question.tolerance}
          onChange={(tolerance) => tolerance !== null && onChange({ ...question, tolerance })}
        />
      </Fields>
      <TextArea
        label="Raisonnement"
        help={
          'Montré après la réponse\u202f: {{montant}} y devient le nombre tiré, {{reponse}} le résultat. Exemple\u202f: « {{montant}} × 5\u00a0% = {{reponse}} »'
        }
        rows={2}
        maxLength={LIMITS.questionText}
        value={question.working}
        onChange={(working) => onChange({ ...question, working })}
      />
    </>
  );
}

function NumberFields({ number, index, set }: { number: Drawn; index: number; set: (number: Drawn) => void }) {
  const change =
    (part: 'min' | 'max' | 'step') =>
    (value: number | null): void => {
      if (value !== null) set({ ...number, [part]: value });
    };
  return (
    <Fields>
      <TextField label={`Nom du nombre ${index + 1}`} maxLength={30} value={number.id} onChange={(typed) => set({ ...number, id: plainName(typed) })} />
      <NumberInput label="Au moins" value={number.min} onChange={change('min')} />
      <NumberInput label="Au plus" value={number.max} onChange={change('max')} />
      <NumberInput label="De … en …" value={number.step} onChange={change('step')} />
      <Select label="Unité" value={number.unit} options={UNIT_OPTIONS} onChange={(unit) => unit && set({ ...number, unit })} />
    </Fields>
  );
}
