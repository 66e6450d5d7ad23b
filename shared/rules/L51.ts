import type { Rule } from './rule.ts';

export const L51: Rule = {
  id: 'L51',
  title: 'Indicateurs du schéma absents ou non rapportés au total',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-l2111-3'],
  explanation:
    'Les indicateurs, en nombre de contrats ou en valeur, donnent la part réelle de chaque catégorie d’achats responsables dans le total des achats de l’acheteur.',
  proposal: 'Exprimer chaque indicateur en taux : achats concernés rapportés au total, en nombre et en valeur.',
  scheme: ({ indicators }) => {
    const published = indicators.filter(({ legal }) => legal.includes('C6'));
    if (published.length === 0) return [{ message: 'Aucun indicateur chiffré ne mesure la part des achats responsables.', path: 'indicators' }];
    if (published.every(({ measuredIn }) => measuredIn === 'other'))
      return [{ message: 'Aucun indicateur n’est exprimé en nombre de contrats ou en valeur.', path: 'indicators' }];
    return published.some(({ unit }) => unit === 'rate') ? [] : [{ message: 'Aucun indicateur n’est rapporté au total des achats.', path: 'indicators' }];
  },
};
