import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldFrench, frenchTypography } from '../../shared/typography.ts';

/** Texts dense in what the rules look for. */
const French = fc
  .array(
    fc.constantFrom(
      'a',
      'L',
      'R.',
      'L.',
      '1',
      '12',
      '345',
      ' ',
      '  ',
      '\u00a0',
      '\u202f',
      ';',
      ':',
      '!',
      '?',
      '«',
      '»',
      '€',
      '%',
      "'",
      '’',
      'n°',
      'art.',
      'article',
      'é',
      '\n',
      '-',
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

describe('French typography', () => {
  it('set twice gives what it gives once', () => {
    fc.assert(
      fc.property(French, (text) => {
        const once = frenchTypography(text);
        expect(frenchTypography(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('never changes a letter or a digit', () => {
    const bare = (text: string) => text.replace(/[\s'’]/g, '');
    fc.assert(fc.property(French, (text) => bare(frenchTypography(text)) === bare(text)));
  });

  it('sets apostrophes, quotes, signs, thousands and articles', () => {
    expect(frenchTypography("L'acheteur dit : « oui » ; il paie 1 234 567 € (12 %) !")).toBe(
      'L’acheteur dit\u202f: «\u00a0oui\u00a0»\u202f; il paie 1\u202f234\u202f567\u00a0€ (12\u00a0%)\u202f!',
    );
    expect(frenchTypography('article L. 2112-2, n° 2025-1383')).toBe('article\u00a0L.\u00a02112-2, n°\u00a02025-1383');
  });

  it('leaves an address and an hour alone', () => {
    expect(frenchTypography('https://departement.example à 12:30')).toBe('https://departement.example à 12:30');
  });

  it('does not glue a year to the number that follows it', () => {
    expect(frenchTypography('en 2026 100 marchés')).toBe('en 2026 100 marchés');
  });
});

describe('folded French', () => {
  it('keeps what two spellings of a word have in common', () => {
    expect(foldFrench("Structures d’Insertion par l'Activité Économique")).toBe('structures insertion par activite economique');
    expect(foldFrench('Cœur, œuvre & ex æquo')).toBe('coeur oeuvre ex aequo');
    expect(foldFrench('qu’elle, jusqu’au, lorsqu’il')).toBe('elle au il');
  });

  it('holds only letters, digits and single spaces, and folds once for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldFrench(text);
        return /^([a-z0-9]+( [a-z0-9]+)*)?$/.test(folded) && foldFrench(folded) === folded;
      }),
    );
  });
});
