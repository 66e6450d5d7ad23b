import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import type { Cell, DocumentNode, SchemeDocument } from '#shared/scheme/document/nodes.ts';
import { contrastSentence } from '../steps/colour.ts';
import { FindingLink } from '../parts/FindingLink.tsx';
import type { NumberedNode, PaperChapter } from './chapters.ts';
import { PaperBlocks } from './PaperBlocks.tsx';
import './preview.css';

const ChartView = lazy(async () => ({ default: (await import('./ChartView.tsx')).ChartView }));

/** A sheet of the document, in its own colour; the colour goes through the CSSOM, which the content policy allows. */
function Sheet({ colour, children }: { colour: string; children: ReactNode }) {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const style = sheet.current?.style;
    // A colour too light for text stays on the grounds and the rules; letters turn to ink, so that the preview can be read.
    const isDark = contrastSentence(colour).isGood;
    style?.setProperty('--document', `#${colour}`);
    style?.setProperty('--document-text', isDark ? `#${colour}` : 'var(--ink)');
    style?.setProperty('--on-document', isDark ? '#fff' : 'var(--ink)');
  }, [colour]);
  return (
    <div className="paper" ref={sheet}>
      {children}
    </div>
  );
}

/** The cover, as the Word file opens. */
export function CoverPaper({ document, logoId }: { document: SchemeDocument; logoId: string | null }) {
  return (
    <Sheet colour={document.colour}>
      <div className="paper__cover">
        {logoId && <img src={`/api/files/${encodeURIComponent(logoId)}`} alt="" className="paper__logo" />}
        <p className="paper__organisation">{document.organisation || <span className="missing">Nom de l’organisation à écrire</span>}</p>
        <p className="paper__title">{document.title}</p>
        {document.subtitle && <p className="paper__subtitle">{document.subtitle}</p>}
        <p className="paper__period">{document.period || <span className="missing">Période à fixer</span>}</p>
        <p className="paper__statement">{document.statement}</p>
        <p className="paper__law">{`Droit applicable au ${document.lawDate}`}</p>
        {document.example && <p className="paper__law">Exemple fictif</p>}
      </div>
    </Sheet>
  );
}

export function ChapterPaper({ chapter, document }: { chapter: PaperChapter; document: SchemeDocument }) {
  return (
    <Sheet colour={document.colour}>
      <h2>{chapter.number ? `${chapter.number}. ${chapter.title}` : chapter.title}</h2>
      {chapter.nodes.map((numbered, index) => (
        // Nodes are composed anew at each change: their place is their identity.
        <PaperNode key={index} numbered={numbered} colour={document.colour} />
      ))}
    </Sheet>
  );
}

function PaperNode({ numbered: { node, number }, colour }: { numbered: NumberedNode; colour: string }): ReactNode {
  switch (node.kind) {
    case 'chapter':
      return null;
    case 'section': {
      const title = number ? `${number} ${node.title}` : node.title;
      return node.level === 2 ? <h3>{title}</h3> : <h4>{title}</h4>;
    }
    case 'blocks':
      return <PaperBlocks blocks={node.blocks} />;
    case 'callout':
      return (
        <div className={`paper__callout paper__callout--${node.tone}`}>
          {node.lines.map((text, index) => (
            <p key={index}>{text}</p>
          ))}
        </div>
      );
    case 'keyFigures':
      return <KeyFigures node={node} />;
    case 'table':
      return <PaperTable node={node} />;
    case 'actionSheet':
      return <ActionSheet node={node} />;
    case 'chart':
      return <Chart node={node} colour={colour} />;
    case 'gap':
      return <Gap node={node} />;
  }
}

type Of<K extends DocumentNode['kind']> = Extract<DocumentNode, { kind: K }>;

function KeyFigures({ node }: { node: Of<'keyFigures'> }) {
  return (
    <dl className="paper__figures">
      {node.items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>
            <strong>{item.value}</strong>
            {item.detail && <span>{item.detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const cellText = ({ lines }: Cell): ReactNode =>
  lines.map((text, index) => (
    <span key={index} className="paper__line">
      {text}
    </span>
  ));
const cellClass = (cell: Cell, align: string): string => `paper__cell--${align}${cell.tone === 'missing' ? ' missing' : ''}`;

function PaperTable({ node }: { node: Of<'table'> }) {
  return (
    <table className={node.compact ? 'paper__table--compact' : undefined}>
      <caption>{node.caption}</caption>
      <colgroup>
        {node.columns.map((column, index) => (
          <col key={index} width={`${column.width}%`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {node.columns.map((column, index) => (
            <th key={index} scope="col" className={`paper__cell--${column.align}`}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {node.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => {
              const className = cellClass(cell, node.columns[column]?.align ?? 'left');
              return cell.strong && column === 0 ? (
                <th key={column} scope="row" className={className}>
                  {cellText(cell)}
                </th>
              ) : (
                <td key={column} className={`${className}${cell.strong ? ' paper__cell--strong' : ''}`}>
                  {cellText(cell)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ActionSheet({ node }: { node: Of<'actionSheet'> }) {
  return (
    <div className="paper__action">
      <p className="paper__action-title">
        <span>{node.code}</span>
        {node.title}
        <em>{node.status}</em>
      </p>
      <dl>
        {node.rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>
              {row.list && row.lines.length > 1 ? (
                <ul>
                  {row.lines.map((text, index) => (
                    <li key={index}>{text}</li>
                  ))}
                </ul>
              ) : (
                row.lines.join(' ')
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Chart({ node, colour }: { node: Of<'chart'>; colour: string }) {
  return (
    <figure className="paper__chart">
      <figcaption>{node.title}</figcaption>
      <p className="visually-hidden">{node.alt}</p>
      <div aria-hidden="true">
        <Suspense fallback={<p>Tracé du graphique…</p>}>
          <ChartView chart={node} colour={colour} />
        </Suspense>
      </div>
      {node.axisTitle && <p className="paper__axis">{node.axisTitle}</p>}
    </figure>
  );
}

/** What the draft still lacks, and the way to write it. */
function Gap({ node }: { node: Of<'gap'> }) {
  return (
    <div className="paper__gap">
      <p>
        <strong>À compléter.</strong> {node.message}
      </p>
      <FindingLink path={node.step}>
        Écrire<span className="visually-hidden">{`\u202f: ${node.message}`}</span>
      </FindingLink>
    </div>
  );
}
