/** Lines to put in order or to match: each has the number or the letter that a room says aloud, and keeps it once the answer is shown. */
import type { AskedQuestion, Correction } from '#shared/api/training.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** « A » for the first. */
export const letterOf = (index: number): string => LETTERS[index] ?? String(index + 1);

type Line = { id: string; text: string };
type LinesProps<Kind extends AskedQuestion['kind']> = { question: Extract<AskedQuestion, { kind: Kind }>; correction: Correction | null };

export function Ordering({ question: { items }, correction }: LinesProps<'ordering'>) {
  const order = correction?.expected.choice;
  return (
    <>
      <p className="stage__help">{order ? 'L’ordre attendu' : 'Mettez les étapes dans l’ordre.'}</p>
      {order ? (
        <ol className="stage-lines">
          {order.map((id) => (
            <li key={id}>
              <Lettered lines={items} id={id} />
            </li>
          ))}
        </ol>
      ) : (
        <Lines lines={items} isLettered />
      )}
    </>
  );
}

export function Pairs({ question: { left, right }, correction }: LinesProps<'matching'>) {
  if (!correction)
    return (
      <>
        <p className="stage__help">Reliez chaque numéro à sa lettre.</p>
        <div className="stage-pairs">
          <Lines lines={left} />
          <Lines lines={right} isLettered />
        </div>
      </>
    );
  return (
    <>
      <p className="stage__help">Les paires attendues</p>
      <ol className="stage-lines">
        {left.map(({ id, text }) => (
          <li key={id}>
            {text} →{' '}
            <strong>
              <Lettered lines={right} id={correction.expected.pairs?.find((pair) => pair.left === id)?.right} />
            </strong>
          </li>
        ))}
      </ol>
    </>
  );
}

const Lines = ({ lines, isLettered = false }: { lines: readonly Line[]; isLettered?: boolean }) => (
  <ol className={`stage-lines${isLettered ? ' stage-lines--lettered' : ''}`}>
    {lines.map(({ id, text }) => (
      <li key={id}>{text}</li>
    ))}
  </ol>
);

/** A line with the letter it had when it was asked. */
function Lettered({ lines, id }: { lines: readonly Line[]; id: string | undefined }) {
  const index = lines.findIndex((line) => line.id === id);
  const line = lines[index];
  return line ? `${letterOf(index)}.\u00a0${line.text}` : null;
}
