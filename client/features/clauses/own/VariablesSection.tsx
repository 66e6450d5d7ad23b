import { useState } from 'react';
import type { Inline } from '#shared/api/blocks.ts';
import type { ClauseFault } from '#shared/api/own-clauses.ts';
import { usedVariables } from '#shared/block/walk.ts';
import { mapLines } from '#shared/clause/map-lines.ts';
import { useReadOnly } from '../../../ui/ReadOnly.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Section } from '../../../workspace/Section.tsx';
import { useClauseFaults } from './Faults.tsx';
import { useClauseField, useClauseState } from './save.ts';
import { VariableForm } from './VariableForm.tsx';
import type { NewVariable } from './NewVariableDialog.tsx';
import { TYPE_LABELS } from './words.ts';

/** A variable as words of the text, its marks kept. */
const worded = ({ bold, italic }: Inline, label: string): Inline => ({
  kind: 'text',
  text: `[${label}]`,
  ...(bold ? { bold } : {}),
  ...(italic ? { italic } : {}),
});

/** The declared variables, each with its form; taken away, its places in the text become words in brackets. */
export function VariablesSection() {
  const [variables, edit] = useClauseField('variables');
  const [texts, editTexts] = useClauseField('texts');
  const { slug } = useClauseState().document;
  const faults = useClauseFaults(slug);
  const used = new Set(texts.flatMap(({ blocks }) => usedVariables(blocks)));
  const remove = ({ id, label }: NewVariable): void => {
    const before = { variables, texts };
    editTexts((current) =>
      current.map((text) => ({
        ...text,
        blocks: mapLines(text.blocks, (line) => line.map((inline) => (inline.kind === 'variable' && inline.id === id ? worded(inline, label) : inline))),
      })),
    );
    edit((current) => current.filter((variable) => variable.id !== id));
    toast(`La variable «\u00a0${label}\u00a0» est retirée.`, () => {
      edit(() => before.variables);
      editTexts(() => before.texts);
    });
  };
  return (
    <Section title="Variables" anchor="variables" lead={variables.length === 0 ? 'Aucune pour l’instant. Insérez-en une depuis la barre du texte.' : undefined}>
      <ul className="own-variables">
        {variables.map((variable) => (
          <VariableRow
            key={variable.id}
            variable={variable}
            isUsed={used.has(variable.id)}
            faults={faults.filter(({ path }) => path === `variables/${variable.id}` || path.startsWith(`variables/${variable.id}/`))}
            onChange={(next) => edit((current) => current.map((other) => (other.id === variable.id ? next : other)))}
            onRemove={() => remove(variable)}
          />
        ))}
      </ul>
    </Section>
  );
}

type RowProps = {
  variable: NewVariable;
  isUsed: boolean;
  faults: readonly ClauseFault[];
  onChange: (variable: NewVariable) => void;
  onRemove: () => void;
};

/** Open to begin with when something is to correct; it stays as the person left it once that is done. */
function VariableRow({ variable, isUsed, faults, onChange, onRemove }: RowProps) {
  const isReadOnly = useReadOnly();
  const [isOpen, setOpen] = useState(faults.length > 0);
  return (
    <li>
      <details className="own-variable" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="own-variable__name">{variable.label || variable.id}</span>
          <span className="soft small">
            {[TYPE_LABELS[variable.type], isUsed ? '' : 'pas dans le texte', faults.length > 0 ? 'à compléter' : ''].filter(Boolean).join(' · ')}
          </span>
        </summary>
        <div data-field={`variables/${variable.id}`}>
          <VariableForm variable={variable} faults={faults} onChange={onChange} />
          {!isReadOnly && (
            <div className="row">
              <Button small variant="quiet" onPress={onRemove}>
                Retirer la variable
              </Button>
            </div>
          )}
        </div>
      </details>
    </li>
  );
}
