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
        {asked.right.length > asked.left.length && ' Il y a des réponses en trop.'}
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
      <ul className="match__answers" aria-label="Réponses proposées">
        {asked.right.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
