import { essFaults } from '../tender/ess-limits.ts';
import { isConcession, nameOf } from './helpers.ts';
import type { Rule } from './rule.ts';

const RESERVED_CONCESSIONS = ['ccp-l3113-1', 'ccp-l3113-2', 'ccp-l3113-2-1'];

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
    // No article opens it to concessions: an absence is a deduction, which advises and never blocks.
    const deduced = isConcession(tender) ? { references: RESERVED_CONCESSIONS, confidence: 'unverified' as const } : {};
    return essFaults(tender, lot, law).map((fault) => ({ ...fault, ...deduced, message: `${nameOf(lot, tender)} : ${fault.message}` }));
  },
};
