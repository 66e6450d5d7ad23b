import { useState } from 'react';
import type { Participation, ParticipationAnswer, ParticipationComment } from '#shared/api/participations.ts';
import { formatDay } from '#shared/format.ts';
import { isTakenBack, numbersText, OUTCOME_LABELS, placeTitle, qualityLabel, REASON_LABELS, stateLabel } from '#shared/scheme/participation.ts';
import { toastProblem } from '../../ui/Toast.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
import { DuplicateDialog, EraseDialog, RefuseDialog } from './DecisionDialogs.tsx';
import { refocus, voiceId } from './refocus.ts';
import { useDecide } from './useDecide.ts';
import { STATE_TONES } from './words.ts';

type Props = {
  participation: Participation;
  voice: ParticipationComment;
  answer: ParticipationAnswer | null;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
};

/** One comment: what it says, what was decided of it, what can be. */
export function VoiceCard({ participation, voice, answer, isChosen, onChoose }: Props) {
  const { number, place, quote, text, quality, name, nameShown, receivedOn, state, reason, duplicateOf, decidedBy, erasedAt } = voice;
  return (
    <li className="participation-voice">
      <article className="stack" id={voiceId(number)} tabIndex={-1} aria-label={`Avis n°\u00a0${number}`}>
        <p className="row">
          <strong>{`Avis n°\u00a0${number}`}</strong>
          <Tag tone={isTakenBack(voice) ? 'plain' : STATE_TONES[state]}>{stateLabel(voice)}</Tag>
          {answer && <Tag tone={answer.outcome === 'taken' ? 'green' : 'plain'}>{OUTCOME_LABELS[answer.outcome]}</Tag>}
        </p>
        <p className="soft small">
          {[
            placeTitle(participation.places, place),
            qualityLabel(quality),
            ...(name ? [`${name}${nameShown ? '' : ' (nom non publié)'}`] : []),
            `reçu le ${formatDay(receivedOn)}`,
          ].join(' · ')}
        </p>
        {quote && <blockquote className="participation-quote">{quote}</blockquote>}
        {erasedAt === null ? <p className="participation-text">{text}</p> : <p className="soft">Son texte est effacé.</p>}
        {state !== 'waiting' && (
          <p className="soft small">
            {[
              reason ? REASON_LABELS[reason] : '',
              duplicateOf ? `Dit la même chose que l’avis n°\u00a0${duplicateOf}` : '',
              decidedBy ? `Décision de ${decidedBy}` : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {answer && <Answer answer={answer} />}
        {erasedAt === null && <Actions participation={participation} voice={voice} answer={answer} />}
        {state === 'accepted' && erasedAt === null && answer === null && (
          <Checkbox label={`Choisir l’avis n°\u00a0${number} pour répondre à plusieurs`} isSelected={isChosen} onChange={onChoose} />
        )}
      </article>
    </li>
  );
}

function Answer({ answer: { outcome, text, heldIn, numbers } }: { answer: ParticipationAnswer }) {
  return (
    <div className="participation-answer">
      <p>
        <strong>{OUTCOME_LABELS[outcome]}</strong>
        {heldIn && `\u202f: ${heldIn}`}
      </p>
      {text && <p className="participation-text">{text}</p>}
      {numbers.length > 1 && <p className="soft small">{numbersText(numbers)}</p>}
    </div>
  );
}

type Asked = 'refuse' | 'duplicate' | 'erase' | 'answer';

function Actions({ participation, voice, answer }: Pick<Props, 'participation' | 'voice' | 'answer'>) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const decide = useDecide(participation, voice);
  const { state, number } = voice;
  const close = (): void => {
    setAsked(null);
    refocus(number);
  };
  const of = <span className="visually-hidden">{` l’avis n°\u00a0${number}`}</span>;
  const publish = (): void =>
    decide.mutate({ state: 'accepted', reason: null, duplicateOf: null }, { onSuccess: () => refocus(number), onError: toastProblem });
  return (
    <div className="row">
      {state !== 'accepted' && (
        <Button small variant={state === 'waiting' ? 'primary' : 'secondary'} isBusy={decide.isPending} onPress={publish}>
          Publier{of}
        </Button>
      )}
      {state !== 'refused' && (
        <Button small onPress={() => setAsked('refuse')}>
          Refuser{of}
        </Button>
      )}
      {state !== 'duplicate' && (
        <Button small onPress={() => setAsked('duplicate')}>
          Doublon<span className="visually-hidden">{`\u202f: l’avis n°\u00a0${number}`}</span>
        </Button>
      )}
      {state === 'accepted' && (
        <Button small onPress={() => setAsked('answer')}>
          {answer ? 'Changer la réponse' : 'Répondre'}
          <span className="visually-hidden">{` à l’avis n°\u00a0${number}`}</span>
        </Button>
      )}
      <Button small variant="quiet" onPress={() => setAsked('erase')}>
        Effacer le texte<span className="visually-hidden">{` de l’avis n°\u00a0${number}`}</span>
      </Button>
      {asked === 'refuse' && <RefuseDialog voice={voice} decide={decide} onClose={close} />}
      {asked === 'duplicate' && <DuplicateDialog voice={voice} decide={decide} onClose={close} />}
      {asked === 'erase' && <EraseDialog participation={participation} voice={voice} onClose={close} />}
      {asked === 'answer' && <AnswerDialog participation={participation} voices={[voice]} answer={answer} onClose={close} />}
    </div>
  );
}
