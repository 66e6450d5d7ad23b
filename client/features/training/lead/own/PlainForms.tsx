import { useId } from 'react';
import type { QuestionKind, QuestionOf } from '#shared/api/training-content.ts';
import { LIMITS } from '#shared/limits.ts';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { useReadOnly } from '../../../../ui/ReadOnly.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { Fields } from '../../../../workspace/Section.tsx';
import { Items } from './Items.tsx';

export type KindFormProps<K extends QuestionKind> = { question: QuestionOf<K>; onChange: (question: QuestionOf<K>) => void };

type Choice = QuestionOf<'single'> | QuestionOf<'multiple'>;
type Option = Choice['options'][number];

type RightRadioProps = { group: string; label: string; isSelected: boolean; onPick: () => void };

/** One of several, each on the line of its choice: `RadioGroup` holds its own in one block. */
function RightRadio({ group, label, isSelected, onPick }: RightRadioProps) {
  const id = useId();
  const isReadOnly = useReadOnly();
  return (
    <div className="choice">
      <input
        id={id}
        name={group}
        type="radio"
        className="choice__input"
        checked={isSelected}
        aria-disabled={isReadOnly || undefined}
        onChange={() => !isReadOnly && onPick()}
      />
      <label htmlFor={id} className="choice__label">
        {label}
      </label>
    </div>
  );
}

/** Choices: the right ones ticked, the wrong ones with why people fall for them. */
export function ChoiceForm({ question, onChange }: { question: Choice; onChange: (question: Choice) => void }) {
  const isSingle = question.kind === 'single';
  const group = useId();
  const change = (options: Option[]): void => onChange({ ...question, options });
  const pick = (picked: number): void => change(question.options.map((option, index) => ({ ...option, right: index === picked })));
  return (
    <Items
      legend="Choix"
      help={isSingle ? 'Désignez celui qui est juste.' : 'Cochez ceux qui sont justes.'}
      items={question.options}
      min={2}
      max={8}
      addLabel="Ajouter un choix"
      empty={{ text: '', right: false }}
      nameOf={(index) => `choix ${index + 1}`}
      onChange={change}
    >
      {(option, set, index) => (
        <>
          <TextField label={`Choix ${index + 1}`} maxLength={LIMITS.shortText} value={option.text} onChange={(text) => set({ ...option, text })} />
          {isSingle ? (
            <RightRadio group={group} label={`Le choix ${index + 1} est juste`} isSelected={option.right} onPick={() => pick(index)} />
          ) : (
            <Checkbox label={`Le choix ${index + 1} est juste`} isSelected={option.right} onChange={(right) => set({ ...option, right })} />
          )}
          {!option.right && (
            <TextField
              label="Pourquoi on s’y trompe"
              maxLength={LIMITS.shortText}
              value={option.why ?? ''}
              onChange={(why) => set(why ? { ...option, why } : { text: option.text, right: option.right })}
            />
          )}
        </>
      )}
    </Items>
  );
}

/** Steps, written in the right order; they are asked in another. */
export function OrderingForm({ question, onChange }: KindFormProps<'ordering'>) {
  return (
    <Items
      legend="Étapes, dans le bon ordre"
      items={question.steps}
      min={3}
      max={8}
      addLabel="Ajouter une étape"
      empty=""
      nameOf={(index) => `étape ${index + 1}`}
      onChange={(steps) => onChange({ ...question, steps })}
    >
      {(step, set, index) => <TextField label={`Étape ${index + 1}`} maxLength={LIMITS.shortText} value={step} onChange={set} />}
    </Items>
  );
}

/** Pairs, and answers that go with nothing. */
export function MatchingForm({ question, onChange }: KindFormProps<'matching'>) {
  return (
    <>
      <Items
        legend="Paires"
        items={question.pairs}
        min={2}
        max={8}
        addLabel="Ajouter une paire"
        empty={{ left: '', right: '' }}
        nameOf={(index) => `paire ${index + 1}`}
        onChange={(pairs) => onChange({ ...question, pairs })}
      >
        {(pair, set, index) => (
          <Fields>
            <TextField label={`Ligne ${index + 1}`} maxLength={LIMITS.shortText} value={pair.left} onChange={(left) => set({ ...pair, left })} />
            <TextField label={`Sa réponse ${index + 1}`} maxLength={LIMITS.shortText} value={pair.right} onChange={(right) => set({ ...pair, right })} />
          </Fields>
        )}
      </Items>
      <Items
        legend="Réponses en trop"
        help="Facultatif."
        items={question.extra}
        min={0}
        max={4}
        addLabel="Ajouter une réponse en trop"
        empty=""
        nameOf={(index) => `réponse en trop ${index + 1}`}
        onChange={(extra) => onChange({ ...question, extra })}
      >
        {(text, set, index) => <TextField label={`Réponse en trop ${index + 1}`} maxLength={LIMITS.shortText} value={text} onChange={set} />}
      </Items>
    </>
  );
}
