import { foldFrench } from '../typography.ts';
import type { Hit, Rule } from './rule.ts';

const NOTIFIED = /\b(?:notifi\w+|marches passes|montants? attribues?|publie\w* (?:aux|dans les) (?:decp|donnees essentielles))\b/;
const PAID = /\b(?:mandate\w*|depense\w*|paye\w*|regle\w*)\b/;

export const L53: Rule = {
  id: 'L53',
  title: 'Montant annuel du schéma mal calculé',
  severity: 'attention',
  confidence: 'confirmed',
  references: ['ccp-d2111-3'],
  explanation:
    'Le montant qui rend le schéma obligatoire additionne les dépenses réalisées dans une année civile, travaux compris, hors livre V : du mandaté, pas du notifié.',
  proposal: 'Reprendre les dépenses mandatées d’une année civile, travaux compris.',
  scheme: ({ legal, organisation }) => {
    const reason = foldFrench(legal.reason);
    const hits: Hit[] = [];
    // The exclusion of works is a deduction from the article's general wording: it still only warns.
    if (legal.worksIncluded === false && organisation.annualPurchasesCents !== null)
      hits.push({ message: 'Les travaux ne sont pas comptés dans le montant annuel.', path: 'legal/worksIncluded', confidence: 'single-source' });
    if (NOTIFIED.test(reason) && !PAID.test(reason))
      hits.push({ message: 'Le montant semble calculé sur les marchés notifiés.', path: 'legal/reason', matched: legal.reason.slice(0, 200) });
    return hits;
  },
};
