import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { CatalogueIndicator } from '../../../shared/api/catalogue.ts';
import { DEFINITIONS, SPEND_DEFINITIONS, UNGIVEN } from '../../../shared/indicators/definitions.ts';
import { FIGURE_INDICATORS } from '../../../shared/network/figures.ts';

const catalogue: CatalogueIndicator[] = parse(readFileSync(join(import.meta.dirname, '../../../db/content/indicateurs.yaml'), 'utf8'));

describe('chaque indicateur du catalogue', () => {
  const computed = [...DEFINITIONS, ...SPEND_DEFINITIONS].map(({ indicator }) => indicator);
  const known = [...computed, ...FIGURE_INDICATORS, ...Object.keys(UNGIVEN)];

  it('a sa façon d’être compté, ou la raison pour laquelle il est saisi, et une seule', () => {
    expect(known.sort()).toEqual(catalogue.map(({ id }) => id).sort());
  });

  it('se compte en taux, en nombre ou en moyenne comme son unité le dit', () => {
    const units = { 'share-number': 'rate', 'share-value': 'rate', count: 'count', 'mean-offers': 'average', suppliers: 'count' } as const;
    for (const { indicator, calculation } of [...DEFINITIONS, ...SPEND_DEFINITIONS])
      expect([indicator, catalogue.find(({ id }) => id === indicator)?.unit]).toEqual([indicator, units[calculation]]);
  });

  it('se compte en nombre ou en valeur comme il l’annonce', () => {
    for (const { indicator, calculation } of DEFINITIONS) {
      const measuredIn = catalogue.find(({ id }) => id === indicator)?.measuredIn;
      if (measuredIn === 'value') expect([indicator, calculation]).toEqual([indicator, 'share-value']);
      if (measuredIn === 'number') expect([indicator, calculation]).not.toEqual([indicator, 'share-value']);
    }
  });
});
