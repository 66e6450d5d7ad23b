/** The closed list of reasons not to write a social condition: four for a market, two for a concession (L. 2112-2-1 II, L. 3114-2-1 II). */
import { SOCIAL_EXCEPTIONS, type RegimeException, type SocialException, type TenderContent, type TenderLot } from '../api/tenders.ts';
import { crosses } from '../law/read.ts';
import { type Law, thresholdOf } from './law.ts';

export const EXCEPTION_TITLES: Record<SocialException, string> = {
  'immediate-solution': 'Le besoin est couvert par une solution immédiatement disponible',
  'no-sufficient-link': 'Aucun lien suffisant avec l’objet n’est possible',
  'competition-or-difficulty': 'La mesure restreindrait la concurrence ou rendrait l’exécution techniquement ou économiquement difficile',
  'short-works': 'Marché de travaux de courte durée',
};

const FOR_CONCESSIONS: readonly SocialException[] = ['no-sufficient-link', 'competition-or-difficulty'];

type Verdict = Pick<RegimeException, 'open' | 'reason'>;

/** Works shorter than the law's limit; the text does not say how preparation and renewals count. */
function shortWorks({ need, duration }: TenderContent, lot: TenderLot, law: Law): Verdict {
  const limit = thresholdOf(law, 'works-exception-duration');
  const months = lot.durationMonths ?? duration.months;
  if (need.nature === null) return { open: null, reason: 'Ouvert aux seuls travaux : la nature du marché n’est pas indiquée.' };
  if (need.nature !== 'works') return { open: false, reason: 'Ouvert aux seuls travaux.' };
  if (!limit) return { open: null, reason: 'La durée limite n’est pas connue à cette date.' };
  if (months === null) return { open: null, reason: `Travaux de moins de ${limit.value} mois seulement : la durée n’est pas indiquée.` };
  return crosses(limit.comparison, months, limit.value)
    ? {
        open: true,
        reason: `Travaux de ${months} mois, moins de ${limit.value} : motif possible. Le texte ne dit ni comment compter la préparation et les reconductions, ni si la durée s’apprécie lot par lot.`,
      }
    : { open: false, reason: `Travaux de ${months} mois : le motif suppose moins de ${limit.value} mois.` };
}

function verdict(id: SocialException, tender: TenderContent, lot: TenderLot, law: Law): Verdict {
  if (tender.need.form === 'concession' && !FOR_CONCESSIONS.includes(id)) return { open: false, reason: 'Ce motif n’existe pas pour une concession.' };
  if (id === 'short-works') return shortWorks(tender, lot, law);
  if (id === 'immediate-solution') return { open: true, reason: 'Aucune définition n’a été trouvée : motiver par des faits.' };
  return { open: true, reason: 'À démontrer par des faits propres à ce marché, dans un document conservé.' };
}

/** Each reason, with whether this lot's data leave it open. */
export const exceptionsFor = (tender: TenderContent, lot: TenderLot, law: Law): RegimeException[] =>
  SOCIAL_EXCEPTIONS.map((id) => ({
    id,
    title: EXCEPTION_TITLES[id],
    ...verdict(id, tender, lot, law),
    references: tender.need.form === 'concession' ? ['ccp-l3114-2-1'] : ['ccp-l2112-2-1', 'ccp-l2184-1'],
    confidence: 'single-source',
  }));
