/** Schemes for tests: one with nothing, one that meets every point of L. 2111-3. */
import type { Scheme, SchemeAction, SchemeAxis, SchemeContent, SchemeIndicator } from '../../shared/api/schemes.ts';
import { emptyScheme } from '../../shared/scheme/empty.ts';

export const anAction = (id: string, more: Partial<SchemeAction> = {}): SchemeAction => ({
  id,
  catalogueId: null,
  title: `Action ${id}`,
  aim: '',
  steps: [],
  lead: '',
  partners: '',
  calendar: '',
  means: '',
  status: 'to-start',
  indicatorIds: [],
  clauseSlugs: [],
  origin: '',
  ...more,
});

export const anAxis = (id: string, kind: SchemeAxis['kind'], intro = '', actions: SchemeAction[] = [anAction(`${id}-1`)]): SchemeAxis => ({
  id,
  kind,
  title: `Axe ${id}`,
  intro,
  origin: '',
  objectives: [{ id: `${id}-objective`, title: `Objectif ${id}`, description: '', actions }],
});

export const anIndicator = (id: string, more: Partial<SchemeIndicator> = {}): SchemeIndicator => ({
  id,
  catalogueId: null,
  axisId: null,
  title: `Indicateur ${id}`,
  definition: '',
  formula: '',
  unit: 'rate',
  better: 'higher',
  source: 'decp',
  frequency: 'Chaque année',
  legal: [],
  measuredIn: 'value',
  baseline: 1000,
  baselineYear: 2025,
  baselineSource: 'DECP',
  targets: [{ year: 2030, value: 2000 }],
  origin: '',
  ...more,
});

/** Meets C1 to C8. */
export function completeScheme(): SchemeContent {
  return {
    ...emptyScheme('Schéma de la Ville exemple'),
    axes: [
      anAxis('social', 'social', 'Ouvrir l’emploi aux personnes qui en sont éloignées.'),
      anAxis(
        'environment',
        'environment',
        'Réduire les émissions de gaz à effet de serre, les consommations d’énergie, d’eau et de matériaux ; allonger la durée de vie des produits, viser la sobriété numérique et l’économie circulaire.',
      ),
    ],
    indicators: [anIndicator('c6', { legal: ['C6'] }), anIndicator('esus', { legal: ['C7a'] }), anIndicator('publics', { legal: ['C7b'] })],
    governance: {
      lead: 'Vice-présidence aux achats',
      bodies: [{ id: 'copil', name: 'Comité de pilotage', role: '', composition: '', frequency: '', decisions: '' }],
    },
    followUp: { annualReview: 'Un bilan est présenté chaque année au conseil.', publicationMonths: 24, publicationPlace: 'Site de la ville', calendar: [] },
  };
}

export const stored = (content: SchemeContent, more: Partial<Scheme> = {}): Scheme => ({
  ...content,
  id: 'scheme-1',
  revision: 1,
  createdAt: '2026-11-23T09:00:00.000Z',
  updatedAt: '2026-11-23T09:00:00.000Z',
  example: false,
  startingPoint: null,
  ...more,
});
