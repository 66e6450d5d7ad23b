/**
 * One question, wherever it is asked: an attempt, a phone in a room. Promises that the answer can be given by keyboard and by touch,
 * that a kept answer is shown and takes no other, and that right and wrong are said in words. Give it the question's id as `key`.
 */
import { type FormEvent, type RefObject, useId, useRef, useState } from 'react';
import type { Answer, AskedQuestion, Correction } from '#shared/api/training.ts';
import { Button } from '../../../ui/Button.tsx';
import { AnswerFields } from './AnswerFields.tsx';
import { answerFault, emptyAnswer } from './answers.ts';
import { KeptAnswer } from './KeptAnswer.tsx';
import './question.css';

export type QuestionFormProps = {
  asked: AskedQuestion;
  /** The answer kept by the server; null while one is waited for. */
  answer: Answer | null;
  /** Once it may be known. */
  correction: Correction | null;
  isBusy: boolean;
  onAnswer: (answer: Answer) => void;
  /** Receives the focus when the question changes. */
  titleRef?: RefObject<HTMLHeadingElement | null>;
};

export function QuestionForm({ asked, answer, correction, isBusy, onAnswer, titleRef }: QuestionFormProps) {
  const titleId = useId();
  return (
    <section className="question" aria-labelledby={titleId}>
      <h2 id={titleId} className="question__prompt" tabIndex={-1} ref={titleRef}>
        {asked.prompt}
      </h2>
      {answer ? (
        <KeptAnswer asked={asked} answer={answer} correction={correction} />
      ) : (
        <Giving asked={asked} titleId={titleId} isBusy={isBusy} onAnswer={onAnswer} />
      )}
    </section>
  );
}

type GivingProps = Pick<QuestionFormProps, 'asked' | 'isBusy' | 'onAnswer'> & { titleId: string };

function Giving({ asked, titleId, isBusy, onAnswer }: GivingProps) {
  const [draft, setDraft] = useState(() => emptyAnswer(asked));
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const fault = isTried ? answerFault(asked, draft) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isBusy) return;
    if (answerFault(asked, draft) === null) onAnswer(draft);
    else form.current?.querySelector<HTMLElement>('input, select')?.focus();
  };
  return (
    <form className="question__form" noValidate onSubmit={submit} ref={form}>
      <AnswerFields asked={asked} titleId={titleId} draft={draft} onChange={setDraft} fault={fault} />
      <p className="question__fault" role="alert">
        {fault}
      </p>
      <div>
        <Button type="submit" variant="primary" isBusy={isBusy} isLeaving busyLabel="Envoi…">
          Répondre
        </Button>
      </div>
    </form>
  );
}
