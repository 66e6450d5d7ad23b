import { CLIMATE_SWITCH } from '../tender/law.ts';
import { nameOf, unlessDated } from './helpers.ts';
import type { Rule } from './rule.ts';

/** The regime already says which exceptions the lot's data leave open. */
export const L03: Rule = {
  id: 'L03',
  title: 'Motif d’exception impossible pour ce contrat',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-l2112-2-1', 'ccp-l3114-2-1'],
  since: CLIMATE_SWITCH,
  explanation:
    'La liste des motifs est fermée : quatre pour un marché, deux pour une concession. Celui des travaux de courte durée ne vaut ni pour des services, ni pour des fournitures, ni pour une concession.',
  proposal: 'Choisir un motif ouvert à ce contrat, ou prévoir une condition sociale.',
  lot: (lot, context) => {
    const chosen = context.lotRegime.exceptions.find(({ id }) => id === lot.exception);
    if (chosen?.open !== false) return [];
    return [
      {
        message: `${nameOf(lot, context.tender)} : ${chosen.title.toLowerCase()}. ${chosen.reason}`,
        path: 'exception',
        severity: unlessDated(context, 'blocking'),
        confidence: chosen.confidence,
        references: chosen.references,
      },
    ];
  },
};
