import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Contradiction, DECISION_ANSWERS, type DecisionAnswer } from '#shared/api/indicators.ts';
import { LIMITS } from '#shared/limits.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { answerWords, contractFacts, SUBJECT_WORDS } from './words.ts';

const KEYS: Record<DecisionAnswer, string> = { none: '1', values: '2' };
const SKIP_KEY = '3';
const REASON = 'decision-reason';

type ToDecideProps = {
  one: Contradiction;
  /** « 2 sur 7 ». */
  rank: string;
  /** It comes after an answer: the focus comes to it. */
  isFollowing: boolean;
  mayDecide: boolean;
  /** The one given for the contract before: often the same. */
  lastReason: string;
  onAnswer: (answer: DecisionAnswer, reason: string) => void;
  onSkip: (() => void) | null;
};

const isTypingIn = (target: EventTarget): boolean => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** One contract and its two answers. The keys 1, 2 and 3 answer while the focus is in it, out of its field. */
export function ToDecide({ one, rank, isFollowing, mayDecide, lastReason, onAnswer, onSkip }: ToDecideProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [reason, setReason] = useState(lastReason);
  const [isAsked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  const give = (answer: DecisionAnswer): void => {
    setAsked(true);
    if (isMissing) document.getElementById(REASON)?.focus();
    else onAnswer(answer, reason.trim());
  };
  useEffect(() => {
    if (isFollowing) heading.current?.focus();
  }, [isFollowing]);
  const press = (event: KeyboardEvent): void => {
    if (!mayDecide || isTypingIn(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const answer = DECISION_ANSWERS.find((given) => KEYS[given] === event.key);
    if (!answer && event.key !== SKIP_KEY) return;
    // Where the answer sends to the field, the figure is not typed in it.
    event.preventDefault();
    if (answer) give(answer);
    else onSkip?.();
  };
  const { contract, subject, published } = one;
  return (
    <section className="decision" aria-labelledby="decision-title" onKeyDown={press}>
      <p className="soft small figures">{`${SUBJECT_WORDS[subject].label}, ${rank}`}</p>
      <h2 ref={heading} id="decision-title" tabIndex={-1}>
        {frenchTypography(contract.object) || 'Objet inconnu'}
      </h2>
      <dl className="decision__facts">
        {contractFacts(one).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="decision__published">
          <dt>Publié</dt>
          <dd>{frenchTypography(published.join(', '))}</dd>
        </div>
      </dl>
      {mayDecide ? (
        <Answers one={one} reason={reason} isFaulty={isAsked && isMissing} onReason={setReason} onAnswer={give} onSkip={onSkip} />
      ) : (
        <p className="soft">Une personne qui pilote le schéma, un juriste ou l’administrateur peut décider.</p>
      )}
    </section>
  );
}

type AnswersProps = {
  one: Contradiction;
  reason: string;
  isFaulty: boolean;
  onReason: (reason: string) => void;
  onAnswer: (answer: DecisionAnswer) => void;
  onSkip: (() => void) | null;
};

function Answers({ one, reason, isFaulty, onReason, onAnswer, onSkip }: AnswersProps) {
  return (
    <>
      <div className="decision__reason">
        <TextField
          id={REASON}
          label="Pourquoi"
          isRequired
          help={'Gardé avec votre nom\u202f: par exemple l’article du CCAP qui le dit.'}
          maxLength={LIMITS.shortText}
          value={reason}
          onChange={onReason}
          error={isFaulty ? 'Écrivez d’où vient la réponse, en une phrase.' : undefined}
        />
      </div>
      <p className="decision__question">Laquelle est la bonne&#x202f;?</p>
      <div className="row">
        {DECISION_ANSWERS.map((answer) => (
          <Button key={answer} onPress={() => onAnswer(answer)}>
            {answerWords(one, answer)} <Key name={KEYS[answer]} />
          </Button>
        ))}
        {onSkip && (
          <Button reads variant="quiet" onPress={onSkip}>
            Passer <Key name={SKIP_KEY} />
          </Button>
        )}
      </div>
    </>
  );
}

const Key = ({ name }: { name: string }) => (
  <span className="decision__key" aria-hidden="true">
    {name}
  </span>
);
