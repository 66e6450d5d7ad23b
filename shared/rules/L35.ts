import { hitsOf, isConcession, nameOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';

const BOTH =
  /\bconcessions?(?: \w+){0,4} reserve\w*(?=.*\b(?:entreprises? adaptees?|esat|accompagnement par le travail|3113 1)\b)(?=.*\b(?:insertion|siae|3113 2)\b)/;

export const L35: Rule = {
  id: 'L35',
  title: 'Concession réservée à deux titres',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-l3113-3'],
  pieces: ['avis', 'rc'],
  explanation: 'À la différence d’un marché, une concession ne peut pas être réservée à la fois au handicap et à l’insertion.',
  proposal: 'Choisir un seul régime.',
  lot: (lot, { tender }) =>
    isConcession(tender) && lot.reservation.kind === 'both'
      ? [{ message: `${nameOf(lot, tender)} cumule deux réservations dans une concession.`, path: 'reservation/kind' }]
      : [],
  text: ({ reading }) =>
    hitsOf(
      find(reading, BOTH, (sentence) => asserts(sentence) && !/\bou\b/.test(sentence.folded)),
      () => 'Le texte réserve une concession à la fois au handicap et à l’insertion.',
    ),
};
