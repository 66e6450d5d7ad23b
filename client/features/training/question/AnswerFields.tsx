import type { Answer, AskedQuestion } from '#shared/api/training.ts';
import { PIECE_NAMES } from '../../../labels.ts';
import { type Asked, lastUnder } from './answers.ts';
import { CalculationField } from './CalculationField.tsx';
import { MatchingField } from './MatchingField.tsx';
import { OrderingField } from './OrderingField.tsx';

export type AnswerFieldsProps<Q = AskedQuestion> = {
  asked: Q;
  /** Of the question's own words, which name the group. */
  titleId: string;
  draft: Answer;
  onChange: (draft: Answer) => void;
  fault: string | null;
};

/** The controls of one question, by its kind. */
export function AnswerFields({ asked, ...rest }: AnswerFieldsProps) {
  switch (asked.kind) {
    case 'single':
    case 'multiple':
      return <OptionsField asked={asked} {...rest} />;
    case 'ordering':
      return <OrderingField asked={asked} {...rest} />;
    case 'matching':
      return <MatchingField asked={asked} {...rest} />;
    case 'calculation':
      return <CalculationField asked={asked} {...rest} />;
    case 'fault':
      return <FaultField asked={asked} {...rest} />;
    case 'place':
      return <PlaceField asked={asked} {...rest} />;
  }
}

const pick = (choice: readonly string[], id: string, isMultiple: boolean): string[] => {
  if (!isMultiple) return [id];
  return choice.includes(id) ? choice.filter((other) => other !== id) : [...choice, id];
};

function OptionsField({ asked, titleId, draft, onChange, fault }: AnswerFieldsProps<Asked<'single' | 'multiple'>>) {
  const isMultiple = asked.kind === 'multiple';
  const choice = draft.choice ?? [];
  return (
    <fieldset className="choices" aria-labelledby={titleId} aria-describedby={`${titleId}-help`}>
      <p id={`${titleId}-help`} className="question__help">
        {isMultiple ? 'Plusieurs réponses sont justes\u202f: choisissez-les toutes.' : 'Une seule réponse est juste.'}
      </p>
      {asked.options.map(({ id, text }) => (
        <label key={id} className="pick">
          <input
            type={isMultiple ? 'checkbox' : 'radio'}
            name={titleId}
            className="pick__input"
            checked={choice.includes(id)}
            aria-invalid={fault !== null || undefined}
            onChange={() => onChange({ choice: pick(choice, id, isMultiple) })}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The extract as a sheet: each paragraph can be chosen. */
function FaultField({ asked, titleId, draft, onChange, fault }: AnswerFieldsProps<Asked<'fault'>>) {
  return (
    <fieldset className="choices" aria-labelledby={titleId} aria-describedby={`${titleId}-help`}>
      <p id={`${titleId}-help`} className="question__help">
        Extrait d’exemple · {PIECE_NAMES[asked.piece]}. Choisissez le paragraphe en faute.
      </p>
      <div className="extract sheet">
        {asked.paragraphs.map(({ id, text, heading }) => (
          <label key={id} className="pick pick--text">
            <input
              type="radio"
              name={titleId}
              className="pick__input"
              checked={draft.choice?.includes(id) ?? false}
              aria-invalid={fault !== null || undefined}
              onChange={() => onChange({ choice: [id] })}
            />
            <span className={heading ? 'extract__heading' : undefined}>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The outline of the piece: the clause goes after the chosen title, and shows where. */
function PlaceField({ asked, titleId, draft, onChange, fault }: AnswerFieldsProps<Asked<'place'>>) {
  const chosen = draft.choice?.[0];
  const end = chosen === undefined ? null : lastUnder(asked.outline, chosen);
  return (
    <fieldset className="choices" aria-labelledby={titleId} aria-describedby={`${titleId}-help`}>
      <p id={`${titleId}-help`} className="question__help">
        {PIECE_NAMES[asked.piece]}. Clause à placer&#x202f;: <strong>{asked.clause.title}</strong>. Choisissez le titre qu’elle suivra, avec tout ce qu’il
        contient.
      </p>
      <div className="extract sheet">
        {asked.outline.map(({ id, level, number, text }) => (
          <div key={id} className={`place place--level-${Math.min(level, 3)}`}>
            <label className="pick pick--text">
              <input
                type="radio"
                name={titleId}
                className="pick__input"
                checked={id === chosen}
                aria-invalid={fault !== null || undefined}
                onChange={() => onChange({ choice: [id] })}
              />
              <span>
                <span className="visually-hidden">Après </span>
                {number && <span className="place__number">{number}</span>} {text}
              </span>
            </label>
            {id === end && <Inserted title={asked.clause.title} />}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** The clause where it would go, drawn as an insertion. */
export const Inserted = ({ title }: { title: string }) => (
  <p className="place__inserted">
    <span aria-hidden="true">↳ </span>
    {title}
  </p>
);
