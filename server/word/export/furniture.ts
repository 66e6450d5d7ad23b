/** Page furniture: the cover's band of colour, headers with organisation and short title, footers with period and page. */
import { Footer, Header, Paragraph, Run, Tab, TabStopType, TextRun, type XmlComponent } from 'docx';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import { safe } from '../ooxml/write.ts';
import { markOf } from './cover.ts';
import { element, fieldRuns } from './markup.ts';
import type { Geometry } from './measures.ts';
import type { Pen } from './pen.ts';

const SHORT_TITLE = 70;
const EMU_PER_TWIP = 635;
const BAND_WIDTH = 454;

/** A title that fits on one line of the header, cut at a word. */
function shortTitle(title: string): string {
  if (title.length <= SHORT_TITLE) return title;
  const cut = title.slice(0, SHORT_TITLE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 30))}…`;
}

const tab = (): Run => new TextRun({ children: [new Tab()] });
const empty = (name: string, attributes: Record<string, string | number> = {}): XmlComponent => element(name, attributes);

/** A rectangle down the page's left edge, behind the text; decorative, so that screen readers pass over it. */
function band(page: Geometry, colour: string, id: number): XmlComponent {
  const size = { cx: BAND_WIDTH * EMU_PER_TWIP, cy: page.height * EMU_PER_TWIP };
  const offset = (name: string) => element(name, { relativeFrom: 'page' }, [element('wp:posOffset', {}, ['0'])]);
  const shape = element('wps:wsp', { 'xmlns:wps': 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape' }, [
    empty('wps:cNvSpPr'),
    element('wps:spPr', {}, [
      element('a:xfrm', {}, [empty('a:off', { x: 0, y: 0 }), empty('a:ext', size)]),
      element('a:prstGeom', { prst: 'rect' }, [empty('a:avLst')]),
      element('a:solidFill', {}, [empty('a:srgbClr', { val: colour })]),
      element('a:ln', {}, [empty('a:noFill')]),
    ]),
    empty('wps:bodyPr'),
  ]);
  const decorative = element('a:extLst', {}, [
    element('a:ext', { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' }, [
      empty('adec:decorative', { 'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative', val: 1 }),
    ]),
  ]);
  return element('w:drawing', {}, [
    element(
      'wp:anchor',
      { distT: 0, distB: 0, distL: 0, distR: 0, simplePos: 0, relativeHeight: 2, behindDoc: 1, locked: 0, layoutInCell: 1, allowOverlap: 1 },
      [
        empty('wp:simplePos', { x: 0, y: 0 }),
        offset('wp:positionH'),
        offset('wp:positionV'),
        empty('wp:extent', size),
        empty('wp:effectExtent', { l: 0, t: 0, r: 0, b: 0 }),
        empty('wp:wrapNone'),
        element('wp:docPr', { id, name: 'Bandeau', descr: '', 'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main' }, [decorative]),
        empty('wp:cNvGraphicFramePr'),
        element('a:graphic', { 'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main' }, [
          element('a:graphicData', { uri: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape' }, [shape]),
        ]),
      ],
    ),
  ]);
}

export function headersOf(pen: Pen, document: SchemeDocument, page: Geometry): { default: Header; first: Header } {
  pen.drawings += 1;
  const mark = markOf(document);
  const title = [document.organisation, shortTitle(document.title)].filter(Boolean).join(' · ');
  return {
    default: new Header({
      children: [
        new Paragraph({
          style: 'Header',
          tabStops: [{ type: TabStopType.RIGHT, position: pen.width }],
          children: [new TextRun(safe(title)), ...(mark ? [tab(), new TextRun({ text: mark, bold: true })] : [])],
        }),
      ],
    }),
    first: new Header({ children: [new Paragraph({ children: [new Run({ children: [band(page, pen.palette.accent, pen.drawings)] })] })] }),
  };
}

/** A line at the left, « Page X / Y » at the right. */
export function pageFooter(pen: Pen, left: string): Footer {
  const pages = [new TextRun('Page\u00a0'), ...fieldRuns('PAGE', '1'), new TextRun('\u00a0/\u00a0'), ...fieldRuns('NUMPAGES', '1')];
  return new Footer({
    children: [
      new Paragraph({ style: 'Footer', tabStops: [{ type: TabStopType.RIGHT, position: pen.width }], children: [new TextRun(safe(left)), tab(), ...pages] }),
    ],
  });
}

export const footersOf = (pen: Pen, document: SchemeDocument): { default: Footer; first: Footer } => ({
  default: pageFooter(pen, document.period),
  first: new Footer({ children: [new Paragraph({ style: 'Footer', children: [] })] }),
});
