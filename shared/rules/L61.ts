import { formatMoney } from '../format.ts';
import { crosses } from '../law/read.ts';
import { yearOf } from '../days.ts';
import { estimatedValue } from '../tender/estimated-value.ts';
import { thresholdOf } from '../tender/law.ts';
import type { TenderContent } from '../api/tenders.ts';
import { isConcession } from './helpers.ts';
import type { Rule } from './rule.ts';

/** Same homogeneous need, as far as data tell: same CPV group (three digits), same buyer, same year. */
const sameNeed = (a: TenderContent, b: TenderContent): boolean =>
  a.need.cpv !== '' &&
  a.need.cpv.slice(0, 3) === b.need.cpv.slice(0, 3) &&
  (a.buyer.siren === '' || b.buyer.siren === '' || a.buyer.siren === b.buyer.siren) &&
  a.procedure.launchOn !== null &&
  b.procedure.launchOn !== null &&
  yearOf(a.procedure.launchOn) === yearOf(b.procedure.launchOn);

/** Needs the buyer's other consultations: without them it stays silent. */
export const L61: Rule = {
  id: 'L61',
  title: 'Besoin peut-être fractionné',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-r2121-6', 'ccp-r2122-8'],
  explanation: 'Le seuil du gré à gré s’apprécie pour tout le besoin homogène, pas contrat par contrat ni fournisseur par fournisseur.',
  proposal: 'Additionner les achats de même nature, puis choisir la procédure du total.',
  tender: ({ tender, others, law }) => {
    if (tender.procedure.kind !== 'direct-award' || isConcession(tender)) return [];
    const limit = thresholdOf(law, tender.need.nature === 'works' ? 'direct-award-works' : 'direct-award-supplies-services');
    const same = others.filter((other) => other.procedure.kind === 'direct-award' && sameNeed(tender, other));
    if (!limit || same.length === 0) return [];
    const total = [tender, ...same].reduce((sum, item) => sum + estimatedValue(item).cents, 0);
    return crosses(limit.comparison, total, limit.value)
      ? []
      : [
          {
            message: `${same.length + 1} achats de gré à gré du même groupe CPV, la même année, font ${formatMoney(total)} HT : au-delà de ${limit.display ?? ''}.`,
            path: 'procedure/kind',
          },
        ];
  },
};
