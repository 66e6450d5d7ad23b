import { useQuery } from '@tanstack/react-query';
import type { ClauseFamily, ClauseVariable, FilledClause, Piece } from '#shared/api/clauses.ts';
import { usedVariables } from '#shared/block/walk.ts';
import { BUILT_IN_VARIABLES } from '#shared/clause/variables.ts';
import { frenchTypography } from '#shared/typography.ts';
import { CCAG_LABELS, optionsOf } from '../../labels.ts';
import { ccagsQuery } from '../../queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { Select } from '../../ui/Select.tsx';
import { toast } from '../../ui/Toast.tsx';
import { variableLabels } from './family.ts';
import { defaultValues, type FillChoices } from './useFill.ts';
import { fieldId, VariableField } from './VariableField.tsx';

export type VariablesPanelProps = {
  family: ClauseFamily;
  piece: Piece;
  choices: FillChoices;
  onChange: (choices: FillChoices) => void;
  filled: FilledClause | undefined;
};

const CCAG_FIELD = fieldId('ccag.nom');
const BUILT_IN_HELP: Partial<Record<string, string>> = {
  lot: 'Par exemple\u202f: lot n°\u00a02 – Gros œuvre. Vide, le texte dit «\u00a0le marché\u00a0».',
  acheteur: 'Avec son article\u202f: le Département de…, la Ville de…',
};
const builtIn = (id: string, label: string): ClauseVariable => ({
  id,
  label,
  type: 'text',
  required: false,
  ...(BUILT_IN_HELP[id] ? { help: BUILT_IN_HELP[id] } : {}),
});

/** Variables of the piece in reading order, those of its conditions included, then the others of the clause. */
function sortVariables(family: ClauseFamily, piece: Piece): { here: ClauseVariable[]; elsewhere: ClauseVariable[]; usesCcag: boolean } {
  const used = usedVariables(family.texts.find((text) => text.piece === piece)?.blocks ?? []);
  const here = used.flatMap(
    (id) =>
      family.variables.find((variable) => variable.id === id) ??
      (BUILT_IN_VARIABLES.has(id) && !id.startsWith('ccag.') ? builtIn(id, BUILT_IN_VARIABLES.get(id) ?? id) : []),
  );
  const conditions = family.texts.find((text) => text.piece === piece)?.blocks.some(({ when }) => when?.ccag) ?? false;
  return { here, elsewhere: family.variables.filter(({ id }) => !used.includes(id)), usesCcag: conditions || used.some((id) => id.startsWith('ccag.')) };
}

/** The fields that complete the text; it follows as one types. */
export function VariablesPanel({ family, piece, choices, onChange, filled }: VariablesPanelProps) {
  const { here, elsewhere, usesCcag } = sortVariables(family, piece);
  const set = (id: string, value: string | number | undefined): void => {
    const { [id]: _, ...rest } = choices.values;
    onChange({ ...choices, values: value === undefined ? rest : { ...rest, [id]: value } });
  };
  const reset = (): void => {
    onChange({ values: defaultValues(family), ccag: null });
    toast('Valeurs de départ rétablies.', () => onChange(choices));
  };
  const field = (variable: ClauseVariable) => (
    <VariableField key={variable.id} variable={variable} value={choices.values[variable.id]} onChange={(value) => set(variable.id, value)} />
  );
  return (
    <section className="variables no-print" aria-labelledby="variables-title">
      <h2 id="variables-title" className="variables__title">
        À remplir
      </h2>
      <Missing missing={filled?.missing ?? []} family={family} />
      {usesCcag && <CcagField family={family} choices={choices} onChange={onChange} />}
      {here.map(field)}
      {here.length === 0 && !usesCcag && <p className="soft">Ce texte n’a pas de variable&#x202f;: il se copie tel quel.</p>}
      {elsewhere.length > 0 && (
        <details className="variables__others">
          <summary>Variables des autres pièces ({elsewhere.length})</summary>
          <div className="stack">{elsewhere.map(field)}</div>
        </details>
      )}
      <div className="row">
        <Button small variant="quiet" onPress={reset}>
          Rétablir les valeurs de départ
        </Button>
      </div>
      <p className="field__help">Les montants et durées proposés sont des points de départ, à adapter. Votre saisie reste dans cet onglet.</p>
    </section>
  );
}

/** Sends the focus to the field of a variable; an article of the CCAG is filled by choosing the CCAG. */
export const focusVariable = (id: string): void => document.getElementById(id.startsWith('ccag.') ? CCAG_FIELD : fieldId(id))?.focus();

/** What the text still lacks; each leads to its field. */
function Missing({ missing, family }: { missing: readonly string[]; family: ClauseFamily }) {
  const labels = variableLabels(family);
  return (
    <div role="status" className="variables__missing">
      {missing.length === 0 ? (
        <p className="variables__complete">Rien ne manque dans ce texte.</p>
      ) : (
        <>
          <p>{missing.length === 1 ? 'Il manque une valeur\u202f:' : `Il manque ${missing.length} valeurs\u202f:`}</p>
          <ul className="plain-list">
            {missing.map((id) => (
              <li key={id}>
                <button type="button" className="variables__go" onClick={() => focusVariable(id)}>
                  {labels[id] ?? id}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The CCAG the contract refers to decides article numbers; what we know of them carries its confidence. */
function CcagField({ family, choices, onChange }: Pick<VariablesPanelProps, 'family' | 'choices' | 'onChange'>) {
  const ccags = useQuery(ccagsQuery);
  const options = optionsOf(CCAG_LABELS).filter(({ value }) => family.ccag.length === 0 || family.ccag.includes(value));
  const chosen = ccags.data?.items.find(({ id }) => id === choices.ccag);
  return (
    <div className="stack">
      <Select
        id={CCAG_FIELD}
        label="CCAG du marché"
        help="Il décide des numéros d’articles et de certains passages."
        value={choices.ccag}
        options={options}
        emptyLabel="À choisir"
        onChange={(ccag) => onChange({ ...choices, ccag })}
      />
      {chosen && (
        <p className="row small">
          <ConfidenceMark value={chosen.confidence} />
          <span className="variables__note">{frenchTypography(chosen.confidenceNote ?? chosen.title)}</span>
        </p>
      )}
    </div>
  );
}
