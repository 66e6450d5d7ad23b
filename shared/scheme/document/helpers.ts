/** Small makers shared by the chapters. */
import type { Block } from '../../api/blocks.ts';
import { yearOf } from '../../days.ts';
import { frenchTypography } from '../../typography.ts';
import type { Cell, Column, DocumentMaterials, DocumentNode } from './nodes.ts';
import type { Scheme } from '../../api/schemes.ts';

/** Our sentences with French spaces. The quick look spares the thousands of cells that have none to set. */
const sentence = (text: string): string => (/ [;:!?»€%]|« /.test(text) ? frenchTypography(text) : text);

export type Chapter = (scheme: Scheme, materials: DocumentMaterials) => DocumentNode[];

export const chapter = (id: string, title: string, step: string, numbered = true): DocumentNode => ({ kind: 'chapter', id, title, numbered, step });
export const section = (id: string, title: string, level: 2 | 3 = 2, numbered = true): DocumentNode => ({ kind: 'section', id, title, level, numbered });
export const paragraph = (text: string): DocumentNode => ({
  kind: 'blocks',
  blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: sentence(text) }] }],
});
export const callout = (tone: 'lead' | 'info' | 'doubt' | 'source', ...lines: string[]): DocumentNode => ({
  kind: 'callout',
  tone,
  lines: lines.map(sentence),
});

/** Typed paragraphs (empty line between two) as blocks. */
export const typedText = (text: string): DocumentNode[] => {
  const parts = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.length === 0 ? [] : [{ kind: 'blocks', blocks: parts.map((part): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text: part }] })) }];
};

/** Rich text whose own headings stand under the chapter's. */
export const richText = (blocks: readonly Block[]): DocumentNode[] => (blocks.length === 0 ? [] : [{ kind: 'blocks', blocks: [...blocks] }]);

export const cell = (...lines: string[]): Cell => ({ lines: lines.filter((line) => line !== '').map(sentence) });
export const strong = (...lines: string[]): Cell => ({ ...cell(...lines), strong: true });
export const missingCell = (text: string): Cell => ({ lines: [text], tone: 'missing' });

export const column = (title: string, width: number, align: Column['align'] = 'left'): Column => ({ title, width, align });

/** « guide » sentence said in a draft when a chapter is empty. */
export function gap({ catalogue, final }: DocumentMaterials, guide: string, fallback: string, step: string): DocumentNode[] {
  if (final) return [];
  const message = catalogue.chapters.find(({ id }) => id === guide)?.missing ?? fallback;
  return [{ kind: 'gap', message, step }];
}

/** A chapter with its content; when it has none, a gap in the draft and nothing in the final. */
export function chapterWith(head: DocumentNode, content: DocumentNode[], empty: DocumentNode[]): DocumentNode[] {
  const body = content.length > 0 ? content : empty;
  return body.length === 0 ? [] : [head, ...body];
}

/** « 2027 – 2030 », or nothing while the period is not set. */
export const periodText = ({ period }: Pick<Scheme, 'period'>): string => {
  if (!period.from) return '';
  const [from, to] = [yearOf(period.from), period.to ? yearOf(period.to) : null];
  return to === null || to === from ? String(from) : `${from} – ${to}`;
};
