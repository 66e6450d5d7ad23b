import type { ReactNode } from 'react';
import type { Answer, AskedQuestion, Correction } from '#shared/api/training.ts';
import { Inserted } from './AnswerFields.tsx';
import { type Asked, choicesOf, lastUnder, type Mark, markOf, markWords, withUnit } from './answers.ts';

export type KeptAnswerProps<Q = AskedQuestion> = { asked: Q; answer: Answer; correction: Correction | null };

/** The answer as it was given, beside the right one once it may be known. Text, not controls: it takes no change. */
export function KeptAnswer({ asked, answer, correction }: KeptAnswerProps) {
  if (asked.kind === 'ordering') return <KeptOrder asked={asked} answer={answer} correction={correction} />;
  if (asked.kind === 'matching') return <KeptPairs asked={asked} answer={answer} correction={correction} />;
  if (asked.kind === 'calculation') return <KeptValue asked={asked} answer={answer} correction={correction} />;
  const expected = correction?.expected.choice?.[0];
  const end = asked.kind === 'place' && expected !== undefined ? lastUnder(asked.outline, expected) : null;
  return (
    <ul className={`kept${asked.kind === 'fault' || asked.kind === 'place' ? ' extract sheet' : ''}`}>
      {choicesOf(asked).map(({ id, text, heading = false, level = 1 }) => {
        const mark = markOf(id, answer, correction);
        const words = mark === 'plain' ? null : markWords(mark, asked.kind);
        return (
          <Line key={id} mark={mark} words={words} note={correction?.notes.find((note) => note.id === id)?.text} level={level}>
            <span className={heading ? 'extract__heading' : undefined}>{text}</span>
            {asked.kind === 'place' && id === end && <Inserted title={asked.clause.title} />}
          </Line>
        );
      })}
    </ul>
  );
}

const GLYPHS: Record<Mark, string> = { right: '✓', wrong: '✗', expected: '→', chosen: '●', plain: '' };

type LineProps = {
  mark: Mark;
  /** What the mark means; null when there is nothing to say. */
  words: string | null;
  note?: string | undefined;
  level?: number;
  children: ReactNode;
};

function Line({ mark, words, note, level = 1, children }: LineProps) {
  return (
    <li className={`kept__line kept__line--${mark} place--level-${Math.min(level, 3)}`}>
      <span className="kept__glyph" aria-hidden="true">
        {GLYPHS[mark]}
      </span>
      <div className="kept__words">
        <div>{children}</div>
        {words && <span className="kept__mark">{words}</span>}
        {note && <span className="kept__note">{note}</span>}
      </div>
    </li>
  );
}

function KeptOrder({ asked, answer, correction }: KeptAnswerProps<Asked<'ordering'>>) {
  const textOf = (id: string): string => asked.items.find((item) => item.id === id)?.text ?? '';
  const given = answer.choice ?? [];
  const expected = correction?.expected.choice ?? null;
  const isSame = expected?.every((id, index) => given[index] === id) ?? false;
  return (
    <div className="stack">
      <ol className="kept" aria-label="Votre ordre">
        {given.map((id, index) => {
          const rank = expected?.indexOf(id) ?? -1;
          const mark = expected === null ? 'chosen' : rank === index ? 'right' : 'wrong';
          return (
            <li key={id} className={`kept__line kept__line--${mark}`}>
              <span className="order__rank" aria-hidden="true">
                {index + 1}
              </span>
              <div className="kept__words">
                <span>{textOf(id)}</span>
                {expected !== null && <span className="kept__mark">{rank === index ? 'À sa place' : `Rang attendu\u202f: ${rank + 1}`}</span>}
              </div>
            </li>
          );
        })}
      </ol>
      {expected !== null && !isSame && (
        <div className="kept__expected">
          <p className="kept__title">L’ordre attendu</p>
          <ol>
            {expected.map((id) => (
              <li key={id}>{textOf(id)}</li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

function KeptPairs({ asked, answer, correction }: KeptAnswerProps<Asked<'matching'>>) {
  const rightOf = (pairs: Answer['pairs'], left: string): string | null => pairs?.find((pair) => pair.left === left)?.right ?? null;
  const textOf = (id: string | null): string => asked.right.find((item) => item.id === id)?.text ?? 'Sans réponse';
  return (
    <ul className="kept">
      {asked.left.map(({ id, text }) => {
        const given = rightOf(answer.pairs, id);
        const expected = correction ? rightOf(correction.expected.pairs, id) : null;
        // Two answers may read the same: it is what is read that counts.
        const isRight = textOf(given) === textOf(expected);
        const mark = !correction ? 'chosen' : isRight ? 'right' : 'wrong';
        return (
          <Line key={id} mark={mark} words={null}>
            <strong>{text}</strong>
            <span className="kept__pair">
              <span className="kept__mark">{markWords(mark, asked.kind)}</span>&#x202f;: {textOf(given)}
            </span>
            {mark === 'wrong' && (
              <span className="kept__pair">
                <strong>Attendu</strong>&#x202f;: {textOf(expected)}
              </span>
            )}
          </Line>
        );
      })}
    </ul>
  );
}

function KeptValue({ asked, answer, correction }: KeptAnswerProps<Asked<'calculation'>>) {
  const expected = correction?.expected.value;
  const mark = !correction ? 'chosen' : correction.right ? 'right' : 'wrong';
  return (
    <ul className="kept">
      <Line mark={mark} words={markWords(mark, asked.kind)}>
        {answer.value === undefined ? 'Sans réponse' : withUnit(answer.value, asked)}
      </Line>
      {correction && expected !== undefined && expected !== answer.value && (
        <Line mark="expected" words={correction.right ? 'Valeur exacte' : markWords('expected', asked.kind)}>
          {withUnit(expected, asked)}
        </Line>
      )}
    </ul>
  );
}
