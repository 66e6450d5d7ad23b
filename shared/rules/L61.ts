import { formatMoney } from '../format.ts';
import { crosses } from '../law/read.ts';
import { thresholdOf } from '../tender/law.ts';
import { isConcession } from './helpers.ts';
import { type OtherTender, otherTender } from './other-tender.ts';
import type { Rule } from './rule.ts';

/** Same homogeneous need, as far as data tell: same CPV group (three digits), same buyer, same year. */
const sameNeed = (a: OtherTender, b: OtherTender): boolean =>
  a.cpv !== '' &&
  a.cpv.slice(0, 3) === b.cpv.slice(0, 3) &&
  (a.siren === '' || b.siren === '' || a.siren === b.siren) &&
  a.launchYear !== null &&
  a.launchYear === b.launchYear;

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
    const own = otherTender(tender);
    const same = others.filter((other) => other.kind === 'direct-award' && sameNeed(own, other));
    if (!limit || same.length === 0) return [];
    const total = [own, ...same].reduce((sum, { valueCents }) => sum + valueCents, 0);
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
