/** The cover: logo, organisation, state of the document, title, subtitle, period and statement, beside a band of colour. */
import { BorderStyle, ImageRun, LineRuleType, Paragraph, TextRun } from 'docx';
import type { SchemeDocument } from '#shared/scheme/document.ts';
import type { Picture } from '../../jobs/tasks.ts';
import { runs } from './markup.ts';
import type { Pen, Piece } from './pen.ts';

/** Box that holds the logo, in pixels of 1/96 inch: 6 × 3 cm. */
const LOGO_BOX = { width: 227, height: 113 } as const;

/** The largest size with the picture's own proportions in the box; small pictures are not blown up past twice their size. */
export function contained({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(LOGO_BOX.width / Math.max(width, 1), LOGO_BOX.height / Math.max(height, 1), 2);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function logoParagraph(pen: Pen, logo: Picture, organisation: string): Paragraph {
  pen.drawings += 1;
  const altText = { id: String(pen.drawings), name: 'Logo', description: organisation ? `Logo de ${organisation}` : 'Logo' };
  return new Paragraph({
    spacing: { after: 240, line: 240, lineRule: LineRuleType.AUTO },
    children: [new ImageRun({ type: logo.mediaType === 'image/png' ? 'png' : 'jpg', data: logo.data, transformation: contained(logo), altText })],
  });
}

/** « Exemple » wins over « Projet »: an example is never a project of anyone. */
export const markOf = ({ draft, example }: Pick<SchemeDocument, 'draft' | 'example'>): string => (example ? 'Exemple' : draft ? 'Projet' : '');

/** Where the title starts, in twips under what precedes it. */
const TITLE_DROP = 3_000;

export function coverChildren(pen: Pen, document: SchemeDocument, logo: Picture | null): Piece[] {
  const mark = markOf(document);
  const statement = [document.statement].filter(Boolean);
  return [
    ...(logo ? [logoParagraph(pen, logo, document.organisation)] : []),
    ...(document.organisation ? [new Paragraph({ style: 'CoverOrganisation', children: runs(document.organisation) })] : []),
    ...(mark
      ? [
          new Paragraph({
            style: 'CoverMark',
            children: [new TextRun({ text: mark, border: { style: BorderStyle.SINGLE, size: 6, space: 4, color: '515B66' } })],
          }),
        ]
      : []),
    new Paragraph({ style: 'Title', spacing: { before: TITLE_DROP }, children: runs(document.title) }),
    ...(document.subtitle ? [new Paragraph({ style: 'Subtitle', children: runs(document.subtitle) })] : []),
    ...(document.period ? [new Paragraph({ style: 'CoverPeriod', children: runs(document.period) })] : []),
    ...statement.map(
      (line) =>
        new Paragraph({
          style: 'CoverStatement',
          spacing: { before: 1_200 },
          border: { top: { style: BorderStyle.SINGLE, size: 12, color: pen.palette.accent, space: 12 } },
          children: runs(line),
        }),
    ),
  ];
}
