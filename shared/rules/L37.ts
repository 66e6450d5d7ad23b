import type { Structure } from '../api/tenders.ts';
import { hitsOf, isReserved, nameOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';

const LENDERS: Partial<Record<Structure, string>> = { etti: 'ETTI', ai: 'association intermédiaire', eatt: 'EATT' };
const STAFFING_CPV = '7962';
const RESERVED_TO =
  /\b(?:lots?|marches?|participation|consultation)\b(?: \w+){0,6} reserve\w*(?: \w+){0,14} (etti|entreprises? de travail temporaire insertion|associations? intermediaires?|eatt|entreprises? adaptees? de travail temporaire)\b/;

export const L37: Rule = {
  id: 'L37',
  title: 'Lot de prestations réservé à des prêteurs de personnel',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-l2113-12', 'ccp-l2113-13'],
  seeAlso: ['ctrav-l5132-4', 'ctrav-l5213-13-3'],
  pieces: ['avis', 'rc'],
  explanation: 'Les ETTI, les associations intermédiaires et les EATT mettent du personnel à disposition ; elles ne produisent pas, ou peu, de prestations.',
  proposal: 'Viser les entreprises d’insertion, les ateliers et chantiers, les entreprises adaptées et les ESAT ; ou faire un lot de mise à disposition.',
  lot: (lot, { tender }) => {
    const named = lot.reservation.structures.flatMap((structure) => LENDERS[structure] ?? []);
    const staffing = tender.need.staffing === true || (lot.cpv || tender.need.cpv).startsWith(STAFFING_CPV);
    if (!isReserved(lot) || staffing || named.length === 0) return [];
    return [{ message: `${nameOf(lot, tender)} vise ${named.join(', ')} pour des prestations.`, path: 'reservation/structures' }];
  },
  text: ({ reading }) =>
    hitsOf(
      find(reading, RESERVED_TO, (sentence) => asserts(sentence) && !/\bmise? a disposition\b/.test(sentence.folded)),
      (matched) => `La réservation vise des prêteurs de personnel : « ${matched} ».`,
    ),
};
