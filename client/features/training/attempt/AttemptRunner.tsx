import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Attempt } from '#shared/api/training.ts';
import { Button } from '../../../ui/Button.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { CorrectionView } from '../question/CorrectionView.tsx';
import { QuestionForm } from '../question/QuestionForm.tsx';
import { plural, PURPOSE_LABELS } from '../words.ts';
import { useAnswering } from './useAnswering.ts';

/** The first question without an answer; the last one when all have theirs. */
const firstOpen = ({ questions }: Attempt, from = 0): number => {
  const found = questions.findIndex(({ answer }, index) => index >= from && answer === null);
  return found >= 0 ? found : questions.findIndex(({ answer }) => answer === null);
};

export function AttemptRunner({ attempt, onEnd }: { attempt: Attempt; onEnd: () => void }) {
  const [index, setIndex] = useState(() => Math.max(0, firstOpen(attempt)));
  const answering = useAnswering(attempt.id);
  const current = attempt.questions[index];
  const next = firstOpen(attempt, index + 1);
  const { prompt, verdict } = useFocus(index, current?.correction != null);
  if (!current) return null;
  const { asked, answer, correction, scored, lesson } = current;
  const goOn = (): void => {
    answering.forget();
    if (next < 0) onEnd();
    else setIndex(next);
  };
  return (
    <>
      <PageHeader
        title={attempt.module?.title ?? 'Révisions'}
        documentTitle={`${PURPOSE_LABELS[attempt.purpose]} – ${attempt.module?.title ?? 'Formation'}`}
        back={<Leave attempt={attempt} />}
      />
      <Progress attempt={attempt} index={index} />
      <p className="visually-hidden" role="status">
        {correction && (correction.right ? 'Bonne réponse.' : 'Réponse fausse.')}
      </p>
      <div className="attempt">
        {answering.elsewhere && (
          <Finding tone="notes" title="Vous aviez déjà répondu à cette question, dans une autre fenêtre.">
            <p>La première réponse est gardée&#x202f;: la voici.</p>
          </Finding>
        )}
        <QuestionForm
          key={asked.id}
          asked={asked}
          answer={answer}
          correction={correction}
          isBusy={answering.isBusy}
          onAnswer={(given) => answering.send({ question: asked.id, answer: given })}
          titleRef={prompt}
        />
        {answering.error !== null && <ProblemNotice error={answering.error} />}
        {correction && (
          <>
            <CorrectionView asked={asked} correction={correction} isScored={scored} lesson={lesson} titleRef={verdict} />
            <div>
              <Button variant="primary" onPress={goOn}>
                {next < 0 ? 'Voir le résultat' : 'Question suivante'}
              </Button>
            </div>
          </>
        )}
      </div>
    </>
  );
}

/** The eyes and the screen reader follow: the verdict once answered, the new question once asked. */
function useFocus(index: number, isCorrected: boolean) {
  const prompt = useRef<HTMLHeadingElement>(null);
  const verdict = useRef<HTMLHeadingElement>(null);
  const last = useRef({ index, isCorrected });
  useEffect(() => {
    const before = last.current;
    last.current = { index, isCorrected };
    if (before.index !== index) {
      prompt.current?.focus({ preventScroll: true });
      scrollTo({ top: 0 });
    } else if (!before.isCorrected && isCorrected) verdict.current?.focus();
  }, [index, isCorrected]);
  return { prompt, verdict };
}

function Leave({ attempt: { module } }: { attempt: Attempt }) {
  return module ? (
    <Link to="/formation/modules/$id" params={{ id: module.id }}>
      ← S’arrêter, reprendre plus tard
    </Link>
  ) : (
    <Link to="/formation">← S’arrêter, reprendre plus tard</Link>
  );
}

function Progress({ attempt: { questions, right }, index }: { attempt: Attempt; index: number }) {
  const answered = questions.filter(({ answer }) => answer !== null).length;
  return (
    <div className="attempt-progress">
      <span>
        Question {index + 1} sur {questions.length}
      </span>
      <progress className="bar-of" value={answered} max={questions.length} aria-label="Questions répondues" />
      <span className="soft">{answered > 0 ? `${plural(right, 'juste')} sur ${answered}` : 'Une réponse donnée est gardée.'}</span>
    </div>
  );
}
