/** How a lot is named on screen and in messages. */
import type { Tender, TenderLot } from '#shared/api/tenders.ts';

/** « lot 2 – Gros œuvre », or « le marché » when there is one lot. */
export const lotName = (tender: Pick<Tender, 'lots'>, lot: Pick<TenderLot, 'number' | 'title'>): string =>
  tender.lots.length === 1 ? 'le marché' : lot.title ? `lot ${lot.number} – ${lot.title}` : `lot ${lot.number}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Same, to begin a title. */
export const lotTitle = (tender: Pick<Tender, 'lots'>, lot: Pick<TenderLot, 'number' | 'title'>): string => capital(lotName(tender, lot));
