/** The plan of a file: each title with the text under it, up to the next title of any level. Pure. */
import type { DocumentParagraph } from '#shared/api/documents.ts';

/** `title` null: what stands before the first title, or a file without titles. */
export type DocumentSection = { id: string; title: DocumentParagraph | null; texts: DocumentParagraph[] };

/** The part before any title; not a place by itself. */
export const HEAD = 'head';

export function sectionsOf(paragraphs: readonly DocumentParagraph[]): DocumentSection[] {
  const sections: DocumentSection[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.level !== null) sections.push({ id: paragraph.id, title: paragraph, texts: [] });
    else {
      if (sections.length === 0) sections.push({ id: HEAD, title: null, texts: [] });
      sections.at(-1)?.texts.push(paragraph);
    }
  }
  return sections;
}

/** The section a paragraph is in, to unfold it. */
export const sectionHolding = (sections: readonly DocumentSection[], id: string): DocumentSection | undefined =>
  sections.find((section) => section.id === id || section.texts.some((text) => text.id === id));
