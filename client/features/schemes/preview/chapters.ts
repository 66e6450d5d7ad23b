/** The document's chapters, numbered as in the Word file (1, 1.1, 1.1.1). Pure. */
import type { DocumentNode, SchemeDocument } from '#shared/scheme/document/nodes.ts';

export type NumberedNode = { node: DocumentNode; number: string };
export type PaperChapter = { id: string; title: string; number: string; step: string; nodes: NumberedNode[] };

export function chaptersOf({ nodes }: SchemeDocument): PaperChapter[] {
  const chapters: PaperChapter[] = [];
  const count = { 1: 0, 2: 0, 3: 0 };
  for (const node of nodes) {
    const current = chapters.at(-1);
    if (node.kind === 'chapter') {
      if (node.numbered) count[1] += 1;
      count[2] = 0;
      chapters.push({ id: node.id, title: node.title, number: node.numbered ? String(count[1]) : '', step: node.step, nodes: [] });
    } else if (current) current.nodes.push({ node, number: node.kind === 'section' ? sectionNumber(node, current.number, count) : '' });
  }
  return chapters;
}

function sectionNumber(node: { level: 2 | 3; numbered: boolean }, chapter: string, count: Record<2 | 3, number>): string {
  if (!node.numbered || chapter === '') return '';
  if (node.level === 2) {
    count[2] += 1;
    count[3] = 0;
    return `${chapter}.${count[2]}`;
  }
  count[3] += 1;
  return `${chapter}.${count[2]}.${count[3]}`;
}

/** The chapter that a step feeds: one axis, or the first of the step; null for the steps that only touch the cover. */
export function chapterOfStep(chapters: readonly PaperChapter[], step: string, axisId: string | null): number | null {
  const wanted = axisId ? `axe-${axisId}` : step;
  const isAxis = (chapter: PaperChapter): boolean => step === 'axes' && chapter.step.startsWith('axe-');
  const index = chapters.findIndex((chapter) => chapter.step === wanted || (!axisId && isAxis(chapter)));
  return index < 0 ? null : index;
}
