import { isConcession, isFormalised, nameOf } from './helpers.ts';
import type { Rule } from './rule.ts';

export const L16: Rule = {
  id: 'L16',
  title: 'Critères sans pondération',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-r2152-12'],
  explanation: 'En procédure formalisée, les critères sont pondérés ; une raison objective permet seulement de les ranger par ordre décroissant.',
  proposal: 'Donner un poids à chaque critère, ou écrire pourquoi c’est impossible et les ranger.',
  lot: (lot, { tender }) => {
    if (!isFormalised(tender) || isConcession(tender) || lot.criteria.length < 2 || lot.noWeightsReason.trim()) return [];
    const without = lot.criteria.filter(({ weightBasisPoints }) => weightBasisPoints === null);
    if (without.length > 0)
      return [
        {
          message: `${nameOf(lot, tender)} : ${without.length === lot.criteria.length ? 'les critères ne sont pas pondérés' : `sans poids : ${without.map(({ title }) => `« ${title} »`).join(', ')}`}.`,
          path: 'criteria',
        },
      ];
    return [];
  },
};
