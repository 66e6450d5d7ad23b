import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { RoomView } from '#shared/api/rooms.ts';
import type { Answer, Correction } from '#shared/api/training.ts';
import { frenchTypography } from '#shared/typography.ts';
import { counted } from '#shared/format.ts';
import { toProblem } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { KeptAnswer } from '../training/question/KeptAnswer.tsx';
import { QuestionForm } from '../training/question/QuestionForm.tsx';
import { seatKey, sendAnswer } from './queries.ts';

export type PhoneRoomProps = { view: RoomView; token: string; isLost: boolean; onLeave: () => void };

/** What the phone shows: wait, answer, see, end. */
export function PhoneRoom({ view, token, isLost, onLeave }: PhoneRoomProps) {
  const { state, module, name, index, total } = view;
  return (
    <div className="phone">
      <PageHeader title={module} documentTitle="Salle" />
      <p className="phone__where">
        {name}
        {state !== 'waiting' && state !== 'done' && ` · question ${index} sur ${total}`}
      </p>
      <p className="phone__lost" role="status">
        {isLost && 'Le réseau est perdu. La page se remettra à jour toute seule.'}
      </p>
      {state === 'waiting' && <Waiting />}
      {(state === 'asking' || state === 'showing') && view.question && <Asked key={view.question.id} view={view} token={token} />}
      {state === 'done' && <Done view={view} onLeave={onLeave} />}
    </div>
  );
}

function Waiting() {
  return (
    <div className="phone__big" role="status">
      <p className="phone__title">Vous êtes dans la salle.</p>
      <p>La première question arrive bientôt sur cet écran.</p>
    </div>
  );
}

const FIRST_ERROR_OF_THE_SERVER = 500;
const AGAIN = 2_000;
/** A bad network comes back; what the server refused it would refuse again. */
const isPassing = (error: unknown): boolean => {
  const { status } = toProblem(error);
  return status === 0 || status === 429 || status >= FIRST_ERROR_OF_THE_SERVER;
};

function useAnswer(token: string, question: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: Answer) => sendAnswer(token, { question, answer }),
    retry: (_count, error) => isPassing(error),
    retryDelay: AGAIN,
    onMutate: () => client.cancelQueries({ queryKey: seatKey(token) }),
    onSuccess: (view) => client.setQueryData(seatKey(token), view),
    // The first sending may have gone through, or the room moved on: what the server holds is shown.
    onError: () => void client.invalidateQueries({ queryKey: seatKey(token) }),
  });
}

function Asked({ view, token }: { view: RoomView; token: string }) {
  const { question, answer, correction, state } = view;
  const title = useRef<HTMLHeadingElement>(null);
  const send = useAnswer(token, question?.id ?? '');
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  if (!question) return null;
  if (state === 'showing' && correction) return <Shown view={view} correction={correction} />;
  return (
    <>
      <QuestionForm asked={question} answer={answer} correction={null} isBusy={send.isPending} onAnswer={(given) => send.mutate(given)} titleRef={title} />
      <div role="status" className="phone__status">
        {send.failureCount > 0 && send.isPending && <p>Le réseau est perdu&#x202f;: votre réponse est gardée ici, et part dès qu’il revient.</p>}
        {answer && <p>Réponse envoyée. Regardez l’écran de la salle.</p>}
      </div>
      {send.isError && !answer && <ProblemNotice error={send.error} />}
    </>
  );
}

/** Right or wrong in words, the right answer, why. No link: who plays may have no account. */
function Shown({ view: { question, answer }, correction }: { view: RoomView; correction: Correction }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  if (!question) return null;
  const isRight = answer !== null && correction.right;
  return (
    <section className={`correction correction--${isRight ? 'right' : 'wrong'}`}>
      <h2 className="correction__verdict" tabIndex={-1} ref={heading}>
        <span aria-hidden="true">{isRight ? '✓ ' : answer ? '✗ ' : ''}</span>
        {isRight ? 'Bonne réponse' : answer ? 'Réponse fausse' : 'Vous n’avez pas répondu'}
      </h2>
      <p className="phone__prompt">{question.prompt}</p>
      <KeptAnswer asked={question} answer={answer ?? {}} correction={correction} />
      <p className="correction__why">{correction.explanation}</p>
      {correction.working && <p className="correction__working">{frenchTypography(correction.working)}</p>}
      {correction.references.length > 0 && <p className="soft small">{correction.references.map(({ citation }) => citation).join(' · ')}</p>}
    </section>
  );
}

function Done({ view: { right, index: total }, onLeave }: { view: RoomView; onLeave: () => void }) {
  return (
    <div className="phone__big">
      <p className="phone__title" role="status">
        La séance est terminée.
      </p>
      <p>{`Vous avez ${counted(right, 'bonne réponse', 'bonnes réponses')} sur ${total}.`}</p>
      <p className="soft">Merci d’avoir joué. Votre surnom est effacé demain.</p>
      <Button onPress={onLeave}>Entrer dans une autre salle</Button>
    </div>
  );
}
