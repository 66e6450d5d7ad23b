/**
 * The table of contents, already filled in: Word shows it as it stands and asks no question when it opens the file;
 * « Mettre à jour la table » gives Word's own page numbers.
 */
import { LeaderType, Paragraph, type Run, Tab, TabStopType, TextRun } from 'docx';
import type { FlowHeading } from './flow.ts';
import { BodyElement, element, field, fieldEnd, fieldStart, InlineElement, runs, safe } from './markup.ts';
import { LOOKS, type Look } from './measures.ts';
import type { Pen } from './pen.ts';

export const TOC_TITLE = 'Sommaire';
const INSTRUCTION = 'TOC \\o "1-3" \\h \\z \\u';

const STYLES = { 1: 'TOC1', 2: 'TOC2', 3: 'TOC3' } as const;

const tab = (): Run => new TextRun({ children: [new Tab()] });

function entry(pen: Pen, heading: FlowHeading, page: number | undefined, around: { first: boolean; last: boolean }): Paragraph {
  const style = heading.level === 4 ? STYLES[3] : STYLES[heading.level];
  const look: Look = LOOKS[style];
  const bookmark = heading.bookmark ?? '';
  const label = heading.number ? [new TextRun(heading.number), tab(), ...runs(heading.title)] : runs(heading.title);
  const link = new InlineElement('w:hyperlink', { 'w:anchor': bookmark, 'w:history': 1 }, [...label, tab(), ...field(`PAGEREF ${bookmark} \\h`, page === undefined ? '' : String(page))]);
  return new Paragraph({
    style,
    // An entry without number starts where numbers start.
    ...(heading.number ? {} : { indent: { left: (look.left ?? 0) - (look.hanging ?? 0), hanging: 0, right: look.right ?? 0 } }),
    tabStops: [...(heading.number ? [{ type: TabStopType.LEFT, position: look.left ?? 0 }] : []), { type: TabStopType.RIGHT, position: pen.width, leader: LeaderType.DOT }],
    children: [...(around.first ? [fieldStart(INSTRUCTION)] : []), link, ...(around.last ? [fieldEnd()] : [])],
  });
}

/** In a content control, as Word writes its own, so that Word offers to update it. */
export function tableOfContents(pen: Pen, headings: readonly FlowHeading[], pages: ReadonlyMap<string, number>): BodyElement | Paragraph {
  const title = new Paragraph({ style: 'TOCHeading', pageBreakBefore: true, children: [new TextRun(safe(TOC_TITLE))] });
  const listed = headings.filter(({ bookmark }) => bookmark !== null);
  if (listed.length === 0) return title;
  const entries = listed.map((heading, i) => entry(pen, heading, pages.get(heading.bookmark ?? ''), { first: i === 0, last: i === listed.length - 1 }));
  return new BodyElement('w:sdt', [
    element('w:sdtPr', {}, [
      element('w:alias', { 'w:val': TOC_TITLE }),
      element('w:docPartObj', {}, [element('w:docPartGallery', { 'w:val': 'Table of Contents' }), element('w:docPartUnique')]),
    ]),
    element('w:sdtContent', {}, [title, ...entries]),
  ]);
}
