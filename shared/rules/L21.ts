import { formatHours, formatRate } from '../format.ts';
import { crosses } from '../law/read.ts';
import { thresholdOf, weakest } from '../tender/law.ts';
import { volumesIn } from './cross-reading.ts';
import { nameOf } from './helpers.ts';
import type { Hit, LotContext, Rule } from './rule.ts';
import type { TenderLot } from '../api/tenders.ts';

/** Share of the lot's labour the hours take, in basis points; null when a value is unknown. */
function labourTaken(lot: TenderLot, { law }: LotContext): number | null {
  const { amountCents, labourShareBasisPoints, insertion } = lot;
  const cost = lot.hourlyCostCents ?? thresholdOf(law, 'insertion-hourly-cost')?.value ?? null;
  if (amountCents === null || labourShareBasisPoints === null || cost === null || insertion.quarterHours === null) return null;
  const labourCents = (amountCents * labourShareBasisPoints) / 10_000;
  return labourCents > 0 ? Math.round((insertion.quarterHours * cost * 10_000) / (4 * labourCents)) : null;
}

export const L21: Rule = {
  id: 'L21',
  title: 'Heures sans rapport avec la main-d’œuvre',
  severity: 'advice',
  confidence: 'single-source',
  references: ['ccp-l2112-3', 'ccp-l2112-2'],
  explanation:
    'La condition reste liée à l’objet et proportionnée : trop d’heures rendent l’exécution difficile, trop peu ne font pas un parcours. Les bornes sont des repères, pas des règles.',
  proposal: 'Recalculer avec la part de main-d’œuvre du segment, ou choisir une action adaptée à un petit volume.',
  pieces: ['ccap'],
  lot: (lot, context) => {
    const { quarterHours } = lot.insertion;
    if (quarterHours === null || quarterHours === 0) return [];
    const least = thresholdOf(context.law, 'insertion-hours-min');
    const most = thresholdOf(context.law, 'insertion-rate-max');
    const taken = labourTaken(lot, context);
    const hits: Hit[] = [];
    if (least && !crosses(least.comparison, quarterHours, least.value))
      hits.push({
        message: `${nameOf(lot, context.tender)} : ${formatHours(quarterHours)} d’insertion, sous le repère de ${least.display ?? ''}.`,
        path: 'insertion/quarterHours',
        confidence: least.confidence,
      });
    if (most && taken !== null && !crosses(most.comparison, taken, most.value))
      hits.push({
        message: `${nameOf(lot, context.tender)} : les heures d’insertion prendraient ${formatRate(taken)} de la main-d’œuvre, au-dessus du repère de ${most.display ?? ''}.`,
        path: 'insertion/quarterHours',
        confidence: weakest(most.confidence, 'unverified'),
      });
    return hits;
  },
  text: (piece, law) => {
    const least = thresholdOf(law, 'insertion-hours-min');
    if (!least) return [];
    return volumesIn(piece)
      .filter(({ value }) => Number(value) > 0 && !crosses(least.comparison, Number(value) * 4, least.value))
      .map(({ value, sentence, matched }) => ({
        message: `Le texte demande ${formatHours(Number(value) * 4)} d’insertion, sous le repère de ${least.display ?? ''}.`,
        paragraph: sentence.paragraph,
        matched,
        confidence: least.confidence,
      }));
  },
};
