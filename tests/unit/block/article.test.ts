import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/api/blocks.ts';
import { asOneArticle } from '../../../shared/block/article.ts';

const title = (level: number, text: string): Block => ({ kind: 'heading', level, content: [{ kind: 'text', text }] });
const words: Block = { kind: 'paragraph', content: [{ kind: 'text', text: 'Texte.' }] };
const levels = (blocks: readonly Block[]): number[] => blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));

describe('a clause put in a file as one article', () => {
  it('puts the titles beside the first one level under it, with what was below them', () => {
    const clause = [title(1, 'Insertion'), words, title(1, 'Volume'), words, title(2, 'Variation'), title(1, 'Pénalités')];
    expect(levels(asOneArticle(clause))).toEqual([1, 2, 3, 2]);
  });

  it('leaves a clause that already has one leading title as it is', () => {
    const clause = [title(1, 'Accessibilité'), words, title(2, 'Usages'), title(2, 'Résultats')];
    expect(asOneArticle(clause)).toEqual(clause);
  });

  it('leaves a clause that starts with text as it is', () => {
    const clause = [words, title(1, 'Suite'), title(1, 'Fin')];
    expect(asOneArticle(clause)).toEqual(clause);
  });

  it('never goes deeper than the levels of a clause', () => {
    expect(levels(asOneArticle([title(1, 'Un'), title(1, 'Deux'), title(4, 'Trois')]))).toEqual([1, 2, 4]);
  });
});
