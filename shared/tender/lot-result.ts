/** What happened to a lot once its consultation was launched: what may be typed, what is known, what many lots show together. Pure. */
import type { ClauseUse, LotResult, LotResultChange, UseSummary } from '../api/clause-use.ts';
import type { Tender } from '../api/tenders.ts';
import { type Day, isDay } from '../days.ts';
import type { FieldFault } from '../errors.ts';

export const EMPTY_RESULT: LotResultChange = { offers: null, outcome: null, reason: '', decidedOn: null };

/** What cannot be true together; nothing is required. `today` bounds the day of the decision. */
export function resultFaults({ offers, outcome, decidedOn }: LotResultChange, today: Day): FieldFault[] {
  const faults: FieldFault[] = [];
  if (outcome === 'awarded' && offers === 0)
    faults.push({ path: 'offers', message: 'Un lot attribué a reçu au moins une offre : corrigez le nombre d’offres, ou l’issue.' });
  if (decidedOn !== null && !isDay(decidedOn)) faults.push({ path: 'decidedOn', message: 'Ce jour n’existe pas : choisissez-en un autre.' });
  else if (decidedOn !== null && decidedOn > today)
    faults.push({ path: 'decidedOn', message: 'Cette date est à venir : indiquez le jour où la décision a été prise.' });
  return faults;
}

/** Something is known of what happened: offers, or how it ended. */
export const isKnown = (result: LotResult | null): result is LotResult => result !== null && (result.offers !== null || result.outcome !== null);

/** Offers are counted over the lots whose number is known alone: what is not known is never zero. */
export function resultSummary(results: readonly (LotResult | null)[]): UseSummary {
  const known = results.filter(isKnown);
  const counts = known.flatMap(({ offers }) => (offers === null ? [] : [offers]));
  return {
    lots: results.length,
    known: known.length,
    counted: counts.length,
    offers: counts.reduce((sum, count) => sum + count, 0),
    withoutOffer: counts.filter((count) => count === 0).length,
    unsuccessful: known.filter(({ outcome }) => outcome === 'unsuccessful').length,
  };
}

/** Being prepared until its launch day has come or something is known of a lot; over once every lot has its outcome. */
export function tenderState({ procedure, lots }: Pick<Tender, 'procedure' | 'lots'>, results: readonly LotResult[], today: Day): ClauseUse['state'] {
  const ended = new Set(results.filter(({ outcome }) => outcome !== null).map(({ lotId }) => lotId));
  if (lots.every(({ id }) => ended.has(id))) return 'closed';
  const isLaunched = procedure.launchOn !== null && procedure.launchOn <= today;
  return isLaunched || results.some(isKnown) ? 'launched' : 'preparing';
}
