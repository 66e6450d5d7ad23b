import { formatMoney, formatRate } from '../format.ts';
import { crosses } from '../law/read.ts';
import { thresholdOf } from '../tender/law.ts';
import { nameOf } from './helpers.ts';
import { hourlyPenalty } from './penalties.ts';
import type { Hit, Rule } from './rule.ts';

/** A landmark of ours, never a rule: all insertion penalties together against the lot, in basis points. */
const SHARE_OF_LOT = 1000;

export const L30: Rule = {
  id: 'L30',
  title: 'Pénalité d’insertion très élevée',
  severity: 'advice',
  confidence: 'unverified',
  references: ['ccp-l2112-3', 'ce-296930'],
  pieces: ['ccap'],
  explanation: 'Une pénalité manifestement excessive peut être réduite par le juge et décourage les candidats. Les montants sont des repères d’usage.',
  proposal: 'Revenir vers un montant d’usage, avec un plafond.',
  lot: (lot, { tender, law }) => {
    const { penaltyPerHourCents, quarterHours } = lot.insertion;
    if (penaltyPerHourCents === null) return [];
    const most = thresholdOf(law, 'insertion-penalty-hour');
    const hits: Hit[] = [];
    if (most && !crosses(most.comparison, penaltyPerHourCents, most.value))
      hits.push({
        message: `${nameOf(lot, tender)} : ${formatMoney(penaltyPerHourCents)} par heure, au-dessus du repère de ${formatMoney(most.value)}.`,
        path: 'insertion/penaltyPerHourCents',
      });
    const share = quarterHours !== null && lot.amountCents ? Math.round((penaltyPerHourCents * quarterHours * 10_000) / (4 * lot.amountCents)) : null;
    if (share !== null && share > SHARE_OF_LOT)
      hits.push({
        message: `${nameOf(lot, tender)} : toutes les heures manquées coûteraient ${formatRate(share)} du montant, au-dessus du repère de ${formatRate(SHARE_OF_LOT)}.`,
        path: 'insertion/penaltyPerHourCents',
      });
    return hits;
  },
  text: ({ reading }, law) => {
    const most = thresholdOf(law, 'insertion-penalty-hour');
    const written = hourlyPenalty(reading);
    if (!most || !written || crosses(most.comparison, written.cents, most.value)) return [];
    return [
      {
        message: `Pénalité de ${formatMoney(written.cents)} par heure, au-dessus du repère de ${formatMoney(most.value)}.`,
        paragraph: written.sentence.paragraph,
        matched: written.matched,
      },
    ];
  },
};
