/**
 * What the figures are narrowed to, as it stands in the address: shared, kept from one screen to the next, typed by hand too.
 * Promises that what does not hold is forgotten, never an error. Pure.
 */
import { CONTRACT_PARTS, type ContractQuery, type IndicatorQuery, type OpportunityQuery } from '#shared/api/indicators.ts';
import { SEGMENTS } from '#shared/decp/record.ts';
import { LIMITS } from '#shared/limits.ts';

export type ContractPart = (typeof CONTRACT_PARTS)[number];

/** `?annee=2025&acheteur=…&segment=works`: the same on every screen of the figures. `concessions`: counted too, they are left out otherwise. */
export type FigureSearch = { annee?: number; acheteur?: string; segment?: string; concessions?: 'avec' };
/** Contracts: those of a figure when one comes from it, then words and the page. */
export type ContractSearch = FigureSearch & { indicateur?: string; partie?: ContractPart; cherche?: string; page?: number };

/** Written by hand as well as typed by the router: a text or a number. */
export type Typed = Partial<Record<string, unknown>>;

const within = (value: unknown, min: number, max: number): number | null => {
  const number = typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= min && number <= max ? number : null;
};

const isSegment = (value: unknown): value is string => typeof value === 'string' && (SEGMENTS.some((one) => one === value) || /^\d{2}$/.test(value));

export function readFigureSearch({ annee, acheteur, segment, concessions }: Typed): FigureSearch {
  const year = within(annee, LIMITS.yearMin, LIMITS.yearMax);
  const buyer = acheteur === undefined || acheteur === null ? '' : String(acheteur);
  const kept = typeof segment === 'number' ? String(segment).padStart(2, '0') : segment;
  return {
    ...(year === null ? {} : { annee: year }),
    ...(/^\d{9}$/.test(buyer) ? { acheteur: buyer } : {}),
    ...(isSegment(kept) ? { segment: kept } : {}),
    ...(concessions === 'avec' ? { concessions } : {}),
  };
}

export function readContractSearch(typed: Typed): ContractSearch {
  const { indicateur, partie, cherche, page } = typed;
  const part = CONTRACT_PARTS.find((one) => one === partie);
  const at = within(page, 2, 100_000);
  const words = typeof cherche === 'string' || typeof cherche === 'number' ? String(cherche).slice(0, LIMITS.searchQuery) : '';
  const ofFigure = typeof indicateur === 'string' && /^[\w-]{1,80}$/.test(indicateur) ? { indicateur, partie: part ?? ('numerator' as const) } : {};
  return { ...readFigureSearch(typed), ...ofFigure, ...(words.trim() ? { cherche: words } : {}), ...(at === null ? {} : { page: at }) };
}

/** The words of the address become those of the contract. */
export const figureQuery = ({ annee, acheteur, segment, concessions }: FigureSearch): IndicatorQuery => ({
  ...(annee === undefined ? {} : { year: annee }),
  ...(acheteur === undefined ? {} : { buyer: acheteur }),
  ...(segment === undefined ? {} : { segment }),
  ...(concessions === undefined ? {} : { concessions: 'with' as const }),
});

export const contractQuery = (search: ContractSearch): ContractQuery => {
  const { indicateur, partie, cherche, page } = search;
  return {
    ...figureQuery(search),
    ...(indicateur === undefined ? {} : { indicator: indicateur }),
    ...(partie === undefined ? {} : { part: partie }),
    ...(cherche === undefined ? {} : { q: cherche.trim() }),
    ...(page === undefined ? {} : { page }),
  };
};

/** What the divisions are ordered by, and what the bars show. */
export const MAP_ORDERS = ['amount', 'contracts', 'social', 'labour', 'potential', 'division'] as const;
export type MapOrder = (typeof MAP_ORDERS)[number];
export type MapSearch = FigureSearch & { tri?: MapOrder };

export function readMapSearch(typed: Typed): MapSearch {
  const order = MAP_ORDERS.find((one) => one === typed['tri']);
  return { ...readFigureSearch(typed), ...(order && order !== 'amount' ? { tri: order } : {}) };
}

export const HORIZONS = [3, 6, 12, 18, 24] as const;
export const DEFAULT_HORIZON = 18;
export type OpportunitySearch = { acheteur?: string; segment?: string; mois?: number };

/** The end of a contract is what counts: no year here. */
export function readOpportunitySearch(typed: Typed): OpportunitySearch {
  const { annee: _annee, concessions: _concessions, ...rest } = readFigureSearch(typed);
  const months = HORIZONS.find((one) => String(one) === String(typed['mois']));
  return { ...rest, ...(months && months !== DEFAULT_HORIZON ? { mois: months } : {}) };
}

export const opportunityQuery = ({ acheteur, segment, mois }: OpportunitySearch): OpportunityQuery => ({
  months: mois ?? DEFAULT_HORIZON,
  ...(acheteur === undefined ? {} : { buyer: acheteur }),
  ...(segment === undefined ? {} : { segment }),
});
