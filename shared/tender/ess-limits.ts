/** Limits of a reservation to the social economy (L. 2113-15, L. 2113-16): closed list of services, three years, contracting authorities. */
import type { TenderContent, TenderLot } from '../api/tenders.ts';
import { crosses } from '../law/read.ts';
import { isEssCpv } from './ess-cpv.ts';
import { isConcession } from './names.ts';
import { wholeMonths } from './estimated-value.ts';
import { type Law, thresholdOf } from './law.ts';

/** `message` follows the name of the lot: « Le lot 2 : … ». `path` is relative to the lot. */
export type EssFault = { message: string; path: string; matched?: string; severity?: 'attention' };

/** L. 2113-15 opens it to a contracting authority, even acting as an entity: our data do not tell which entities are authorities. */
export const ENTITY =
  'à vérifier, cette réservation est ouverte aux pouvoirs adjudicateurs, même quand ils agissent comme entité adjudicatrice, pas aux autres entités.';

/** Three articles open a reservation of concessions (L. 3113-1 to L. 3113-2-1), none of them to the social economy. */
export const NOT_FOR_CONCESSIONS =
  'à vérifier, aucun article lu n’ouvre une concession réservée à l’économie sociale et solidaire (déduction) ; le code réserve au handicap, à l’insertion ou au travail pénitentiaire.';

/** What forbids this reservation, as known; empty when nothing does, or when the values are missing. */
export function essFaults(tender: TenderContent, lot: TenderLot, law: Law): EssFault[] {
  const cpv = lot.cpv || tender.need.cpv;
  const limit = thresholdOf(law, 'ess-duration');
  const months = wholeMonths(tender, lot.id) ?? lot.durationMonths ?? tender.duration.months;
  const faults: EssFault[] = [];
  if (isConcession(tender)) return [{ message: NOT_FOR_CONCESSIONS, path: 'reservation/kind' }];
  if (tender.buyer.kind === 'contracting-entity') faults.push({ message: ENTITY, path: 'reservation/kind', severity: 'attention' });
  if (cpv && !isEssCpv(cpv)) faults.push({ message: `le CPV ${cpv} n’est pas dans la liste des services réservables.`, path: 'cpv', matched: cpv });
  if (limit && months !== null && !crosses(limit.comparison, months, limit.value * 12))
    faults.push({ message: `${months} mois en tout, au-delà de ${limit.display ?? ''}.`, path: 'durationMonths' });
  return faults;
}
