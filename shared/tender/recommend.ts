/**
 * The seven levers for each lot, in a reasoned order. Promises: every reason has its articles and its confidence; a value
 * that is missing gives `unknown` and is named, never guessed; the person's own order and decisions always win. Pure: the
 * consultation, the law of its launch day, the library, the scheme and the table of labour shares give the answer.
 * The order (reserved lot, clause, criterion, insertion service, small lot, sourcing, nothing) is a usage, not law.
 */
import type { ClauseSummary } from '../api/clauses.ts';
import type { LabourShare } from '../api/hours.ts';
import type { Fit, LeverRecommendation, LotRecommendations } from '../api/recommendations.ts';
import type { SchemeContent } from '../api/schemes.ts';
import { DECISION_LEVERS, type DecisionLever, type TenderContent, type TenderLot } from '../api/tenders.ts';
import { LEVER_DECISION_LABELS } from '../labels.ts';
import type { Law } from './law.ts';
import { lotHours } from './lot-hours.ts';
import { executionCondition } from './recommend-condition.ts';
import { awardCriterion } from './recommend-criterion.ts';
import { clausesFor } from './recommend-clauses.ts';
import { nothing } from './recommend-none.ts';
import { objectivesFor, schemeClauses } from './recommend-objectives.ts';
import { insertionService, smallLot, sourcing } from './recommend-others.ts';
import { reservedLot } from './recommend-reserved.ts';
import type { Advice, Ask } from './recommend-ask.ts';
import { tenderRegime } from './regime.ts';

/** What the choice rests on besides the consultation and the law. `scheme` null when none is linked. */
export type Library = { families: readonly ClauseSummary[]; scheme: SchemeContent | null; labourShares: readonly LabourShare[] };

const JUDGES: Record<DecisionLever, (ask: Ask) => Advice> = {
  'reserved-lot': reservedLot,
  'execution-condition': executionCondition,
  'award-criterion': awardCriterion,
  'insertion-service': insertionService,
  'small-lot': smallLot,
  sourcing,
  none: nothing,
};

const FIT_RANK: Record<Fit, number> = { recommended: 0, possible: 1, unknown: 2, unsuitable: 3 };
/** Preparing the purchase, or doing nothing, never comes before a lever that fits. */
const AFTER_THE_OTHERS: readonly DecisionLever[] = ['sourcing', 'none'];

const rank = ({ lever, fit }: LeverRecommendation): number =>
  (AFTER_THE_OTHERS.includes(lever) ? Math.max(FIT_RANK[fit], 1) : FIT_RANK[fit]) * DECISION_LEVERS.length + DECISION_LEVERS.indexOf(lever);

/** The person's levers first, in their order; those they did not place keep the proposed order behind. */
function ordered(proposed: readonly LeverRecommendation[], lot: TenderLot): LeverRecommendation[] {
  const byRank = [...proposed].sort((a, b) => rank(a) - rank(b));
  const own = lot.levers.flatMap(({ lever }) => byRank.find((candidate) => candidate.lever === lever) ?? []);
  return [...new Set([...own, ...byRank])];
}

/** Levers the person retained; before any decision, those that fit. */
function serving(levers: readonly LeverRecommendation[]): ReadonlySet<DecisionLever> {
  const retained = levers.filter(({ decision }) => decision === 'retained');
  const fitting = retained.length > 0 ? retained : levers.filter(({ fit, decision }) => fit === 'recommended' && decision !== 'set-aside');
  return new Set(fitting.map(({ lever }) => lever));
}

function forLot(ask: Ask, { families, scheme }: Library): LotRecommendations {
  const { lot } = ask;
  const wished = schemeClauses(scheme);
  const proposed = DECISION_LEVERS.map((lever): LeverRecommendation => {
    const own = lot.levers.find((candidate) => candidate.lever === lever);
    const advice = JUDGES[lever](ask);
    return {
      lever,
      title: LEVER_DECISION_LABELS[lever],
      ...advice,
      clauses: advice.fit === 'unsuitable' && own?.decision !== 'retained' ? [] : clausesFor(lever, ask, families, wished),
      decision: own?.decision ?? 'undecided',
      reason: own?.reason ?? '',
    };
  });
  const levers = ordered(proposed, lot);
  const chosen = families.filter(({ slug }) => lot.clauses.some((choice) => choice.slug === slug));
  const fitting = serving(levers);
  const shown = chosen.length > 0 ? chosen : levers.filter(({ lever }) => fitting.has(lever)).flatMap(({ clauses }) => clauses);
  return {
    lotId: lot.id,
    number: lot.number,
    title: lot.title,
    levers,
    reordered: lot.levers.length > 0,
    objectives: objectivesFor(scheme, lot, fitting, new Map(shown.map(({ slug, title }) => [slug, title]))),
  };
}

/** For every lot of the consultation, on the law's day. */
export function recommend(tender: TenderContent, law: Law, library: Library): LotRecommendations[] {
  const regime = tenderRegime(tender, law);
  return tender.lots.flatMap((lot, index) => {
    const lotRegime = regime.lots[index];
    return lotRegime
      ? [forLot({ tender, lot, law, regime: lotRegime, value: regime.value, hours: lotHours(tender, lot, law, library.labourShares) }, library)]
      : [];
  });
}
