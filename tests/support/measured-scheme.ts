/** A scheme whose indicators are observed, its measures, and its document: for what composes and what prints. */
import type { SchemeIndicator } from '../../shared/api/schemes.ts';
import { readReference, readThreshold } from '../../shared/law/read.ts';
import { completeness, schemeLaw } from '../../shared/scheme/completeness.ts';
import { composeSchemeDocument, type SchemeDocument } from '../../shared/scheme/document.ts';
import { schemeMeasures } from '../../shared/scheme/measured.ts';
import { shippedContent } from './content.ts';
import { aMeasure, aSpend } from './measures.ts';
import { anIndicator, completeScheme, stored } from './scheme.ts';

const DAY = '2026-11-23';
const UNWRITTEN = { baseline: null, baselineYear: null, baselineSource: '' };

export const SOCIAL_RATE: SchemeIndicator = anIndicator('social-rate', {
  title: 'Marchés avec une considération sociale',
  catalogueId: 'considerations-sociales-nombre',
  axisId: 'social',
  legal: ['C6'],
  targets: [
    { year: 2025, value: 2500 },
    { year: 2030, value: 3000 },
  ],
  ...UNWRITTEN,
});

export const KNOWN = [
  aMeasure(2023, null),
  aMeasure(2024, 1420),
  aMeasure(2025, 2340),
  aMeasure(2026, 2610),
  aMeasure(2025, 85, {
    indicator: 'achats-esus',
    sourceText: 'Comptabilité importée le 3 mars 2026',
    detail: '',
    coverage: null,
  }),
];

/** @param known what the data says; nothing, and the document is that of a scheme nobody measures */
export function measuredDocument(known = KNOWN, indicators: readonly SchemeIndicator[] = [SOCIAL_RATE]): SchemeDocument {
  const content = shippedContent();
  const complete = completeScheme();
  const scheme = stored({
    ...complete,
    organisation: { ...complete.organisation, name: 'Ville exemple' },
    period: { from: '2027-01-01', to: '2030-12-31', adoptedOn: null, deliberation: '' },
    indicators: [...indicators, ...complete.indicators.slice(1)],
  });
  const measured = schemeMeasures(scheme, known, DAY, { items: [aSpend({ totalCents: 4_200_000_00 })], importedOn: '2026-03-03' });
  const law = schemeLaw(content.thresholds.map((item) => readThreshold(item, DAY)));
  return composeSchemeDocument(scheme, {
    catalogue: content.catalogue,
    families: [],
    references: content.references.map((item) => readReference(item, DAY)),
    completeness: completeness(scheme, law, measured),
    measured,
    on: DAY,
    final: false,
  });
}
