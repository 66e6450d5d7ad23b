/** What a lot contains, as far as the notice is concerned: social and environmental conditions and criteria, reservation, subjects. */
import type { Lever, Theme } from '../api/clauses.ts';
import type { TenderClause } from '../api/tender-clauses.ts';
import type { BT774, BT775, SOCIAL_KINDS, TenderLot } from '../api/tenders.ts';
import { isEnvironmentTheme, isSocialTheme, writesCondition } from './themes.ts';

/** A clause of a lot, with what its family is about. */
export type NoticeClause = { lotId: string; clause: TenderClause; family: { levers: readonly Lever[]; themes: readonly Theme[] } };

type Social = (typeof BT775)[number];
type Environment = (typeof BT774)[number];

const BY_THEME: Partial<Record<Theme, Social>> = {
  insertion: 'opp',
  handicap: 'opp',
  prison: 'opp',
  equality: 'gen-eq',
  accessibility: 'acc-all',
  'work-conditions': 'work-cond',
  vigilance: 'hum-right',
  'fair-trade': 'hum-right',
};
const BY_KIND: Record<(typeof SOCIAL_KINDS)[number], Social> = {
  insertion: 'opp',
  disability: 'opp',
  equality: 'gen-eq',
  discrimination: 'other',
  training: 'other',
  'work-conditions': 'work-cond',
  vigilance: 'hum-right',
  other: 'other',
};
/** Families whose subject is narrower than their theme. */
const SOCIAL_BY_SLUG: Readonly<Record<string, Social>> = { 'non-discrimination': 'other' };
const ENVIRONMENT_BY_SLUG: Readonly<Record<string, readonly Environment[]>> = {
  'espaces-verts-biodiversite': ['biodiv-eco'],
  'energie-eau-chantier': ['clim-mitig', 'water-mar'],
  'energie-performance-exploitation': ['clim-mitig'],
  'critere-emissions-prestation': ['clim-mitig'],
  'transport-livraisons': ['clim-mitig'],
  'vehicules-sobres': ['clim-mitig'],
  'materiaux-bas-carbone': ['clim-mitig'],
  'entretien-produits-eco': ['pollu-prev'],
  'reduction-nuisances-chantier': ['pollu-prev'],
};

export type LotFacts = {
  /** Something was decided: an empty lot says nothing, not « no ». */
  decided: boolean;
  reserved: boolean;
  socialConditions: string[];
  environmentConditions: string[];
  socialCriteria: string[];
  environmentCriteria: string[];
  social: Social[];
  environment: Environment[];
  clauses: readonly NoticeClause[];
};

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** « Autre » only when nothing more precise was found. */
const precise = <T extends string>(codes: readonly (T | 'other')[]): (T | 'other')[] => {
  const kept = unique(codes).filter((code) => code !== 'other');
  return kept.length > 0 ? kept : unique(codes);
};

function socialCodes({ clause, family }: NoticeClause): Social[] {
  const own = SOCIAL_BY_SLUG[clause.slug];
  if (own) return [own];
  const codes = family.themes.flatMap((theme) => BY_THEME[theme] ?? []);
  return codes.length > 0 ? unique(codes) : family.themes.some(isSocialTheme) ? ['other'] : [];
}

function environmentCodes({ clause, family }: NoticeClause): readonly Environment[] {
  const own = ENVIRONMENT_BY_SLUG[clause.slug];
  if (own) return own;
  if (!family.themes.some(isEnvironmentTheme)) return [];
  return family.themes.includes('circular') ? ['circ-econ'] : ['other'];
}

const isEnvironmental = ({ kind, environmental }: TenderLot['criteria'][number]): boolean => kind === 'environment' || environmental === true;
const orElse = (first: string[], second: string[]): string[] => (first.length > 0 ? first : second);

const carries = ({ family }: NoticeClause, lever: Lever, is: (theme: Theme) => boolean): boolean => family.levers.includes(lever) && family.themes.some(is);

/** What the lot really holds, from its data and from the clauses written for it (of all the lots). */
export function factsOf(lot: TenderLot, all: readonly NoticeClause[]): LotFacts {
  const clauses = all.filter(({ lotId, clause }) => lotId === lot.id && writesCondition(clause.slug));
  const titles = (lever: Lever, is: (theme: Theme) => boolean): string[] =>
    clauses.filter((item) => carries(item, lever, is)).map(({ clause }) => clause.title);
  const conditions = (family: 'social' | 'environmental'): string[] =>
    lot.conditions
      .filter((condition) => condition.family === family && !clauses.some(({ clause }) => clause.slug === condition.clauseSlug))
      .map(({ title }) => title || 'condition écrite par l’acheteur');
  /** Families that write a criterion and nothing else: without a criterion in the data, they still make one. */
  const written = (is: (theme: Theme) => boolean): string[] =>
    clauses.filter((item) => carries(item, 'award-criterion', is) && !item.family.levers.includes('execution-condition')).map(({ clause }) => clause.title);
  const criteria = (wanted: (criterion: TenderLot['criteria'][number]) => boolean): string[] =>
    lot.criteria.filter(wanted).map(({ title }) => title || 'critère');
  const reserved = lot.reservation.kind !== null && lot.reservation.kind !== 'none';
  const socialConditions = unique([...titles('execution-condition', isSocialTheme), ...conditions('social')]);
  const environmentConditions = unique([...titles('execution-condition', isEnvironmentTheme), ...conditions('environmental')]);
  const writing = clauses.filter(({ family }) => family.levers.some((lever) => lever !== 'sourcing' && lever !== 'contract-terms' && lever !== 'selection'));
  return {
    decided: clauses.length > 0 || lot.conditions.length > 0 || lot.criteria.length > 0 || lot.exception !== null || reserved,
    reserved,
    socialConditions,
    environmentConditions,
    socialCriteria: orElse(
      criteria(({ kind }) => kind === 'social'),
      written(isSocialTheme),
    ),
    environmentCriteria: orElse(criteria(isEnvironmental), written(isEnvironmentTheme)),
    social: precise<Social>([
      ...writing.flatMap(socialCodes),
      ...lot.conditions.flatMap(({ family, kind }) => (family === 'social' ? [kind ? BY_KIND[kind] : 'other'] : [])),
      ...(reserved ? [lot.reservation.kind === 'ess' ? ('other' as const) : ('opp' as const)] : []),
      ...(lot.criteria.some(({ kind }) => kind === 'social') ? ['other' as const] : []),
    ]),
    environment: precise<Environment>([
      ...writing.flatMap(environmentCodes),
      ...(environmentConditions.length > 0 || lot.criteria.some(isEnvironmental) ? ['other' as const] : []),
    ]),
    clauses,
  };
}

export const isSocialLot = (facts: LotFacts): boolean => facts.socialConditions.length > 0 || facts.socialCriteria.length > 0 || facts.reserved;
export const isEnvironmentLot = (facts: LotFacts): boolean => facts.environmentConditions.length > 0 || facts.environmentCriteria.length > 0;
