/** Reviews for tests: every indicator of the catalogue, some years known. */
import type { CatalogueIndicator } from '../../../shared/api/catalogue.ts';
import type { Measure } from '../../../shared/api/indicators.ts';
import type { Review, ReviewBuyer } from '../../../shared/api/reviews.ts';
import { coveredYears, freezeScheme, missingSentences } from '../../../shared/reviews/freeze.ts';
import { shippedContent } from '../../support/content.ts';
import { anAction, anAxis, anIndicator, completeScheme, stored } from '../../support/scheme.ts';

export const INDICATORS: readonly CatalogueIndicator[] = shippedContent().catalogue.indicators;

const indicatorOf = (id: string): CatalogueIndicator => {
  const found = INDICATORS.find((indicator) => indicator.id === id);
  if (!found) throw new Error(`${id} is not in the catalogue`);
  return found;
};

export function aMeasure(indicator: string, year: number, value: number | null, more: Partial<Measure> = {}): Measure {
  const { number, title, definition, formula, unit, source } = indicatorOf(indicator);
  return {
    ...{ indicator, number, title, definition, formula, unit, source, year, value },
    state: value === null ? 'unknown' : 'computed',
    origin: value === null ? 'none' : 'contracts',
    numerator: value === null ? null : { label: 'Marchés avec considération', value: 82, unit: 'count' },
    denominator: value === null ? null : { label: 'Marchés connus', value: 412, unit: 'count' },
    coverage: value === null ? null : { known: 412, total: 640, unit: 'contracts' },
    detail: value === null ? 'Aucun marché de cette année.' : 'Sur 412 marchés connus parmi 640.',
    sourceText: value === null ? '' : 'Données essentielles importées le 3 mars 2026',
    on: value === null ? null : '2026-03-03',
    aside: value === null ? [] : [{ reason: 'Montant absurde', count: 3, cents: 420_000_000_000_00 }],
    ...{ split: [], computedValue: null, note: '', opens: value !== null },
    ...more,
  };
}

/** Social and environmental rates grow; ESUS is typed; the rest is unknown. */
export function someMeasures(years: readonly number[]): Measure[] {
  return years.flatMap((year, index) =>
    INDICATORS.map(({ id }) => {
      if (id === 'considerations-sociales-nombre') return aMeasure(id, year, 1200 + 400 * index);
      if (id === 'considerations-sociales-valeur') return aMeasure(id, year, 1850 + 310 * index);
      if (id === 'considerations-environnementales-nombre') return aMeasure(id, year, 3000 + 550 * index);
      if (id === 'marches-reserves-nombre') return aMeasure(id, year, 150 + 20 * index);
      if (id === 'achats-esus')
        return aMeasure(id, year, 80 + 5 * index, {
          state: 'typed',
          origin: 'person',
          sourceText: '=Relevé du service, exemple',
          coverage: null,
          aside: [],
          note: 'Hors groupements.',
        });
      if (id === 'offres-recues') return aMeasure(id, year, 37);
      return aMeasure(id, year, null);
    }),
  );
}

export const SIREN = '990000002';

const SCHEME = stored(
  {
    ...completeScheme(),
    organisation: { ...completeScheme().organisation, name: 'Département de l’exemple', siren: SIREN },
    period: { from: '2025-01-01', to: '2028-12-31', adoptedOn: '2024-12-10', deliberation: '' },
    axes: [
      anAxis('social', 'social', '', [
        anAction('a1', { title: 'Inscrire des heures d’insertion', lead: 'Direction des achats', status: 'in-progress' }),
        anAction('a2', { title: 'Réserver des lots', status: 'done' }),
      ]),
      anAxis('environment', 'environment', '', [anAction('a3', { title: 'Acheter du réemploi', status: 'to-start' })]),
    ],
    indicators: [
      anIndicator('i1', {
        catalogueId: 'considerations-sociales-nombre',
        legal: ['C6'],
        targets: [
          { year: 2026, value: 1500 },
          { year: 2028, value: 3000 },
        ],
      }),
      anIndicator('i2', { catalogueId: 'achats-esus', legal: ['C7a'], targets: [{ year: 2026, value: 200 }] }),
    ],
  },
  { id: 'scheme-1' },
);

export function aReview(more: Partial<Review> = {}, buyers?: ReviewBuyer[]): Review {
  const years = { fromYear: more.fromYear ?? 2025, year: more.year ?? 2026 };
  const all = buyers ?? [{ siren: SIREN, name: 'Département de l’exemple', measures: someMeasures([2023, 2024, 2025, 2026]) }];
  return {
    ...{ id: 'review-1', schemeId: 'scheme-1', kind: 'publication', ...years, madeAt: '2027-03-15T09:00:00.000Z', by: null },
    ...{
      publishedOn: null,
      place: '',
      buyers: all,
      scheme: freezeScheme(SCHEME, '2023-10-25'),
      provisional: false,
      missing: missingSentences(all, coveredYears(years)),
    },
    ...more,
  };
}
