import type { TrainingModule } from '#shared/api/training.ts';
import { formatDay, formatRate } from '#shared/format.ts';
import { plural, wholeRate } from '../words.ts';
import { StartTest } from './StartTest.tsx';

/** What the test asks, and what became of it so far. */
export function TestPart({ module }: { module: TrainingModule }) {
  const { draw, passMarkBasisPoints, flagged, questions, progress } = module;
  const { best, passedOn, refreshOn } = progress;
  return (
    <section className="test-part" id="se-tester" aria-labelledby="test-title" tabIndex={-1}>
      <h2 id="test-title">Se tester</h2>
      <p>
        {plural(Math.min(draw, questions), 'question tirée', 'questions tirées')} au sort parmi {questions}. Il faut {formatRate(passMarkBasisPoints)} de bonnes
        réponses. On peut s’arrêter et reprendre.
      </p>
      {flagged > 0 && (
        <p className="small">
          {flagged > 1 ? `${flagged} questions dont le droit a changé ne comptent pas` : 'Une question dont le droit a changé ne compte pas'}, en attendant une
          relecture.
        </p>
      )}
      {(best !== null || passedOn !== null) && (
        <dl className="test-part__facts">
          {best !== null && (
            <div>
              <dt>Meilleur résultat</dt>
              <dd>{wholeRate(best)}</dd>
            </div>
          )}
          {passedOn && (
            <div>
              <dt>Réussi le</dt>
              <dd>{formatDay(passedOn)}</dd>
            </div>
          )}
          {refreshOn && (
            <div>
              <dt>À rafraîchir le</dt>
              <dd>{formatDay(refreshOn)}</dd>
            </div>
          )}
        </dl>
      )}
      <div className="stack">
        <StartTest module={module} variant="secondary" />
      </div>
    </section>
  );
}
