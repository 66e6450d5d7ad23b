import type { TenderLot } from '../api/tenders.ts';
import { formatMoney, formatRate } from '../format.ts';
import { crosses } from '../law/read.ts';
import { thresholdOf } from '../tender/law.ts';
import { nameOf } from './helpers.ts';
import { hourlyPenalty } from './penalties.ts';
import type { Hit, Rule } from './rule.ts';

/** All the hours of a lot missed, against its amount, in basis points; null when a figure is missing. */
const shareOfLot = (cents: number, { quarterHours }: TenderLot['insertion'], amountCents: number | null): number | null =>
  quarterHours !== null && amountCents ? Math.round((cents * quarterHours * 10_000) / (4 * amountCents)) : null;

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
    const { penaltyPerHourCents } = lot.insertion;
    if (penaltyPerHourCents === null) return [];
    const most = thresholdOf(law, 'insertion-penalty-hour');
    const hits: Hit[] = [];
    if (most && !crosses(most.comparison, penaltyPerHourCents, most.value))
      hits.push({
        message: `${nameOf(lot, tender)} : ${formatMoney(penaltyPerHourCents)} par heure, au-dessus du repère de ${formatMoney(most.value)}.`,
        path: 'insertion/penaltyPerHourCents',
      });
    const ceiling = thresholdOf(law, 'insertion-penalty-share');
    const share = shareOfLot(penaltyPerHourCents, lot.insertion, lot.amountCents);
    if (ceiling && share !== null && !crosses(ceiling.comparison, share, ceiling.value))
      hits.push({
        message: `${nameOf(lot, tender)} : toutes les heures manquées coûteraient ${formatRate(share)} du montant, au-dessus du repère de ${formatRate(ceiling.value)}.`,
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
