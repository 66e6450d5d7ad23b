import type { TenderLot } from '../api/tenders.ts';
import { expectedReservation } from '../tender/notice-fields.ts';
import { hasCondition, isEnvironmental, isSocial, nameOf } from './helpers.ts';
import type { Hit, LotContext, Rule } from './rule.ts';

function strategic(lot: TenderLot, context: LotContext): Hit[] {
  const { bt06, bt774, bt775, bt777 } = lot.notice;
  if (bt06 === null) return [];
  const name = nameOf(lot, context.tender);
  const social = hasCondition(lot, 'social', context) || lot.criteria.some(isSocial);
  const environment = hasCondition(lot, 'environmental', context) || lot.criteria.some(isEnvironmental);
  const path = 'notice/bt06';
  if (bt06.includes('none') && bt06.length > 1) return [{ message: `${name} : BT-06 cumule « none » et un objectif.`, path }];
  const hits: Hit[] = [];
  if (social && !bt06.includes('soc-obj')) hits.push({ message: `${name} : BT-06 ne porte pas « soc-obj » alors que le dossier contient du social.`, path });
  if (environment && !bt06.includes('env-imp'))
    hits.push({ message: `${name} : BT-06 ne porte pas « env-imp » alors que le dossier contient de l’environnement.`, path });
  if (bt06.includes('soc-obj') && bt775.length === 0) hits.push({ message: `${name} : « soc-obj » sans objectif social (BT-775).`, path: 'notice/bt775' });
  if (bt06.includes('env-imp') && bt774.length === 0)
    hits.push({ message: `${name} : « env-imp » sans objectif environnemental (BT-774).`, path: 'notice/bt774' });
  if (!bt06.includes('none') && bt06.length > 0 && !bt777.trim())
    hits.push({ message: `${name} : la description de l’objectif (BT-777) est vide.`, path: 'notice/bt777' });
  return hits;
}

/** Correspondences deduced from the European codes. */
export const L56: Rule = {
  id: 'L56',
  title: 'Avis européen incohérent avec le dossier',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-r2113-7', 'ccp-r2131-15'],
  explanation:
    'L’avis dit aux entreprises, et aux statistiques, ce que le dossier contient : une réservation ou une clause absente de l’avis est invisible. Les codes attendus sont déduits du dossier.',
  proposal: 'Aligner BT-06, BT-71, BT-774, BT-775 et BT-777 sur le dossier.',
  lot: (lot, context) => {
    const { bt71 } = lot.notice;
    const expected = expectedReservation(lot);
    const reserved: Hit[] =
      bt71 !== null && expected !== null && bt71 !== expected
        ? [{ message: `${nameOf(lot, context.tender)} : BT-71 vaut « ${bt71} » au lieu de « ${expected} ».`, path: 'notice/bt71' }]
        : [];
    return [...reserved, ...strategic(lot, context)];
  },
};
