import { hasPenaltyText, nameOf } from './helpers.ts';
import { penaltyText } from './penalties.ts';
import type { Rule } from './rule.ts';

const lacking = (warned: boolean, exempted: boolean): string =>
  [...(warned ? [] : ['sans mise en demeure']), ...(exempted ? [] : ['sans exonération en cas de carence de candidatures'])].join(' et ');

export const L29: Rule = {
  id: 'L29',
  title: 'Pénalité sans mise en demeure ni exonération',
  severity: 'attention',
  confidence: 'confirmed',
  references: ['ccag-fcs-16', 'ccag-tic-16'],
  pieces: ['ccap'],
  explanation:
    'Les CCAG lus (fournitures et services, prestations intellectuelles, informatique) prévoient une mise en demeure, et pas de pénalité sur les heures pour lesquelles ni l’acheteur ni le facilitateur n’ont pu fournir de moyen de faire.',
  proposal: 'Ajouter la mise en demeure, un délai pour répondre, et l’exonération en cas de difficulté signalée et non résolue.',
  lot: (lot, context) => {
    const { penaltyPerHourCents, formalNotice, shortageExemption } = lot.insertion;
    if (penaltyPerHourCents === null || penaltyPerHourCents === 0 || (formalNotice === true && shortageExemption === true)) return [];
    const unknown = formalNotice !== false && shortageExemption !== false;
    if (unknown && hasPenaltyText(lot, context)) return [];
    return [
      {
        message: `${nameOf(lot, context.tender)} : pénalité ${unknown ? 'à compléter' : 'prévue'} ${lacking(formalNotice === true, shortageExemption === true)}.`,
        path: 'insertion/formalNotice',
        ...(unknown ? { severity: 'advice' as const } : {}),
      },
    ];
  },
  text: ({ facts, reading }) => {
    const { first, figured, warned, exempted } = penaltyText(reading);
    if (!facts.whole || !first || !figured || (warned && exempted)) return [];
    return [
      { message: `La pénalité d’insertion est écrite ${lacking(warned, exempted)}.`, paragraph: first.paragraph, matched: first.text.trim().slice(0, 200) },
    ];
  },
};
