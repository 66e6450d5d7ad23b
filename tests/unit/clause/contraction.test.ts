import { describe, expect, it } from 'vitest';
import { inlineText } from '../../../shared/block/text.ts';
import { contractArticles } from '../../../shared/clause/fill.ts';

const said = (before: string, value: string): string =>
  inlineText(
    contractArticles([
      { kind: 'text', text: before },
      { kind: 'text', text: value, filled: 'acheteur' },
      { kind: 'text', text: '.' },
    ]),
  );

describe('a name written with its article', () => {
  it('contracts after « à » and « de », as French does', () => {
    expect(said('Il rend compte à ', 'le Département de l’Exemple')).toBe('Il rend compte au Département de l’Exemple.');
    expect(said('les services de ', 'les Collèges')).toBe('les services des Collèges.');
    expect(said('Il écrit à ', 'les services')).toBe('Il écrit aux services.');
    expect(said('le représentant de ', 'le Département')).toBe('le représentant du Département.');
  });

  it('leaves everything else as typed', () => {
    expect(said('Il rend compte à ', 'la Ville')).toBe('Il rend compte à la Ville.');
    expect(said('avec l’aide ', 'le Département')).toBe('avec l’aide le Département.');
    expect(said('le code ', 'Lens')).toBe('le code Lens.');
    expect(said('Le monde ', 'le Département')).toBe('Le monde le Département.');
  });
});
