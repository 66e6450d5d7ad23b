/** How a lot is called in a sentence, and small French joins shared by the consultation's texts. */
import type { TenderContent, TenderLot } from '../api/tenders.ts';
import { frenchTypography } from '../typography.ts';

export const isConcession = ({ need }: Pick<TenderContent, 'need'>): boolean => need.form === 'concession';

/** What `{{lot}}` writes: « lot n° 2 – Gros œuvre », or « le marché » when there is only one. */
export function lotName(lot: TenderLot, { lots, need }: TenderContent): string {
  if (lots.length < 2) return need.form === 'concession' ? 'la concession' : 'le marché';
  const title = lot.title.trim();
  return frenchTypography(`lot n° ${lot.number}${title ? ` – ${title}` : ''}`);
}

/** « le lot n° 2 », or « le marché ». */
export const theLot = (lot: TenderLot, tender: TenderContent): string =>
  tender.lots.length < 2 ? lotName(lot, tender) : frenchTypography(`le lot n° ${lot.number}`);

/** « a, b et c ». */
export const listed = (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} et ${items.at(-1) ?? ''}`);
