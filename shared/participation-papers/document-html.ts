/** The frozen text as HTML, chapter by chapter. A chart is said in words: the document holds its table beside it. */
import type { ParticipationPlace } from '../api/participations.ts';
import { blocksHtml } from '../block/html.ts';
import type { Cell, DocumentNode, SchemeDocument } from '../scheme/document/nodes.ts';
import { text } from './html.ts';

/** `place`: the passage it is in; null when none was chosen that covers it. */
export type HtmlChapter = { id: string; title: string; place: string | null; html: string };

type Of<K extends DocumentNode['kind']> = Extract<DocumentNode, { kind: K }>;

const linesHtml = (lines: readonly string[]): string => lines.filter(Boolean).map(text).join('<br>');

/** Wider than its place, a table scrolls on its own, by keyboard too. */
const scrolled = (label: string, table: string): string => `<div class="wide" role="group" aria-label="${text(label)}" tabindex="0">${table}</div>`;

function tableHtml({ caption, columns, rows }: Of<'table'>): string {
  const place = (index: number): string => {
    const align = columns[index]?.align;
    return align === 'right' || align === 'center' ? ` class="${align}"` : '';
  };
  const cell = (one: Cell, index: number): string =>
    one.strong && index === 0 ? `<th scope="row"${place(index)}>${linesHtml(one.lines)}</th>` : `<td${place(index)}>${linesHtml(one.lines)}</td>`;
  const head = columns.map(({ title }, index) => `<th scope="col"${place(index)}>${text(title)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return scrolled(
    caption || 'Tableau',
    `<table>${caption ? `<caption>${text(caption)}</caption>` : ''}<thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table>`,
  );
}

function sheetHtml({ code, title, status, rows }: Of<'actionSheet'>): string {
  const body = rows.map(({ label, lines, list }) => {
    const said = list && lines.length > 1 ? `<ul>${lines.map((line) => `<li>${text(line)}</li>`).join('')}</ul>` : text(lines.join(' '));
    return `<dt>${text(label)}</dt><dd>${said}</dd>`;
  });
  return `<div class="sheet"><p>${text([code, title].filter(Boolean).join(' – '))}${status ? ` <span class="soft">${text(status)}</span>` : ''}</p><dl>${body.join('\n')}</dl></div>`;
}

const figuresHtml = ({ items }: Of<'keyFigures'>): string =>
  `<dl class="figures">${items
    .map(({ label, value, detail }) => `<div><dt>${text(label)}</dt><dd><strong>${text(value)}</strong>${detail ? text(detail) : ''}</dd></div>`)
    .join('')}</dl>`;

function nodeHtml(node: DocumentNode): string {
  switch (node.kind) {
    case 'section':
      return `<h${node.level + 1}>${text(node.title)}</h${node.level + 1}>`;
    case 'blocks':
      return node.blocks.map((block) => (block.kind === 'table' ? scrolled('Tableau', blocksHtml([block], 2)) : blocksHtml([block], 2))).join('\n');
    case 'callout':
      return `<div class="callout">${node.lines.map((line) => `<p>${text(line)}</p>`).join('')}</div>`;
    case 'keyFigures':
      return figuresHtml(node);
    case 'table':
      return tableHtml(node);
    case 'actionSheet':
      return sheetHtml(node);
    case 'chart':
      return `<p><strong>${text(node.title)}</strong><br>${text(node.alt)}</p>`;
    case 'chapter':
    case 'gap':
      return '';
  }
}

const isAxis = (step: string): boolean => step.startsWith('axe-');

/** Chapters with something to read, in order; `axes` covers each axis. */
export function chaptersHtml({ nodes }: SchemeDocument, places: readonly ParticipationPlace[]): HtmlChapter[] {
  const chapters: HtmlChapter[] = [];
  const placeOf = (step: string): string | null =>
    places.find(({ id }) => id === step)?.id ?? (isAxis(step) ? (places.find(({ id }) => id === 'axes')?.id ?? null) : null);
  for (const node of nodes) {
    const current = chapters.at(-1);
    if (node.kind === 'chapter') chapters.push({ id: `texte-${chapters.length + 1}`, title: node.title, place: placeOf(node.step), html: '' });
    else if (current) current.html += `${nodeHtml(node)}\n`;
  }
  return chapters.filter(({ html }) => html.trim() !== '');
}
