import { hasPenaltyText, hasVolume, nameOf } from './helpers.ts';
import { penaltyText } from './penalties.ts';
import type { Rule } from './rule.ts';
import { hasWrittenVolume } from './volumes.ts';

/** That the CCAG fixes no amount is known from secondary sources only: advice. */
export const L28: Rule = {
  id: 'L28',
  title: 'Pénalité d’insertion absente ou non chiffrée',
  severity: 'advice',
  confidence: 'unverified',
  references: ['ccag-fcs-16', 'ccag-tic-16'],
  pieces: ['ccap'],
  explanation: 'À notre connaissance, le CCAG ne donne pas de montant : sans chiffre au CCAP, la pénalité ne peut pas être calculée.',
  proposal: 'Écrire un montant par heure non réalisée, son plafond et sa mise en demeure.',
  lot: (lot, context) =>
    hasVolume(lot) && lot.insertion.penaltyPerHourCents === null && !hasPenaltyText(lot, context)
      ? [
          {
            message: `${nameOf(lot, context.tender)} : aucune pénalité par heure d’insertion non réalisée n’est chiffrée.`,
            path: 'insertion/penaltyPerHourCents',
          },
        ]
      : [],
  text: ({ facts, reading }) => {
    if (!facts.whole || !hasWrittenVolume(reading)) return [];
    const { first, figured } = penaltyText(reading);
    if (figured) return [];
    return [
      first
        ? { message: 'La pénalité d’insertion n’est pas chiffrée.', paragraph: first.paragraph, matched: first.text.trim().slice(0, 200) }
        : { message: 'Le CCAP prévoit des heures d’insertion, mais aucune pénalité.' },
    ];
  },
};
