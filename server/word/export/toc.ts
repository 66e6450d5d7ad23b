/**
 * The table of contents, already filled in: Word shows it as it stands and asks no question when it opens the file;
 * « Mettre à jour la table » gives Word's own page numbers.
 */
import { field, FIELD_END, fieldStart, internalLink, paragraph, run } from '../ooxml/write.ts';
import { CONTENTS_DEPTH, type FlowHeading } from './flow.ts';
import { LOOKS, type Look } from './measures.ts';
import { type Pen, styled } from './pen.ts';

const TOC_TITLE = 'Sommaire';
const INSTRUCTION = `TOC \\o "1-${CONTENTS_DEPTH}" \\h \\z \\u`;
const STYLES = { 1: 'TOC1', 2: 'TOC2', 3: 'TOC3', 4: 'TOC3' } as const;

function entry(pen: Pen, heading: FlowHeading, page: number | undefined): { style: string; link: string; look: Parameters<typeof paragraph>[2] } {
  const style = STYLES[heading.level];
  const { left = 0, hanging = 0 }: Look = LOOKS[style];
  const name = heading.bookmark ?? '';
  const label = run(heading.number ? `${heading.number}\t${heading.title}` : heading.title);
  return {
    style,
    link: internalLink(name, label + run('\t') + field(`PAGEREF ${name} \\h`, page === undefined ? '' : String(page))),
    look: {
      tabs: [...(heading.number ? [{ type: 'left' as const, position: left }] : []), { type: 'right', position: pen.width, dots: true }],
      // An entry without number starts where numbers start.
      ...(heading.number ? {} : { indent: { left: left - hanging } }),
    },
  };
}

/** In a content control, as Word writes its own, so that Word offers to update it. */
export function tableOfContents(pen: Pen, headings: readonly FlowHeading[], pages: ReadonlyMap<string, number>): string {
  const title = styled('TOCHeading', TOC_TITLE, { pageBreakBefore: true });
  const listed = headings.filter(({ bookmark }) => bookmark !== null);
  if (listed.length === 0) return title;
  const entries = listed.map((heading, i) => {
    const { style, link, look } = entry(pen, heading, pages.get(heading.bookmark ?? ''));
    return paragraph(style, (i === 0 ? fieldStart(INSTRUCTION) : '') + link + (i === listed.length - 1 ? FIELD_END : ''), look);
  });
  return `<w:sdt><w:sdtPr><w:alias w:val="${TOC_TITLE}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${title}${entries.join('')}</w:sdtContent></w:sdt>`;
}
