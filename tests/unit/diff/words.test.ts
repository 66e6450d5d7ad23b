import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords, isChanged, type WordRun } from '../../../shared/diff/words.ts';

const side = (runs: readonly WordRun[], gone: 'removed' | 'added'): string =>
  runs
    .filter(({ kind }) => kind !== gone)
    .map(({ text }) => text)
    .join('');
const textBefore = (runs: readonly WordRun[]): string => side(runs, 'added');
const textAfter = (runs: readonly WordRun[]): string => side(runs, 'removed');

/** « [-what went-]{+what came+} » */
const written = (runs: readonly WordRun[]): string =>
  runs.map(({ kind, text }) => (kind === 'kept' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('');

const words = fc
  .array(
    fc.constantFrom('le', 'la', 'marché', 'titulaire', 'l’', 'acheteur', ' ', '  ', '\n', '\u00a0', '.', ',', '12', '3,5', '[Volume]', '[', '🙂', '\ud800'),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 60 }));

describe('the difference of words between two texts', () => {
  it('gives back both texts, to the character, whatever they hold', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        const runs = diffWords(left, right);
        expect(textBefore(runs)).toBe(left);
        expect(textAfter(runs)).toBe(right);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no empty run, and never two of a kind in a row', () => {
    fc.assert(
      fc.property(words, words, (left, right) => {
        const runs = diffWords(left, right);
        return runs.every(({ kind, text }, index) => text !== '' && kind !== runs[index + 1]?.kind);
      }),
    );
  });

  it('says that a text is the same, and only then', () => {
    fc.assert(fc.property(words, words, (left, right) => isChanged(diffWords(left, right)) === (left !== right)));
    expect(diffWords('', '')).toEqual([]);
  });

  it('changes whole words, the punctuation apart', () => {
    expect(written(diffWords('Le titulaire réserve 120 heures.', 'Le titulaire réserve 150 heures, au moins.'))).toBe(
      'Le titulaire réserve [-120-]{+150+} heures{+, au moins+}.',
    );
    expect(written(diffWords('un chantier', 'un chantiers'))).toBe('un [-chantier-]{+chantiers+}');
  });

  it('takes a number, an article and a variable as one word each', () => {
    expect(written(diffWords('un seuil de 5\u202f404\u202f000 euros', 'un seuil de 5\u202f538\u202f000 euros'))).toBe(
      'un seuil de [-5\u202f404\u202f000-]{+5\u202f538\u202f000+} euros',
    );
    expect(written(diffWords('l’article L. 2111-3 du code', 'l’article L. 2111-1 du code'))).toBe('l’article L. [-2111-3-]{+2111-1+} du code');
    expect(written(diffWords('soit [Volume d’heures] heures', 'soit [Volume d’insertion] heures'))).toBe(
      'soit [-[Volume d’heures]-]{+[Volume d’insertion]+} heures',
    );
  });

  it('keeps the word after an elision when the article changes', () => {
    expect(written(diffWords('le fait de l’acheteur', 'le fait d’acheteur'))).toBe('le fait [-de l’-]{+d’+}acheteur');
  });

  it('joins two replacements that a short link word separates', () => {
    expect(written(diffWords('une amende et douze jours francs', 'une pénalité et quinze mois francs'))).toBe(
      'une [-amende et douze jours-]{+pénalité et quinze mois+} francs',
    );
  });

  it('keeps a long word between two replacements', () => {
    expect(written(diffWords('le marché dure douze mois', 'le contrat dure vingt mois'))).toBe('le [-marché-]{+contrat+} dure [-douze-]{+vingt+} mois');
  });

  it('still finds what two long texts share when they differ almost everywhere', () => {
    const long = (mark: string): string => Array.from({ length: 9_000 }, (_, index) => `${mark}${index}`).join(' ');
    const runs = diffWords(`${long('a')} pivot ${long('b')}`, `${long('c')} pivot ${long('d')}`);
    expect(runs.filter(({ kind }) => kind === 'kept').map(({ text }) => text.trim())).toEqual(['pivot']);
  });

  it('answers on texts made to be slow', () => {
    const size = 200_000;
    const pairs: [string, string][] = [
      ['a '.repeat(size / 2), 'b '.repeat(size / 2)],
      ['a b '.repeat(size / 4), 'b a c '.repeat(size / 6)],
      [' '.repeat(size), `x${' '.repeat(size)}`],
      ['['.repeat(size), ']'.repeat(size)],
      ['1\u00a0'.repeat(size / 2), '1.'.repeat(size / 2)],
      ['a-'.repeat(size / 2), 'é\u0301'.repeat(size / 2)],
    ];
    for (const [left, right] of pairs) {
      const runs = diffWords(left, right);
      expect(textBefore(runs)).toBe(left);
      expect(textAfter(runs)).toBe(right);
    }
  });
});
