/** Lines of a clause written as Word paragraphs: looks sampled in the file, text safe, changes tracked. */
import type { Inline } from '#shared/api/blocks.ts';
import { runContent } from '../ooxml/write.ts';
import { changed, type Properties, paragraphText, runText } from './properties.ts';
import { inserted, insertedMark, type Pen } from './revisions.ts';
import type { Look } from './sample.ts';

/**
 * What goes around the runs of a paragraph: bookmarks, ends of comments. Inside the tracked change, so that refusing it
 * takes them away too; `behind` stays outside, for what must outlive it.
 */
export type Around = { before: string; after: string; behind: string };
export const NOTHING: Around = { before: '', after: '', behind: '' };

const properties = (look: Properties): string => {
  const text = runText(look);
  return text && `<w:rPr>${text}</w:rPr>`;
};

const run = (text: string, look: Properties): string => (text === '' ? '' : `<w:r>${properties(look)}${runContent(text)}</w:r>`);

/** Inlines as runs; a variable still to fill stays visible: highlighted, in brackets. */
export function lineRuns(line: readonly Inline[], look: Properties): string {
  return line
    .map((inline) => {
      const marked = changed(look, {
        ...(inline.bold ? { b: '<w:b/>', bCs: '<w:bCs/>' } : {}),
        ...(inline.italic ? { i: '<w:i/>', iCs: '<w:iCs/>' } : {}),
        ...(inline.kind === 'variable' ? { highlight: '<w:highlight w:val="yellow"/>' } : {}),
      });
      return run(inline.kind === 'text' ? inline.text : `[${inline.label ?? inline.id}]`, marked);
    })
    .join('');
}

export const textRun = (text: string, look: Look): string => run(text, look.run);

/** A new paragraph, its mark tracked as well as its runs. */
export function newParagraph(pen: Pen, look: Look, runs: string, { before, after, behind }: Around = NOTHING): string {
  const mark = insertedMark(pen) + runText(look.mark);
  const inside = paragraphText(look.paragraph) + (mark && `<w:rPr>${mark}</w:rPr>`);
  return `<w:p>${inside && `<w:pPr>${inside}</w:pPr>`}${inserted(pen, before + runs + after)}${behind}</w:p>`;
}
