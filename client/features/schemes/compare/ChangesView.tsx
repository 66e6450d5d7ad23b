/**
 * What differs between two texts of a scheme, as a person reads it: section by section, the rows by their names, the difference of words of what
 * is written. Shows every change that `compareContent` gives; what a link by identifier points at is said in words.
 */
import { type ReactNode, useMemo } from 'react';
import { diffBlocks } from '#shared/diff/blocks.ts';
import { diffWords } from '#shared/diff/words.ts';
import type { SchemeChange, SectionChange } from '#shared/scheme/compare.ts';
import { describeValue, valueText } from '../../../save/describe.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { BlockDiff, WordDiff } from '../../../ui/WordDiff.tsx';
import { useClauseTitles } from '../parts/useClauseTitles.ts';
import { SCHEME_WORDS } from '../save/describe.ts';
import { SCHEME_SECTIONS, type SchemeSection } from '../save/sections.ts';
import './compare.css';

/** Links by identifier that a person changes without seeing them. */
const LINKS: Readonly<Record<string, string>> = {
  indicatorIds: 'Indicateurs liés',
  axisId: 'Axe lié',
  catalogueId: 'Élément du catalogue',
  buyerId: 'Acheteur lié',
  indicatorId: 'Indicateur lié',
  clauseSlugs: 'Clauses',
};
const labelOf = (field: string): string =>
  LINKS[field] ?? SCHEME_WORDS.labels[field] ?? Object.entries(SCHEME_SECTIONS.labels).find(([section]) => section === field)?.[1] ?? field;

export type ChangesProps = {
  changes: readonly SectionChange[];
  /** A gesture beside each section's title: taking it back, for one. */
  action?: (section: SchemeSection) => ReactNode;
};

export function ChangesView({ changes, action }: ChangesProps) {
  if (changes.length === 0) return <p className="soft">Aucune différence.</p>;
  return (
    <div className="changes">
      {changes.map(({ section, changes: found }) => (
        <section key={section} className="changes__section">
          <div className="changes__head">
            <h3>{SCHEME_SECTIONS.labels[section]}</h3>
            {action?.(section)}
          </div>
          <ul className="changes__list">
            {found.map((change, index) => (
              // Changes are found anew each time: their place is their identity.
              <li key={index}>
                <OneChange change={change} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function OneChange({ change }: { change: SchemeChange }) {
  const where = change.trail.map(({ field, name }) => name || labelOf(field)).join(' › ');
  return (
    <>
      {where && <p className="changes__where">{where}</p>}
      <Said change={change} />
    </>
  );
}

function Said({ change }: { change: SchemeChange }): ReactNode {
  const label = labelOf(change.field);
  switch (change.kind) {
    case 'added':
    case 'removed':
      return <RowChange change={change} />;
    case 'moved':
      return (
        <p>
          <Tag tone="blue">Déplacé</Tag> {change.name || label}
          <span className="soft">{` de la place ${change.from} à la place ${change.to}`}</span>
        </p>
      );
    case 'value':
      return <ValueChange change={change} />;
    case 'list':
      return <ListChange change={change} />;
    case 'blocks':
      return (
        <>
          <p className="changes__label">{label}</p>
          <BlocksChange change={change} />
        </>
      );
  }
}

type Of<K extends SchemeChange['kind']> = Extract<SchemeChange, { kind: K }>;

function RowChange({ change: { kind, field, name, row } }: { change: Of<'added' | 'removed'> }) {
  const lines = describeValue(SCHEME_WORDS, field, row);
  return (
    <details className="changes__row">
      <summary>
        <Tag tone={kind === 'added' ? 'green' : 'rust'}>{kind === 'added' ? 'Ajouté' : 'Retiré'}</Tag> {name || `${labelOf(field)} sans titre`}
      </summary>
      <ul>
        {lines.map((line, index) => (
          <li key={index}>{line.trim()}</li>
        ))}
      </ul>
    </details>
  );
}

function ValueChange({ change: { field, before, after, around } }: { change: Of<'value'> }) {
  if (field in LINKS) return <p className="soft">{`${labelOf(field)}\u202f: changé`}</p>;
  const [old, now] = [valueText(SCHEME_WORDS, field, before, around), valueText(SCHEME_WORDS, field, after, around)];
  return (
    <p>
      <span className="changes__label">{`${labelOf(field)}\u202f: `}</span>
      {/* A number or a code is replaced as a whole: the digits in common would only confuse. */}
      <WordDiff
        runs={
          typeof before === 'string' && typeof after === 'string' && !SCHEME_WORDS.worded.has(field)
            ? diffWords(before, after)
            : [
                { kind: 'removed', text: `${old} ` },
                { kind: 'added', text: now },
              ]
        }
      />
    </p>
  );
}

function ListChange({ change: { field, before, after } }: { change: Of<'list'> }) {
  const { of } = useClauseTitles();
  if (field in LINKS && field !== 'clauseSlugs') return <p className="soft">{`${labelOf(field)}\u202f: changés`}</p>;
  const written = (items: readonly string[]): string => (field === 'clauseSlugs' ? items.map(of) : items).join('\n');
  return (
    <>
      <p className="changes__label">{labelOf(field)}</p>
      <p className="changes__lines">
        <WordDiff runs={diffWords(written(before), written(after))} />
      </p>
    </>
  );
}

function BlocksChange({ change: { before, after } }: { change: Of<'blocks'> }) {
  const lines = useMemo(() => diffBlocks(before, after), [before, after]);
  return <BlockDiff changes={lines} />;
}
