import { CLIMATE_SWITCH } from '../tender/law.ts';
import { dateNote, hasCondition, nameOf, unlessDated } from './helpers.ts';
import type { Rule } from './rule.ts';

export const L06: Rule = {
  id: 'L06',
  title: 'Condition d’exécution environnementale absente',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-l2112-2', 'ccp-l3114-2'],
  since: CLIMATE_SWITCH,
  explanation: 'Les conditions d’exécution prennent en compte l’environnement, quel que soit le montant. Le critère environnemental ne les remplace pas.',
  proposal: 'Ajouter une condition adaptée à l’objet : déchets, déplacements, produits, énergie, emballages.',
  lot: (lot, context) => {
    const { obligation, references, confidence } = context.lotRegime.environmentalCondition;
    if ((obligation !== 'required' && obligation !== 'attention') || hasCondition(lot, 'environmental', context)) return [];
    return [
      {
        message: `${nameOf(lot, context.tender)} n’a aucune condition d’exécution environnementale.${dateNote(context)}`,
        path: 'conditions',
        severity: obligation === 'attention' ? 'advice' : unlessDated(context, 'blocking'),
        confidence,
        references,
      },
    ];
  },
};
