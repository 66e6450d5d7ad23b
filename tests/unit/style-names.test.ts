import { describe, expect, it } from 'vitest';
import { styleName } from '../../shared/style-names.ts';

describe('the name of a style', () => {
  it.each([
    ['heading 3', 'Titre 3'],
    ['Heading 1', 'Titre 1'],
    ['Body Text', 'Corps de texte'],
    ['List Paragraph', 'Paragraphe de liste'],
  ])('that Word keeps as %j is shown as %j', (kept, shown) => {
    expect(styleName(kept)).toBe(shown);
  });

  it('given by somebody stays', () => {
    expect(styleName('Corps CCAP')).toBe('Corps CCAP');
    expect(styleName('Heading pieces')).toBe('Heading pieces');
  });
});
