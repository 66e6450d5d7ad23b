import { Select } from '../../../ui/Select.tsx';
import type { AnswerFieldsProps } from './AnswerFields.tsx';
import { type Asked, paired } from './answers.ts';

/** One list a line; nothing forbids giving the same answer twice. */
export function MatchingField({ asked, titleId, draft, onChange, fault }: AnswerFieldsProps<Asked<'matching'>>) {
  const pairs = draft.pairs ?? [];
  const options = asked.right.map(({ id, text }) => ({ value: id, label: text }));
  return (
    <div className="choices" role="group" aria-labelledby={titleId} aria-describedby={`${titleId}-help`}>
      <p id={`${titleId}-help`} className="question__help">
        Reliez chaque ligne à sa réponse.
        {asked.right.length - asked.left.length === 1 && ' Il y a une réponse en trop.'}
        {asked.right.length - asked.left.length > 1 && ' Il y a des réponses en trop.'}
      </p>
      <div className="match">
        {asked.left.map(({ id, text }) => {
          const chosen = pairs.find(({ left }) => left === id)?.right ?? null;
          return (
            <Select
              key={id}
              label={text}
              value={chosen}
              options={options}
              emptyLabel="Choisir…"
              error={fault !== null && chosen === null ? 'Choisissez une réponse.' : undefined}
              onChange={(right) => onChange({ pairs: paired(pairs, id, right) })}
            />
          );
        })}
      </div>
      <div className="match__answers">
        <p id={`${titleId}-answers`}>Réponses proposées{'\u202f'}:</p>
        <ul aria-labelledby={`${titleId}-answers`}>
          {asked.right.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
