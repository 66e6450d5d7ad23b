import { CLIMATE_SWITCH } from '../tender/law.ts';
import { isReasoned, nameOf, unlessDated } from './helpers.ts';
import type { Rule } from './rule.ts';

export const L02: Rule = {
  id: 'L02',
  title: 'Motif d’exception sans faits',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-l2112-2-1', 'ccp-l3114-2-1', 'ccp-l2184-1'],
  since: CLIMATE_SWITCH,
  explanation: 'Renoncer à la condition sociale se motive dans un document conservé. Une case cochée ou « pas pertinent » ne dit rien de ce marché.',
  proposal:
    'Décrire ce que l’on achète, ce qui a été examiné, ce qui l’empêche et depuis quand on le sait ; garder la note au dossier, dans le rapport de présentation s’il y en a un.',
  lot: (lot, context) => {
    const { obligation } = context.lotRegime.socialCondition;
    if (lot.exception === null || obligation === 'optional' || obligation === 'out-of-scope' || isReasoned(lot.circumstances)) return [];
    const seen = lot.circumstances.trim();
    return [
      {
        message: `${nameOf(lot, context.tender)} : le motif d’exception ${seen ? `tient en « ${seen} »` : 'n’est pas rédigé'}.`,
        path: 'circumstances',
        severity: obligation === 'unknown' ? 'attention' : unlessDated(context, 'blocking'),
        ...(seen ? { matched: seen } : {}),
      },
    ];
  },
};
