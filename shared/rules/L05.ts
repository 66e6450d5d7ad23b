import { CLIMATE_SWITCH } from '../tender/law.ts';
import { dateNote, isEnvironmental, nameOf, unlessDated, writesCriterion } from './helpers.ts';
import type { Rule } from './rule.ts';

export const L05: Rule = {
  id: 'L05',
  title: 'Critère environnemental absent',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-l2152-7', 'ccp-l3124-5'],
  seeAlso: ['ccp-r2152-7'],
  since: CLIMATE_SWITCH,
  explanation: 'Au moins un critère tient compte des caractéristiques environnementales de l’offre, à tous les montants mis en concurrence.',
  proposal: 'Ajouter un critère que l’on sait mesurer sur la prestation : émissions, consommations, durée de vie, emballages, déchets.',
  lot: (lot, context) => {
    const { obligation, references } = context.lotRegime.environmentalCriterion;
    if (obligation !== 'required' || lot.criteria.some(isEnvironmental)) return [];
    const name = nameOf(lot, context.tender);
    if (lot.criteria.length === 0)
      return [
        {
          message: `${name} : aucun critère n’est encore écrit ; l’un d’eux sera environnemental.${dateNote(context)}`,
          path: 'criteria',
          severity: 'attention',
          references,
        },
      ];
    if (lot.criteria.length === 1 && lot.criteria[0]?.kind === 'cost' && lot.criteria[0].environmental === null)
      return [{ message: `${name} : dire si le coût global tient compte de l’environnement.`, path: 'criteria', severity: 'attention', references }];
    if (writesCriterion(lot, 'environmental', context))
      return [
        {
          message: `${name} : une clause écrit un critère environnemental ; l’ajouter aux critères du lot, avec son poids.`,
          path: 'criteria',
          severity: 'attention',
          references,
        },
      ];
    return [
      { message: `${name} n’a aucun critère environnemental.${dateNote(context)}`, path: 'criteria', severity: unlessDated(context, 'blocking'), references },
    ];
  },
};
