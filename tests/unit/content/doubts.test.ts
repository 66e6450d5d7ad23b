import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shippedContent } from '../../support/content.ts';
import { itWithData } from '../../support/shared-data.ts';

/** The points of section 9 of the legal file, in their order, then its contradictory sources: each one a doubt of ours. */
const POINTS = [
  'textes-2026',
  'date-bascule',
  'seuil-services-sociaux',
  'accords-cadres-anterieurs',
  'lot-reserve-et-clause-sociale',
  'travaux-moins-de-six-mois',
  'solution-immediatement-disponible',
  'ccag-numeros',
  'seuil-innovant',
  'seuil-donnees-essentielles',
  'liste-ess',
  'versions-code-du-travail',
  'publics-eligibles',
  'calcul-des-heures',
  'residence-et-insertion',
  'outre-mer',
  'egalim-2026',
  'successeur-pnad',
  'durabilite-vigilance',
  'directives-europeennes',
  'avis-europeens',
  'jurisprudence-a-lire',
];
const CONTRADICTIONS = ['date-bascule', 'seuil-innovant', 'numero-clause-sociale', 'copie-du-code'];

it('every uncertain point and every contradictory source is a doubt, with what it rests on', () => {
  const { doubts } = shippedContent();
  for (const id of [...POINTS, ...CONTRADICTIONS]) {
    const doubt = doubts.find((candidate) => candidate.id === id);
    expect(doubt, id).toBeDefined();
    expect(doubt?.references.length, id).toBeGreaterThan(0);
  }
});

itWithData('../droit.md', 'the legal file has no more points than that', async (path) => {
  const section =
    readFileSync(path, 'utf8')
      .split(/^## 9\. /m)[1]
      ?.split(/^## /m)[0] ?? '';
  expect(section.match(/^\d+\. \*\*/gm)).toHaveLength(POINTS.length);
  expect(section.split('**Sources contradictoires relevées**')[1]?.split(' ; ')).toHaveLength(CONTRADICTIONS.length);
});
