import { CLIMATE_SWITCH } from '../tender/law.ts';
import { dateNote, hasCondition, isReserved, nameOf, unlessDated } from './helpers.ts';
import type { Rule } from './rule.ts';

/** Lot by lot: a small lot of a large need is in the scope (R. 2121-1). A reserved lot is a doubt, so a warning. */
export const L01: Rule = {
  id: 'L01',
  title: 'Condition sociale absente au-delà du seuil européen',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-l2112-2-1', 'ccp-l3114-2-1'],
  since: CLIMATE_SWITCH,
  explanation:
    'À partir du seuil européen, chaque marché prévoit une condition d’exécution sociale ou d’emploi, sauf motif écrit de la liste fermée. La valeur comptée est celle de tout le besoin, lots, options et reconductions compris.',
  proposal:
    'Ajouter une clause d’insertion ou une autre condition sociale (égalité, formation, conditions de travail), ou choisir un motif et décrire les faits.',
  lot: (lot, context) => {
    const { obligation, confidence, references } = context.lotRegime.socialCondition;
    if ((obligation !== 'required' && obligation !== 'attention') || lot.exception !== null || hasCondition(lot, 'social', context)) return [];
    const doubt = obligation === 'attention' || isReserved(lot);
    const why = isReserved(lot)
      ? ' Le lot est réservé : on ne sait pas si cela suffit ; ajouter une courte condition.'
      : obligation === 'attention'
        ? ' Le seuil qui compte n’est pas tranché.'
        : '';
    return [
      {
        message: `${nameOf(lot, context.tender)} n’a ni condition sociale ni motif.${why}${dateNote(context)}`,
        path: 'conditions',
        severity: doubt ? 'attention' : unlessDated(context, 'blocking'),
        confidence,
        references,
      },
    ];
  },
};
