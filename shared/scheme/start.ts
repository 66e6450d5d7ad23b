/** Starting points: an empty scheme filled with suggestions, each saying where it comes from. */
import type { Catalogue, CatalogueAction, CatalogueIndicator, OrganisationKind, StartingPoint } from '../api/catalogue.ts';
import type { SchemeAction, SchemeAxis, SchemeBody, SchemeContent, SchemeIndicator, SchemeLever, SchemeTraining } from '../api/schemes.ts';
import { formatMeasure, UNIT_SCALE } from '../indicators/measure.ts';
import { LIMITS } from '../limits.ts';
import { frenchTypography } from '../typography.ts';
import { emptyScheme } from './empty.ts';

type NewId = () => string;

/** A catalogue action as a line of the scheme; `indicatorIds` are the scheme's own. */
export const actionFrom = (action: CatalogueAction, indicatorIds: string[], newId: NewId): SchemeAction => ({
  id: newId(),
  catalogueId: action.id,
  title: action.title,
  aim: action.aim,
  steps: action.steps,
  lead: action.lead,
  partners: action.partners.join(', '),
  calendar: '',
  means: action.means ?? '',
  status: 'to-start',
  indicatorIds,
  clauseSlugs: action.clauses,
  origin: action.seenIn,
});

/** « Repère : 30 % (PNAD 2022-2025, plan échu) », or the place in the catalogue when no figure is proposed. */
function originOf({ number, unit, suggestedTarget }: CatalogueIndicator): string {
  if (!suggestedTarget) return `Catalogue de Clausier, indicateur n°\u00a0${number}, sans repère chiffré`;
  return `Repère\u202f: ${formatMeasure(unit, Math.round(suggestedTarget.value * UNIT_SCALE[unit]))} (${suggestedTarget.basis})`;
}

/** « 100 × A ÷ B, avec A : … ; B : … »: a formula whose letters are said. */
const formulaOf = ({ formula, numerator, denominator }: CatalogueIndicator): string => {
  const letters = [`A : ${numerator.replace(/\.$/, '')}`, ...(denominator ? [`B : ${denominator.replace(/\.$/, '')}`] : [])];
  return frenchTypography(`${formula}, avec ${letters.join(' ; ')}`).slice(0, LIMITS.shortText);
};

/** A catalogue indicator as a line of the scheme: baseline unknown, no target yet. */
export const indicatorFrom = (indicator: CatalogueIndicator, axisId: string | null, years: readonly number[], newId: NewId): SchemeIndicator => ({
  id: newId(),
  catalogueId: indicator.id,
  axisId,
  title: indicator.title,
  definition: indicator.definition,
  formula: formulaOf(indicator),
  unit: indicator.unit,
  better: indicator.better,
  source: indicator.source,
  frequency: indicator.frequency === 'annual' ? 'Chaque année' : indicator.frequency,
  legal: indicator.legal,
  measuredIn: indicator.measuredIn,
  baseline: null,
  baselineYear: null,
  baselineSource: '',
  targets: years.map((year) => ({ year, value: null })),
  origin: originOf(indicator),
});

const pick = <T extends { id: string }>(items: readonly T[], ids: readonly string[]): T[] => ids.flatMap((id) => items.find((item) => item.id === id) ?? []);

function startIndicators(start: StartingPoint, catalogue: Catalogue, axisIds: ReadonlyMap<string, string>, newId: NewId): SchemeIndicator[] {
  const wanted = new Map<string, string | null>();
  // The two separate targets of L. 2111-3 are always proposed, whatever the starting point.
  for (const indicator of catalogue.indicators)
    if (indicator.legal.some((code) => code !== 'C6')) wanted.set(indicator.id, axisIds.get(indicator.axis) ?? null);
  for (const axis of start.axes)
    for (const id of axis.objectives.flatMap((objective) => objective.indicators)) if (!wanted.has(id)) wanted.set(id, axisIds.get(axis.axis) ?? null);
  return catalogue.indicators.filter(({ id }) => wanted.has(id)).map((indicator) => indicatorFrom(indicator, wanted.get(indicator.id) ?? null, [], newId));
}

function startAxes(
  start: StartingPoint,
  catalogue: Catalogue,
  axisIds: ReadonlyMap<string, string>,
  indicators: readonly SchemeIndicator[],
  newId: NewId,
): SchemeAxis[] {
  const own = (ids: readonly string[]) => ids.flatMap((id) => indicators.find((indicator) => indicator.catalogueId === id)?.id ?? []);
  return start.axes.map((axis) => ({
    id: axisIds.get(axis.axis) ?? newId(),
    kind: axis.axis,
    title: axis.title,
    intro: axis.intro,
    origin: axis.origin,
    objectives: axis.objectives.map((objective) => ({
      id: newId(),
      title: objective.title,
      description: objective.description,
      actions: pick(catalogue.actions, objective.actions).map((action) => actionFrom(action, own(action.indicators), newId)),
    })),
  }));
}

/** A scheme for this kind of organisation; empty when no starting point is chosen or known. */
export function startScheme(title: string, kind: OrganisationKind | null, catalogue: Catalogue, newId: NewId): SchemeContent {
  const scheme = emptyScheme(title);
  const start = catalogue.startingPoints.find((candidate) => candidate.id === kind);
  if (!start) return kind ? { ...scheme, organisation: { ...scheme.organisation, kind } } : scheme;
  const axisIds = new Map(start.axes.map((axis) => [axis.axis, newId()]));
  const indicators = startIndicators(start, catalogue, axisIds, newId);
  return {
    ...scheme,
    organisation: { ...scheme.organisation, kind },
    axes: startAxes(start, catalogue, axisIds, indicators, newId),
    indicators,
    governance: {
      lead: '',
      bodies: pick(catalogue.bodies, start.bodies).map(
        ({ name, role, composition, frequency, decisions }): SchemeBody => ({ id: newId(), name, role, composition, frequency, decisions }),
      ),
    },
    training: pick(catalogue.training, start.training).map(
      ({ audience, content, duration, calendar, target }): SchemeTraining => ({ id: newId(), audience, content, duration, calendar, target }),
    ),
    complementary: pick(catalogue.levers, start.levers).map(
      (lever): SchemeLever => ({ id: newId(), catalogueId: lever.id, title: lever.title, text: lever.text, steps: lever.steps }),
    ),
    clauseSlugs: start.clauses,
  };
}
