import { owesAllotment } from '../tender/allotment.ts';
import { foldFrench } from '../typography.ts';
import { isReasoned } from './helpers.ts';
import type { Rule } from './rule.ts';

const SINGLE_PRICE = /\bprix unique\b/;

export const L39: Rule = {
  id: 'L39',
  title: 'Absence de lots non motivée',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-l2113-11', 'ccp-l2113-10', 'ccp-r2113-2', 'ccp-r2113-3'],
  explanation: 'Ne pas allotir suppose un cas prévu par le code et des considérations de droit et de fait. Vouloir un prix unique n’en est pas une.',
  proposal: 'Choisir le cas et décrire les faits, ou faire des lots.',
  tender: ({ tender }) => {
    const { allotment, buyer } = tender;
    if (allotment.divided !== false || !owesAllotment(tender)) return [];
    const reason = allotment.reason.trim();
    if (allotment.case === 'unsuccessful-risk' && buyer.kind !== null && buyer.kind !== 'contracting-entity')
      return [{ message: 'Le risque d’infructuosité est un motif des seules entités adjudicatrices.', path: 'allotment/case' }];
    if (SINGLE_PRICE.test(foldFrench(reason)))
      return [{ message: 'Le motif tient à un prix unique : ce n’est pas un cas prévu.', path: 'allotment/reason', matched: reason }];
    if (allotment.case === null || !isReasoned(reason))
      return [
        {
          message:
            allotment.case === null
              ? 'Le marché n’est pas alloti et aucun cas du code n’est choisi.'
              : 'Le marché n’est pas alloti et le motif n’est pas développé.',
          path: 'allotment/reason',
          ...(reason ? { matched: reason } : {}),
        },
      ];
    return [];
  },
};
