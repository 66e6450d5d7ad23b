/** The buyer's files of an exercise, written as a buyer would: titles typed with their numbers, plain paragraphs. Pure. */
import type { Block, Inline } from '../api/blocks.ts';
import type { Paper } from '../tender-papers/paper.ts';
import { documentParagraphs } from './exercise-work.ts';

/** @param lines « # » before a title */
export const documentPaper = (title: string, lines: readonly string[]): Paper => ({
  title,
  lead: '',
  footer: 'Document d’exercice',
  nodes: [
    {
      kind: 'blocks',
      blocks: documentParagraphs(lines).map(({ text, level }): Block => {
        const content: Inline[] = [{ kind: 'text', text }];
        return level === null ? { kind: 'paragraph', content } : { kind: 'heading', level, content };
      }),
    },
  ],
});
