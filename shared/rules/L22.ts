import { slicesIn, volumesIn } from './cross-reading.ts';
import { nameOf } from './helpers.ts';
import type { Rule } from './rule.ts';

const NO_MINIMUM = /\bsans (?:montant |quantite |engagement )?(?:de )?minim(?:um|a|al)\b|\b(?:aucun|pas de) (?:montant )?minimum\b/;

export const L22: Rule = {
  id: 'L22',
  title: 'Volume fixe dans un accord-cadre sans minimum',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-r2162-4', 'ccp-l2112-3'],
  explanation: 'Sans minimum de commande, le titulaire peut devoir des heures sans avoir d’activité : la clause devient inexécutable.',
  proposal: 'Exprimer les heures par tranche de montant facturé, ou en part des heures travaillées.',
  pieces: ['ccap'],
  lot: (lot, { tender }) => {
    if (tender.need.form !== 'framework' || !lot.insertion.quarterHours || lot.insertion.quarterHoursPerSlice !== null) return [];
    const { minimumCents } = tender.value;
    if (minimumCents !== null && minimumCents > 0) return [];
    return [
      {
        message: `${nameOf(lot, tender)} fixe un volume d’heures alors que l’accord-cadre ${minimumCents === 0 ? 'n’a pas de minimum' : 'n’indique pas son minimum'}.`,
        path: 'insertion/quarterHours',
        ...(minimumCents === null ? { severity: 'advice' as const } : {}),
      },
    ];
  },
  text: (piece) => {
    const free = piece.reading.sentences.some(({ folded, section }) => NO_MINIMUM.test(folded) && /\baccord cadre\b/.test(`${folded} ${section}`));
    if (!free || slicesIn(piece).length > 0) return [];
    return volumesIn(piece).map(({ sentence, matched }) => ({
      message: 'Le texte fixe un volume d’heures alors que l’accord-cadre est sans minimum.',
      paragraph: sentence.paragraph,
      matched,
    }));
  },
};
