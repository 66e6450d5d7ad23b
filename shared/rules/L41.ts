import { formatMoney, formatRate } from '../format.ts';
import { thresholdOf } from '../tender/law.ts';
import { isConcession, nameOf } from './helpers.ts';
import type { Rule } from './rule.ts';

export const L41: Rule = {
  id: 'L41',
  title: 'Chiffre d’affaires exigé trop élevé',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-r2142-7'],
  explanation: 'Le chiffre d’affaires minimal est plafonné en proportion du montant estimé du marché ou du lot, sauf raison écrite tenant à l’objet.',
  proposal: 'Abaisser l’exigence, ou écrire la raison dans les documents de la consultation.',
  lot: (lot, { tender, law }) => {
    if (isConcession(tender)) return [];
    const cap = thresholdOf(law, 'turnover-cap');
    const { turnoverCents, turnoverReason } = lot.selection;
    if (!cap || turnoverCents === null || lot.amountCents === null || lot.amountCents === 0 || turnoverReason.trim()) return [];
    const most = Math.floor((lot.amountCents * cap.value) / 10_000);
    if (turnoverCents <= most) return [];
    return [
      {
        message: `${nameOf(lot, tender)} : ${formatMoney(turnoverCents)} exigés, au-delà de ${formatMoney(most)} (${formatRate(cap.value)} du montant estimé).`,
        path: 'selection/turnoverCents',
      },
    ];
  },
};
