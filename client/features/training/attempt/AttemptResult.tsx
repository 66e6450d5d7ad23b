import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Attempt, AttemptQuestion } from '#shared/api/training.ts';
import { formatDay } from '#shared/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { modulesQuery } from '../queries.ts';
import { CorrectionView } from '../question/CorrectionView.tsx';
import { KeptAnswer } from '../question/KeptAnswer.tsx';
import { useStartAttempt } from '../useStartAttempt.ts';
import { neededOf, plural, wholeRate } from '../words.ts';

const titleOf = ({ purpose, passed }: Attempt): string => {
  if (purpose === 'review') return 'Révision terminée';
  if (purpose === 'refresher') return passed ? 'Module rafraîchi' : 'Module à rafraîchir encore';
  return passed ? 'Module réussi' : 'Pas encore réussi';
};

/** The score, what it means, what to read again, and every question with its correction. */
export function AttemptResult({ attempt }: { attempt: Attempt }) {
  const { module, basisPoints, right, scored, passMarkBasisPoints, purpose, questions, passed } = attempt;
  const setAside = questions.length - scored;
  return (
    <>
      <PageHeader
        key="result"
        title={titleOf(attempt)}
        documentTitle={`${titleOf(attempt)} – ${module?.title ?? 'Révisions'}`}
        back={<Link to="/formation">← Formation</Link>}
        {...(module ? { lead: module.title } : {})}
      />
      <div className="attempt">
        <div className={`score${purpose !== 'review' ? (passed ? ' score--passed' : ' score--failed') : ''}`}>
          {basisPoints !== null && <p className="score__figure">{wholeRate(basisPoints)}</p>}
          <div>
            <p>
              {plural(right, 'bonne réponse', 'bonnes réponses')} sur {plural(scored, 'question')}
              {purpose !== 'review' && scored > 0 && `\u202f; il en fallait ${neededOf(passMarkBasisPoints, scored)}`}.
            </p>
            {setAside > 0 && (
              <p className="small">
                {setAside > 1 ? `${setAside} questions posées n’ont pas compté` : 'Une question posée n’a pas compté'}&#x202f;: leur droit a changé.
              </p>
            )}
          </div>
        </div>
        <Reread questions={questions} />
        <Planned questions={questions} />
        <NextMove attempt={attempt} />
        <section aria-labelledby="answers" className="stack">
          <h2 id="answers">Vos réponses</h2>
          <ol className="answers">
            {questions.map((question) => (
              <AnswerLine key={question.asked.id} question={question} />
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}

const isMissed = ({ correction }: AttemptQuestion): boolean => correction !== null && !correction.right;

function Reread({ questions }: { questions: readonly AttemptQuestion[] }) {
  const lessons = new Map(questions.filter(isMissed).flatMap(({ lesson }) => (lesson ? [[`${lesson.module} ${lesson.id}`, lesson] as const] : [])));
  if (lessons.size === 0) return null;
  return (
    <section aria-labelledby="reread" className="stack">
      <h2 id="reread">À relire</h2>
      <ul>
        {[...lessons.values()].map(({ module, id, title }) => (
          <li key={`${module} ${id}`}>
            <Link to="/formation/modules/$id/lecons/$lesson" params={{ id: module, lesson: id }}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** When the missed questions come back. */
function Planned({ questions }: { questions: readonly AttemptQuestion[] }) {
  const review = useQuery(modulesQuery).data?.review;
  const missed = questions.filter(isMissed).length;
  if (missed === 0) return <p>Aucune question manquée&#x202f;: rien à réviser.</p>;
  const when = review && review.due === 0 && review.nextOn ? `, à partir du ${formatDay(review.nextOn)}` : '';
  return (
    <p>
      {missed > 1 ? `Les ${missed} questions manquées reviendront` : 'La question manquée reviendra'} dans vos <Link to="/formation/revisions">révisions</Link>
      {when}.
    </p>
  );
}

function NextMove({ attempt: { module, purpose, passed } }: { attempt: Attempt }) {
  const start = useStartAttempt();
  if (!module || passed)
    return (
      <div>
        <LinkButton to="/formation" variant="primary">
          {module ? 'Continuer le parcours' : 'Revenir au parcours'}
        </LinkButton>
      </div>
    );
  return (
    <div className="stack">
      <div className="row">
        <LinkButton to="/formation/modules/$id" params={{ id: module.id }} variant="primary">
          Relire le module
        </LinkButton>
        <Button
          isBusy={start.isPending}
          isLeaving
          busyLabel="Tirage des questions…"
          onPress={() => !start.isPending && start.mutate({ purpose, module: module.id })}
        >
          Recommencer avec d’autres questions
        </Button>
      </div>
      {start.isError && <ProblemNotice error={start.error} />}
    </div>
  );
}

function AnswerLine({ question: { asked, answer, correction, scored, lesson } }: { question: AttemptQuestion }) {
  if (!answer || !correction) return null;
  return (
    <li>
      <details className="answer-line">
        <summary>
          <span className={`answer-line__mark answer-line__mark--${correction.right ? 'right' : 'wrong'}`}>
            <span aria-hidden="true">{correction.right ? '✓ ' : '✗ '}</span>
            {correction.right ? 'Juste' : 'Fausse'}
          </span>
          <span>{asked.prompt}</span>
        </summary>
        <div className="stack answer-line__body">
          <KeptAnswer asked={asked} answer={answer} correction={correction} />
          <CorrectionView asked={asked} correction={correction} isScored={scored} lesson={lesson} />
        </div>
      </details>
    </li>
  );
}
