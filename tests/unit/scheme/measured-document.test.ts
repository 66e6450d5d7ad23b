import { describe, expect, it } from 'vitest';
import type { DocumentNode, SchemeDocument } from '../../../shared/scheme/document.ts';
import { present } from '../../support/content.ts';
import { aMeasure } from '../../support/measures.ts';
import { measuredDocument } from '../../support/measured-scheme.ts';

const of = <Kind extends DocumentNode['kind']>(document: SchemeDocument, kind: Kind): Extract<DocumentNode, { kind: Kind }>[] =>
  document.nodes.filter((node): node is Extract<DocumentNode, { kind: Kind }> => node.kind === kind);
const table = (document: SchemeDocument, caption: string) =>
  present(
    of(document, 'table').find((node) => node.caption === caption),
    caption,
  );
const rows = (document: SchemeDocument, caption: string): string[][] => table(document, caption).rows.map((row) => row.map(({ lines }) => lines.join(' | ')));
const CAPTION = 'Observé et cibles – Marchés avec une considération sociale';

describe('a document of observed indicators', () => {
  const document = measuredDocument();

  it('starts from the measured value, and says the last one observed beside it', () => {
    const target = of(document, 'table').find(({ caption }) => caption === 'Point de départ et cibles');
    expect(target?.columns.map(({ title }) => title)).toEqual(['Indicateur', 'Départ', 'Observé', '2025', '2030']);
    expect(rows(document, 'Point de départ et cibles')[0]).toEqual([
      'Marchés avec une considération sociale',
      '23,4\u00a0% | en 2025',
      '23,4\u00a0% | en 2025',
      '25\u00a0%',
      '30\u00a0%',
    ]);
    expect(rows(document, 'Définition de chaque indicateur')[0]?.at(-1)).toContain('Départ\u202f: Données essentielles importées le 3 mars 2026');
  });

  it('draws two series, observed and target, and says them in words', () => {
    const drawn = of(document, 'chart').filter(({ id }) => id === 'observe-social-rate');
    expect(drawn.map(({ series, unit }) => [unit, series])).toEqual([
      [
        'rate',
        [
          {
            name: 'Observé',
            points: [
              { label: '2024', value: 1420 },
              { label: '2025', value: 2340 },
              { label: '2026', value: 2610 },
              { label: '2030', value: null },
            ],
          },
          {
            name: 'Cible',
            points: [
              { label: '2024', value: null },
              { label: '2025', value: 2500 },
              { label: '2026', value: null },
              { label: '2030', value: 3000 },
            ],
          },
        ],
      ],
    ]);
    expect(drawn[0]?.alt).toContain(
      'observé 14,2\u00a0% en 2024, 23,4\u00a0% en 2025, 26,1\u00a0% en 2026\u202f; cibles 25\u00a0% en 2025, 30\u00a0% en 2030.',
    );
  });

  it('puts the same figures in a table beside it, with the gap of each year and where they come from', () => {
    expect(table(document, CAPTION).columns.map(({ title }) => title)).toEqual(['', '2024', '2025', '2026 (en cours)', '2030']);
    expect(rows(document, CAPTION)).toEqual([
      ['Observé', '14,2\u00a0%', '23,4\u00a0%', '26,1\u00a0%', ''],
      ['Cible', '', '25\u00a0%', '', '30\u00a0%'],
      ['Écart', '', '−1,6\u00a0point', '', ''],
    ]);
    expect(of(document, 'callout').flatMap(({ lines }) => lines)).toEqual(
      expect.arrayContaining([
        '23,4\u00a0% en 2025\u202f: il manque 1,6\u00a0point pour la cible de 2025 (25\u00a0%).',
        'Source\u202f: Données essentielles importées le 3 mars 2026\u202f; sur 412 marchés connus parmi 640.',
      ]),
    );
  });

  it('turns the table when its years do not hold side by side', () => {
    const many = measuredDocument(Array.from({ length: 10 }, (_, index) => aMeasure(2016 + index, 1000 + index)));
    expect(table(many, CAPTION).columns.map(({ title }) => title)).toEqual(['Année', 'Observé', 'Cible', 'Écart']);
    expect(rows(many, CAPTION)).toHaveLength(11);
  });

  it('fills the figures of the baseline chapter and the identity card', () => {
    expect(rows(document, 'Chiffres connus à la date du schéma')).toContainEqual([
      'Marchés avec une considération sociale',
      '23,4\u00a0%',
      '2025',
      'Données essentielles importées le 3 mars 2026\u202f; sur 412 marchés connus parmi 640',
    ]);
    expect(rows(document, 'Carte d’identité du schéma')).toContainEqual(['Achats annuels', '4\u202f200\u202f000\u00a0€ hors taxes (2025)']);
  });

  it('keeps every table to the width of the page', () => {
    for (const { columns, caption } of of(document, 'table'))
      expect(
        columns.reduce((sum, { width }) => sum + width, 0),
        caption,
      ).toBeCloseTo(100, 5);
  });

  it('is, without data, exactly what it was: no column, no chart, no figure more', () => {
    const without = measuredDocument([]);
    expect(JSON.stringify(without.nodes)).not.toMatch(/[Oo]bserv/);
    expect(rows(without, 'Point de départ et cibles')[0]?.[1]).toBe('inconnu');
  });
});
