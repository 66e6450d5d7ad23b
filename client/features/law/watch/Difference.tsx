import type { ContentChange, WatchLine } from '#shared/api/watch.ts';
import { diffWords } from '#shared/diff/words.ts';
import { WordDiff } from '../../../ui/WordDiff.tsx';

type Pair = { label: string; before: string; after: string };

/** Lines that differ, by their label; a label that comes several times is taken in its order. */
function differingLines(before: readonly WatchLine[], after: readonly WatchLine[]): Pair[] {
  const keyed = (lines: readonly WatchLine[]): Map<string, WatchLine> => {
    const seen = new Map<string, number>();
    return new Map(
      lines.map((line) => {
        const rank = (seen.get(line.label) ?? 0) + 1;
        seen.set(line.label, rank);
        return [`${line.label} ${rank}`, line];
      }),
    );
  };
  const [left, right] = [keyed(before), keyed(after)];
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  return keys
    .map((key) => ({ label: (right.get(key) ?? left.get(key))?.label ?? '', before: left.get(key)?.text ?? '', after: right.get(key)?.text ?? '' }))
    .filter((pair) => pair.before !== pair.after);
}

/** What a content changed in one thing, line by line, word by word. */
export function Difference({ change: { before, after } }: { change: ContentChange }) {
  const pairs = differingLines(before ?? [], after ?? []);
  return (
    <dl className="watch__difference">
      {pairs.map(({ label, before: was, after: is }, index) => (
        <div key={`${label} ${index}`}>
          <dt>{label}</dt>
          <dd>
            <WordDiff runs={diffWords(was, is)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
