import type { AskedQuestion, Correction } from '#shared/api/training.ts';
import type { Room } from '#shared/api/rooms.ts';
import { frenchTypography } from '#shared/typography.ts';
import { PIECE_NAMES } from '../../labels.ts';
import { choicesOf, withUnit } from '../training/question/answers.ts';
import { ANSWER_UNIT_LABELS } from '../training/words.ts';
import { letterOf, Ordering, Pairs } from './StageLines.tsx';

/** The choices; once the answer is shown, which is right, how many picked each, and why. */
export function StageAnswers({ room }: { room: Room }) {
  const { question, correction, state } = room;
  if (!question) return null;
  return (
    <div className="stage__body stage-question">
      <Choices room={room} question={question} />
      {state === 'asking' && <Count room={room} />}
      {state === 'showing' && correction && <Why room={room} correction={correction} />}
    </div>
  );
}

/** « 3 réponses sur 5 »; nothing where nobody can answer by phone. */
function Count({ room: { answered, players } }: { room: Room }) {
  if (players.length === 0) return <p className="stage__large">Répondez à main levée.</p>;
  return (
    <p className="stage__large stage-question__count" role="status">
      <strong>{`${answered}\u00a0${answered > 1 ? 'réponses' : 'réponse'}`}</strong>
      {` sur ${players.length}`}
    </p>
  );
}

const HELP: Record<Exclude<AskedQuestion['kind'], 'ordering' | 'matching'>, string> = {
  single: 'Une seule réponse est juste.',
  multiple: 'Plusieurs réponses sont justes.',
  calculation: 'Calculez.',
  fault: 'Trouvez le paragraphe en faute.',
  place: 'Après quel titre placer la clause\u202f?',
};

function Choices({ room, question }: { room: Room; question: AskedQuestion }) {
  const { correction, counts, answered } = room;
  const expected = correction?.expected;
  if (question.kind === 'ordering') return <Ordering question={question} correction={correction} />;
  if (question.kind === 'matching') return <Pairs question={question} correction={correction} />;
  if (question.kind === 'calculation')
    return (
      <>
        <p className="stage__help">
          {expected ? 'La réponse attendue' : `${HELP.calculation} ${ANSWER_UNIT_LABELS[question.unit] ? `Réponse en ${UNIT_WORDS[question.unit]}.` : ''}`}
        </p>
        {expected?.value !== undefined && <p className="stage-question__value">{withUnit(expected.value, question)}</p>}
      </>
    );
  return (
    <>
      <p className="stage__help">{'piece' in question ? `${PIECE_NAMES[question.piece]}. ${HELP[question.kind]}` : HELP[question.kind]}</p>
      <ol className="stage-choices">
        {choicesOf(question).map(({ id, text }, index) => (
          <Choice
            key={id}
            mark={letterOf(index)}
            text={text}
            isRight={correction ? (expected?.choice?.includes(id) ?? false) : null}
            count={correction ? (counts.find((one) => one.id === id)?.count ?? 0) : null}
            answered={answered}
          />
        ))}
      </ol>
    </>
  );
}

const UNIT_WORDS = { euros: 'euros', heures: 'heures', pourcent: 'pour cent', mois: 'mois', jours: 'jours', nombre: 'nombre' } as const;
const WHOLE = 100;

type ChoiceProps = { mark: string; text: string; isRight: boolean | null; count: number | null; answered: number };

/** One choice: its letter, its words; then whether it is right, and its bar with its number. */
function Choice({ mark, text, isRight, count, answered }: ChoiceProps) {
  return (
    <li className={`stage-choice${isRight === null ? '' : isRight ? ' stage-choice--right' : ' stage-choice--wrong'}`}>
      <span className="stage-choice__mark" aria-hidden="true">
        {mark}
      </span>
      <span className="stage-choice__words">
        {text}
        {isRight && (
          <strong className="stage-choice__right">
            {' '}
            <span aria-hidden="true">✓</span> Bonne réponse
          </strong>
        )}
      </span>
      {count !== null && answered > 0 && (
        <span className="stage-choice__count">
          <svg className="stage-bar" aria-hidden="true" preserveAspectRatio="none" viewBox={`0 0 ${WHOLE} 1`}>
            <rect className={isRight ? 'stage-bar__right' : 'stage-bar__other'} width={(count / answered) * WHOLE} height="1" />
          </svg>
          <strong>{count}</strong>
          <span className="visually-hidden">{count > 1 ? ' réponses' : ' réponse'}</span>
        </span>
      )}
    </li>
  );
}

/** How many were right, why, and the article. */
function Why({ room: { answered, rightCount }, correction }: { room: Room; correction: Correction }) {
  return (
    <div className="stage-why">
      {answered > 0 && (
        <p className="stage__large">
          <strong>{`${rightCount}\u00a0${rightCount > 1 ? 'bonnes réponses' : 'bonne réponse'}`}</strong>
          {` sur ${answered}`}
        </p>
      )}
      <p className="stage-why__words">{correction.explanation}</p>
      {correction.working && <p className="stage-why__words">{frenchTypography(correction.working)}</p>}
      {correction.references.length > 0 && (
        <ul className="stage-why__law">
          {correction.references.map(({ id, citation }) => (
            <li key={id}>{citation}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
