/** Whether the lot already holds what the law asks of it, as the checks see it. Pure. */
import type { ClauseSummary } from '#shared/api/clauses.ts';
import type { TenderLot } from '#shared/api/tenders.ts';
import { hasCondition, isEnvironmental, isSocial } from '#shared/rules/helpers.ts';
import { writesAnnualReport } from '#shared/tender/themes.ts';
import type { LAW_QUESTIONS } from './words.ts';

type Question = (typeof LAW_QUESTIONS)[number]['key'];

/** What fulfils it, in a word; false when nothing does yet. */
export function done(question: Question, lot: TenderLot, families: readonly Pick<ClauseSummary, 'slug' | 'levers' | 'themes'>[]): string | false {
  const has = (family: 'social' | 'environmental'): boolean => hasCondition(lot, family, { others: [], clauses: families });
  switch (question) {
    case 'socialCondition':
      return has('social') ? 'Prévue' : lot.exception !== null && 'Motif invoqué';
    case 'environmentalCondition':
      return has('environmental') && 'Prévue';
    case 'environmentalCriterion':
      return lot.criteria.some(isEnvironmental) && 'Prévu';
    case 'severalCriteria':
      return (lot.criteria.length > 1 || lot.criteria.some(({ kind }) => kind === 'cost')) && 'Prévu';
    case 'socialCriterion':
      return lot.criteria.some(isSocial) && 'Prévu';
    case 'annualReport':
      return lot.clauses.some(({ slug }) => writesAnnualReport(slug)) && 'Prévu';
  }
}
