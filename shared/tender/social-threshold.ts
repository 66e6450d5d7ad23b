/** Whether a social or employment condition is due (L. 2112-2-1, L. 3114-2-1): the whole need against the European threshold. */
import type { Threshold } from '../api/references.ts';
import type { EstimatedValue, RegimeAnswer, TenderContent } from '../api/tenders.ts';
import { formatDay, formatMoney } from '../format.ts';
import { crosses } from '../law/read.ts';
import { CLIMATE_SWITCH, hasSwitched, type Law, weakest } from './law.ts';

const reached = (cents: number, threshold: Threshold): boolean => threshold.value !== null && crosses(threshold.comparison, cents, threshold.value);
const named = (threshold: Threshold): string => `${threshold.display ?? 'montant inconnu'}${threshold.confidence === 'unverified' ? ', à vérifier' : ''}`;

function undecided({ need, buyer }: TenderContent, references: string[], low: Threshold, high: Threshold): RegimeAnswer {
  const why =
    need.socialServices === true
      ? 'services sociaux ou spécifiques : le seuil qui compte n’est pas tranché'
      : 'le seuil dépend du type d’acheteur ou de marché';
  // Data missing: unknown. Data complete, law unsettled: attention.
  const obligation = need.nature === null || buyer.kind === null ? 'unknown' : 'attention';
  return {
    obligation,
    reason: `La valeur estimée atteint ${named(low)} mais pas ${named(high)} : ${why}. Par prudence, prévoir une condition sociale ou motiver.`,
    references,
    confidence: weakest(low.confidence),
  };
}

/** Answer for the tender; the same for each of its lots, since the threshold looks at the whole need. */
export function socialAnswer(tender: TenderContent, law: Law, value: EstimatedValue, thresholds: readonly Threshold[]): RegimeAnswer {
  const concession = tender.need.form === 'concession';
  const references = concession ? ['ccp-l3114-2-1', 'ccp-r3121-1'] : ['ccp-l2112-2-1', 'ccp-r2121-1'];
  const floor = formatMoney(value.cents);
  if (!hasSwitched(law, CLIMATE_SWITCH))
    return {
      obligation: 'optional',
      reason: `Au ${formatDay(law.on)}, une condition sociale est possible mais pas obligatoire.`,
      references: [concession ? 'ccp-l3114-2' : 'ccp-l2112-2'],
      confidence: 'confirmed',
    };
  const known = thresholds.filter((threshold) => threshold.value !== null);
  const [low, high] = [known[0], known.at(-1)];
  if (!low || !high || known.length < thresholds.length)
    return {
      obligation: 'unknown',
      reason: `Le seuil européen applicable le ${formatDay(law.on)} n’est pas connu de Clausier.`,
      references,
      confidence: 'single-source',
    };
  if (reached(value.cents, high))
    return {
      obligation: 'required',
      reason: `La valeur estimée (${floor} HT${value.complete ? '' : ' au moins'}) atteint le seuil européen de ${high.value === low.value || known.length === 1 ? named(high) : `${named(low)}, et même ${named(high)}`} : une condition d’exécution sociale ou d’emploi est due, ou un motif écrit.`,
      references,
      confidence: known.length === 1 ? high.confidence : low.confidence,
    };
  if (reached(value.cents, low)) return undecided(tender, references, low, high);
  if (!value.complete)
    return {
      obligation: 'unknown',
      reason: `Ce qui est connu (${floor} HT) est sous le seuil de ${named(low)}, mais il manque ${value.missing.join(' ; ')}.`,
      references,
      confidence: low.confidence,
    };
  return {
    obligation: 'optional',
    reason: `La valeur estimée (${floor} HT) est sous le seuil européen de ${named(low)} : une condition sociale est possible, pas obligatoire.`,
    references,
    confidence: low.confidence,
  };
}
