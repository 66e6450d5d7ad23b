import { crosses } from '../law/read.ts';
import { wholeMonths } from '../tender/estimated-value.ts';
import { thresholdOf } from '../tender/law.ts';
import { isEssCpv } from '../tender/ess-cpv.ts';
import { nameOf } from './helpers.ts';
import type { Hit, Rule } from './rule.ts';

export const L33: Rule = {
  id: 'L33',
  title: 'Lot réservé à l’économie sociale hors des limites',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-l2113-15', 'ccp-l2113-16'],
  explanation:
    'Cette réservation ne vaut que pour une liste fermée de services, et pour trois ans au plus, reconductions comprises. La publication européenne rejette l’avis sinon.',
  proposal: 'Réserver aux entreprises adaptées, aux ESAT ou aux structures d’insertion, ou passer un marché ordinaire.',
  lot: (lot, { tender, law }) => {
    if (lot.reservation.kind !== 'ess') return [];
    const name = nameOf(lot, tender);
    const cpv = lot.cpv || tender.need.cpv;
    const limit = thresholdOf(law, 'ess-duration');
    const first = lot.durationMonths ?? tender.duration.months;
    const months = wholeMonths(tender, lot.id) ?? first;
    const hits: Hit[] = [];
    if (tender.need.form === 'concession')
      hits.push({ message: `${name} : il n’existe pas de concession réservée à l’économie sociale.`, path: 'reservation/kind' });
    if (tender.buyer.kind === 'contracting-entity')
      hits.push({ message: `${name} : cette réservation est ouverte aux pouvoirs adjudicateurs seulement.`, path: 'reservation/kind' });
    if (cpv && !isEssCpv(cpv)) hits.push({ message: `${name} : le CPV ${cpv} n’est pas dans la liste des services réservables.`, path: 'cpv', matched: cpv });
    if (limit && months !== null && !crosses(limit.comparison, months, limit.value * 12))
      hits.push({ message: `${name} : ${months} mois en tout, au-delà de ${limit.display ?? ''}.`, path: 'durationMonths' });
    return hits;
  },
};
