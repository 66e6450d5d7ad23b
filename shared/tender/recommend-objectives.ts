/**
 * Objectives of the scheme that a lot could serve: those it is linked to, those whose actions name a clause chosen or
 * proposed for the lot, and those whose words speak of what was decided. Each says why; none is invented.
 */
import type { LotRecommendations } from '../api/recommendations.ts';
import type { SchemeContent, SchemeObjective } from '../api/schemes.ts';
import type { DecisionLever, TenderLot } from '../api/tenders.ts';
import { foldFrench, frenchTypography } from '../typography.ts';
import { listed } from './names.ts';

type Objectives = LotRecommendations['objectives'];

/** Words of an objective that speak of a lever, folded (no accent, no capital). */
const LEVER_WORDS: Readonly<Record<Exclude<DecisionLever, 'none'>, RegExp>> = {
  'reserved-lot': /\b(?:reserv(?:e|es|er|ation|ations)|siae|esat|entreprises? adaptees?)\b/,
  'execution-condition': /\b(?:clauses? sociales?|clauses? (?:d )?insertion|heures d? ?insertion|conditions? d? ?execution|insertion)\b/,
  'award-criterion': /\b(?:criteres? (?:social|sociaux|insertion)|ponderation)\b/,
  'insertion-service': /\b(?:marches? (?:d )?insertion|qualification professionnelle|services? (?:d )?insertion)\b/,
  'small-lot': /\b(?:allot\w*|petits? lots?|pme|tpe|artisan\w*|petites? (?:et moyennes )?entreprises?)\b/,
  sourcing: /\b(?:sourc\w+|connaissance (?:des )?(?:fournisseurs?|offre)|rencontres? (?:avec )?(?:les )?(?:structures|entreprises|fournisseurs))\b/,
};
const LEVER_NAMES: Readonly<Record<Exclude<DecisionLever, 'none'>, string>> = {
  'reserved-lot': 'réservation',
  'execution-condition': 'clause sociale',
  'award-criterion': 'critère social',
  'insertion-service': 'service d’insertion',
  'small-lot': 'accès des petites entreprises',
  sourcing: 'sourcing',
};

const textOf = ({ title, description, actions }: SchemeObjective): string =>
  foldFrench([title, description, ...actions.flatMap((action) => [action.title, action.aim])].join(' . '));

/** Levers retained by the person, or shown as fitting when nothing is decided yet. */
const LEVERS: readonly Exclude<DecisionLever, 'none'>[] = [
  'reserved-lot',
  'execution-condition',
  'award-criterion',
  'insertion-service',
  'small-lot',
  'sourcing',
];

/** Every clause that the scheme's actions cite. */
export const schemeClauses = (scheme: SchemeContent | null): ReadonlySet<string> =>
  new Set(scheme?.axes.flatMap(({ objectives }) => objectives.flatMap(({ actions }) => actions.flatMap(({ clauseSlugs }) => clauseSlugs))) ?? []);

/** `fitting`: levers that suit the lot; `titles`: titles of the clauses chosen or proposed, by slug. */
export function objectivesFor(
  scheme: SchemeContent | null,
  lot: TenderLot,
  fitting: ReadonlySet<DecisionLever>,
  titles: ReadonlyMap<string, string>,
): Objectives {
  return (scheme?.axes ?? []).flatMap((axis) =>
    axis.objectives.flatMap((objective) => {
      const chosen = lot.objectives.some(({ axisId, objectiveId }) => axisId === axis.id && objectiveId === objective.id);
      const cited = [...new Set(objective.actions.flatMap(({ clauseSlugs }) => clauseSlugs))].flatMap((slug) => titles.get(slug) ?? []);
      const words = textOf(objective);
      const spoken = LEVERS.filter((lever) => fitting.has(lever) && LEVER_WORDS[lever].test(words)).map((lever) => LEVER_NAMES[lever]);
      if (!chosen && cited.length === 0 && spoken.length === 0) return [];
      const why = [
        ...(cited.length > 0 ? [`ses actions citent ${listed(cited.slice(0, 3).map((title) => `« ${title} »`))}`] : []),
        ...(spoken.length > 0 ? [`il parle de : ${listed(spoken)}`] : []),
        ...(chosen && cited.length === 0 && spoken.length === 0 ? ['choisi pour ce lot'] : []),
      ].join(' ; ');
      return [{ axisId: axis.id, objectiveId: objective.id, title: objective.title, axis: axis.title, chosen, why: frenchTypography(why) }];
    }),
  );
}
