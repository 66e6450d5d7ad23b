import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Block, Condition, Inline, MarginNote } from '#shared/api/blocks.ts';
import type { LegalReference } from '#shared/api/references.ts';
import { formatDay } from '#shared/format.ts';
import { CCAG_LABELS, labelOf, STATUS_LABELS } from '../labels.ts';
import './BlocksView.css';
import './DataTable.css';

export type BlocksViewProps = {
  blocks: readonly Block[];
  /** The family's references, for the margin notes. */
  references?: readonly LegalReference[];
  /** Labels of the variables, by id. */
  labels?: Readonly<Record<string, string>>;
  /** Level of the text's first headings in the page. */
  headingLevel?: 2 | 3 | 4;
  /** Called when a variable still to fill is pressed: leads to its field. */
  onVariable?: (id: string) => void;
  /** False shows the text alone. */
  hasNotes?: boolean;
};

/** An annotated text: the sheet, and beside each block why it is there. */
export function BlocksView({ blocks, references = [], labels = {}, headingLevel = 3, onVariable, hasNotes = true }: BlocksViewProps) {
  const notes = hasNotes && blocks.some(({ note }) => note);
  return (
    <div className={`blocks sheet${notes ? '' : ' blocks--plain'}`}>
      {blocks.map((block, index) => (
        // Blocks have no identity of their own: their place is the only one.
        <div key={`${index} ${block.kind}`} className={`blocks__row blocks__row--${block.kind}`}>
          <div className="blocks__body">
            <When condition={block.when} labels={labels} />
            <BlockBody
              block={block}
              reading={{ labels, headingLevel, onVariable, tableNumber: blocks.slice(0, index + 1).filter(({ kind }) => kind === 'table').length }}
            />
          </div>
          {notes && block.note && <MarginNoteView note={block.note} references={references} />}
        </div>
      ))}
    </div>
  );
}

/** « À partir du 22 août 2026 »: what a condition says, or null when it says nothing. */
export function conditionSentence(condition: Condition, labels: Readonly<Record<string, string>> = {}): string | null {
  const parts: string[] = [];
  if (condition.ccag) parts.push(`si le marché renvoie au ${condition.ccag.map((id) => labelOf(CCAG_LABELS, id)).join(' ou au ')}`);
  if (condition.variable) parts.push(`selon le choix «\u00a0${labels[condition.variable.id] ?? condition.variable.id}\u00a0»`);
  if (condition.from) parts.push(`à partir du ${formatDay(condition.from)}`);
  if (condition.before) parts.push(`avant le ${formatDay(condition.before)}`);
  if (parts.length === 0) return null;
  const sentence = parts.join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The condition of a block kept although it depends on something not chosen yet. */
function When({ condition, labels }: { condition: Condition | undefined; labels: Readonly<Record<string, string>> }) {
  const sentence = condition ? conditionSentence(condition, labels) : null;
  return sentence === null ? null : <p className="blocks__when">{sentence}</p>;
}

type Reading = { labels: Readonly<Record<string, string>>; headingLevel: number; onVariable: ((id: string) => void) | undefined; tableNumber: number };

function BlockBody({ block, reading }: { block: Block; reading: Reading }): ReactNode {
  const { labels, headingLevel, onVariable, tableNumber } = reading;
  const line = (content: readonly Inline[]): ReactNode => <Line content={content} labels={labels} onVariable={onVariable} />;
  if (block.kind === 'heading') {
    const Heading = HEADINGS[Math.min(headingLevel + block.level - 1, 6)] ?? 'h6';
    return <Heading>{line(block.content)}</Heading>;
  }
  if (block.kind === 'paragraph') return <p>{line(block.content)}</p>;
  if (block.kind === 'list') {
    const List = block.ordered ? 'ol' : 'ul';
    return (
      <List>
        {block.items.map((item, index) => (
          <li key={index}>
            {line(item.content)}
            {item.children && <BlockBody block={{ kind: 'list', ordered: item.children.ordered, items: item.children.items }} reading={reading} />}
          </li>
        ))}
      </List>
    );
  }
  return <TableBody header={block.header} rows={block.rows} line={line} number={tableNumber} />;
}

const HEADINGS: Record<number, 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6'> = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4', 5: 'h5', 6: 'h6' };

/** A table wider than the sheet scrolls by itself, and can be reached by keyboard. */
function TableBody({
  header,
  rows,
  line,
  number,
}: {
  number: number;
  header: readonly Inline[][];
  rows: readonly Inline[][][];
  line: (content: readonly Inline[]) => ReactNode;
}) {
  return (
    <div className="table-frame" role="region" aria-label={`Tableau ${number}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((cell, index) => (
              <th key={index} scope="col">
                {line(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{line(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Text with its marks; a variable not filled yet is a chip, a filled one is underlined. */
function Line({ content, labels, onVariable }: { content: readonly Inline[] } & Pick<Reading, 'labels' | 'onVariable'>): ReactNode {
  return content.map((inline, index) => {
    let node: ReactNode =
      inline.kind === 'variable' ? (
        <Variable id={inline.id} label={inline.label ?? labels[inline.id] ?? inline.id} onVariable={onVariable} />
      ) : inline.filled ? (
        <span className="blocks__filled">{inline.text}</span>
      ) : (
        inline.text
      );
    if (inline.italic) node = <em>{node}</em>;
    if (inline.bold) node = <strong>{node}</strong>;
    return <span key={index}>{node}</span>;
  });
}

function Variable({ id, label, onVariable }: { id: string; label: string; onVariable: Reading['onVariable'] }) {
  if (!onVariable) return <span className="blocks__variable">{label}</span>;
  return (
    <button type="button" className="blocks__variable blocks__variable--press" onClick={() => onVariable(id)}>
      {label}
    </button>
  );
}

function MarginNoteView({ note, references }: { note: MarginNote; references: readonly LegalReference[] }) {
  return (
    <div className="margin-note" role="note" aria-label="Note en marge">
      {note.references.map((id) => (
        <CitationLine key={id} id={id} reference={references.find((candidate) => candidate.id === id)} />
      ))}
      {note.text && <p>{note.text}</p>}
    </div>
  );
}

/** « CCP, art. L. 2112-2 », since when it applies, and when we last checked it. */
function CitationLine({ id, reference }: { id: string; reference: LegalReference | undefined }) {
  if (!reference) return <p className="margin-note__citation">{id}</p>;
  return (
    <div>
      <Link to="/droit/$id" params={{ id }} className="margin-note__citation">
        {reference.citation}
      </Link>
      <p>
        {reference.status === 'in-force' && reference.current ? (
          `en vigueur depuis le ${formatDay(reference.current.from)}`
        ) : (
          <span className="margin-note__status">{STATUS_LABELS[reference.status].toLowerCase()}</span>
        )}
        {` · vérifié le ${formatDay(reference.checkedOn)}`}
      </p>
    </div>
  );
}
