/**
 * Clauses of a lot: chosen families, each variable typed once, every piece written at once, what is still to fill.
 * Here, the part that is not drawing: adding and removing a family. Pure.
 * A family that is an award criterion brings its line among the criteria of the lot, since the notice and the checks read
 * that line; one that reserves the lot says so. Removing takes back only what the family brought and nobody changed.
 */
import type { ClauseSummary, Theme, VariableValues } from '#shared/api/clauses.ts';
import type { CriterionKind, TenderClauseChoice, TenderCriterion, TenderLot } from '#shared/api/tenders.ts';
import { reservationOf } from '../decide/decisions.ts';

/** What is needed of a family to choose it. */
export type Choosable = Pick<ClauseSummary, 'slug' | 'title' | 'levers' | 'themes'>;

const ENVIRONMENT: readonly Theme[] = ['environment', 'circular'];

const criterionKind = (themes: readonly Theme[]): CriterionKind =>
  themes.some((theme) => ENVIRONMENT.includes(theme)) ? 'environment' : themes.includes('small-firms') ? 'sme' : 'social';

/** Stands in the place of the price: its weight, the notice and the law read it as a cost that looks at the environment. */
const LIFE_CYCLE_COST = 'cout-cycle-de-vie';

const criterion = (id: string, { slug, title, themes }: Choosable): TenderCriterion => ({
  id,
  kind: slug === LIFE_CYCLE_COST ? 'cost' : criterionKind(themes),
  title: criterionTitle(title),
  weightBasisPoints: null,
  method: '',
  elements: '',
  pieces: '',
  environmental: slug === LIFE_CYCLE_COST ? true : null,
  justification: '',
});

/** « Critère : qualité de l’insertion » is titled « Qualité de l’insertion » among criteria. */
export function criterionTitle(title: string): string {
  const rest = title.replace(/^Critère[\s\u00a0\u202f]*:[\s\u00a0\u202f]*/u, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

export const isChosen = (lot: TenderLot, slug: string): boolean => lot.clauses.some((chosen) => chosen.slug === slug);

/** The lot with that family; unchanged when it has it. `newId` names the criterion it may bring, `values` are those an undo gives back. */
export function withClause(lot: TenderLot, family: Choosable, newId: () => string, values: VariableValues = {}): TenderLot {
  if (isChosen(lot, family.slug)) return lot;
  const kind = reservationOf(family.slug);
  const isNew = family.levers.includes('award-criterion') && !lot.criteria.some(({ title }) => title === criterionTitle(family.title));
  return {
    ...lot,
    clauses: [...lot.clauses, { slug: family.slug, values }],
    criteria: isNew ? [...lot.criteria, criterion(newId(), family)] : lot.criteria,
    reservation: kind && lot.reservation.kind === null ? { ...lot.reservation, kind } : lot.reservation,
  };
}

/** A criterion as the family brought it: nothing typed in it. */
const isUntouched = ({ weightBasisPoints, method, elements, pieces, justification }: TenderCriterion): boolean =>
  weightBasisPoints === null && `${method}${elements}${pieces}${justification}` === '';

/** The lot without that family. */
export const withoutClause = (lot: TenderLot, { slug, title }: Pick<Choosable, 'slug' | 'title'>): TenderLot => ({
  ...lot,
  clauses: lot.clauses.filter((chosen) => chosen.slug !== slug),
  criteria: lot.criteria.filter((one) => one.title !== criterionTitle(title) || !isUntouched(one)),
});

/** One variable typed, or given back to its proposal when `value` is undefined. */
export const withValue = (lot: TenderLot, slug: string, id: string, value: string | number | undefined): TenderLot => ({
  ...lot,
  clauses: lot.clauses.map((chosen): TenderClauseChoice => {
    if (chosen.slug !== slug) return chosen;
    const { [id]: _, ...rest } = chosen.values;
    return { ...chosen, values: value === undefined ? rest : { ...rest, [id]: value } };
  }),
});
