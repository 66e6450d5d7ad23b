import type { ReactNode } from 'react';
import type { LineAspect, LineChange, TextLine, WordRun } from '#shared/api/differences.ts';
import { diffWords } from '#shared/diff/words.ts';
import { conditionSentence } from './BlocksView.tsx';
import './WordDiff.css';

/** What is read aloud around a change: colour and line are not all that says it. */
function Spoken({ children }: { children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}

/** A text and its changes: what went is struck through, what came is underlined, and both are said. */
export function WordDiff({ runs }: { runs: readonly WordRun[] }) {
  return (
    <span className="word-diff">
      {runs.map(({ kind, text }, index) => {
        // Runs have no identity of their own: their place is the only one.
        if (kind === 'kept') return <span key={index}>{text}</span>;
        if (kind === 'removed')
          return (
            <del key={index}>
              <Spoken>{' [retiré\u202f: '}</Spoken>
              {text}
              <Spoken>{'] '}</Spoken>
            </del>
          );
        return (
          <ins key={index}>
            <Spoken>{' [ajouté\u202f: '}</Spoken>
            {text}
            <Spoken>{'] '}</Spoken>
          </ins>
        );
      })}
    </span>
  );
}

const STATES: Record<LineChange['state'], string | null> = {
  kept: null,
  changed: 'Modifié',
  removed: 'Retiré',
  added: 'Ajouté',
  left: 'Déplacé',
  moved: 'Vient d’ailleurs',
};

const ASPECTS: Record<Exclude<LineAspect, 'note' | 'condition'>, string> = {
  role: 'La présentation change (titre, paragraphe, liste ou niveau).',
  emphasis: 'Les gras ou les italiques changent.',
};

/** Lines that do not change, between two that do: shown when asked. */
const FEW_KEPT = 2;

type Group = { kept: LineChange[] } | { change: LineChange };

function groupsOf(changes: readonly LineChange[]): Group[] {
  const groups: Group[] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (change.state !== 'kept') groups.push({ change });
    else if (last && 'kept' in last) last.kept.push(change);
    else groups.push({ kept: [change] });
  }
  return groups;
}

/** The difference between two texts, line by line; what does not change folds away. */
export function BlockDiff({ changes, labels = {} }: { changes: readonly LineChange[]; labels?: Readonly<Record<string, string>> }) {
  return (
    <div className="block-diff sheet">
      {groupsOf(changes).map((group, index) =>
        'change' in group ? <ChangedLine key={index} change={group.change} labels={labels} /> : <KeptLines key={index} lines={group.kept} />,
      )}
    </div>
  );
}

function KeptLines({ lines }: { lines: readonly LineChange[] }) {
  const shown = lines.map(
    ({ after }, index) =>
      after && (
        <p key={index} className={lineClass(after)}>
          {lineStart(after)}
          {after.text}
        </p>
      ),
  );
  if (lines.length <= FEW_KEPT) return <div className="block-diff__kept">{shown}</div>;
  return (
    <details className="block-diff__kept">
      <summary>{lines.length} lignes sans changement</summary>
      {shown}
    </details>
  );
}

const lineClass = ({ role, level }: TextLine): string => `block-diff__line block-diff__line--${role} block-diff__line--level-${level}`;
const lineStart = ({ role, number }: TextLine): string => (role === 'item' ? (number === null ? '– ' : `${number}. `) : '');

function ChangedLine({ change, labels }: { change: LineChange; labels: Readonly<Record<string, string>> }) {
  const { state, before, after, runs, aspects } = change;
  const line = after ?? before;
  if (!line) return null;
  return (
    <div className={`block-diff__change block-diff__change--${state}`}>
      <p className="block-diff__state">{STATES[state]}</p>
      <div>
        <p className={lineClass(line)}>
          {lineStart(line)}
          {state === 'left' ? <del>{line.text}</del> : <WordDiff runs={runs} />}
        </p>
        {aspects.map((aspect) => (
          <Aspect key={aspect} aspect={aspect} before={before} after={after} labels={labels} />
        ))}
      </div>
    </div>
  );
}

type AspectProps = { aspect: LineAspect; before: TextLine | null; after: TextLine | null; labels: Readonly<Record<string, string>> };

function Aspect({ aspect, before, after, labels }: AspectProps) {
  if (aspect === 'note')
    return (
      <p className="block-diff__aspect">
        {'Note en marge\u202f: '}
        <WordDiff runs={diffWords(before?.note ?? '', after?.note ?? '')} />
      </p>
    );
  if (aspect !== 'condition') return <p className="block-diff__aspect">{ASPECTS[aspect]}</p>;
  const said = (line: TextLine | null): string => (line?.when ? conditionSentence(line.when, labels) : null) ?? 'Toujours écrit';
  return (
    <p className="block-diff__aspect">
      {'Condition\u202f: '}
      <WordDiff runs={diffWords(said(before), said(after))} />
    </p>
  );
}
