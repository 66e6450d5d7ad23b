/** Consultations and schemes that a person sees, with what each one rests on: read once a revision. */
import { setImmediate } from 'node:timers/promises';
import type { Scheme } from '#shared/api/schemes.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { addMonths, type Day } from '#shared/days.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Actor, may, reachOf } from '#shared/permissions.ts';
import { tenderRegime } from '#shared/tender/regime.ts';
import type { Context } from '../../context.ts';
import { byRevision } from '../by-revision.ts';
import { lawOf } from '../tenders/law.ts';

/** `references`, `thresholds`: of its regime; `slugs`: the clauses it retained. */
export type TenderWay = { id: string; title: string; launchOn: Day | null; slugs: string[]; references: string[]; thresholds: string[] };
export type SchemeWay = { id: string; title: string; slugs: string[]; references: string[] };
export type UnderWay = { tenders: TenderWay[]; schemes: SchemeWay[] };

const tenderWays = byRevision<TenderWay>();
const schemeWays = byRevision<SchemeWay>();

async function tenderWay(context: Context, tender: Tender): Promise<TenderWay> {
  const { value, thresholds, lots } = tenderRegime(tender, await lawOf(context, tender));
  const answers = lots.flatMap((lot) => [
    lot.socialCondition,
    lot.environmentalCondition,
    lot.environmentalCriterion,
    lot.severalCriteria,
    lot.socialCriterion,
  ]);
  return {
    id: tender.id,
    title: tender.title,
    launchOn: tender.procedure.launchOn,
    slugs: [...new Set(tender.lots.flatMap(({ clauses }) => clauses.map(({ slug }) => slug)))],
    references: [...new Set([...value.references, ...answers.flatMap(({ references }) => references)])],
    thresholds: thresholds.map(({ id }) => id),
  };
}

/** What every scheme answers: the article, its threshold, and who counts as solidary (C7a). */
const SCHEME_REFERENCES = ['ccp-l2111-3', 'ccp-d2111-3', 'ctrav-l3332-17-1'];

function schemeWay({ content }: Context, scheme: Scheme): SchemeWay {
  const { actions, indicators, levers } = content.catalogue;
  const written = scheme.axes.flatMap(({ objectives }) => objectives.flatMap((objective) => objective.actions));
  const started = new Set([...written, ...scheme.indicators, ...scheme.complementary].map(({ catalogueId }) => catalogueId));
  const sources = [...actions, ...indicators, ...levers].filter(({ id }) => started.has(id));
  return {
    id: scheme.id,
    title: scheme.title,
    slugs: [...new Set([...scheme.clauseSlugs, ...written.flatMap(({ clauseSlugs }) => clauseSlugs)])],
    references: [...new Set([...SCHEME_REFERENCES, ...sources.flatMap(({ references }) => references)])],
  };
}

/** Launched long ago, it is over, or its law no longer moves. */
const isOver = (launchOn: Day | null, today: Day): boolean => launchOn !== null && addMonths(launchOn, LIMITS.openTenderMonths) < today;

/** Made at each start and each new day: somebody else's request passes in between. */
const PAUSE_EVERY = 50;
async function breathe(count: number): Promise<void> {
  if (count % PAUSE_EVERY === 0) await setImmediate();
}

async function tendersOf(context: Context, actor: Actor): Promise<TenderWay[]> {
  if (!may(actor, 'tender:read')) return [];
  const { read, clock, content } = context;
  const reach = reachOf(actor);
  const found: TenderWay[] = [];
  let made = 0;
  for (const listed of await read.tenders.list(reach, false)) {
    const way = await tenderWays({ read }, actor.organisationId, listed, `${clock.today()} ${content.version}`, async () => {
      await breathe(++made);
      const tender = await read.tenders.find(reach, listed.id);
      return tender && tenderWay(context, tender);
    });
    if (way && !isOver(way.launchOn, clock.today())) found.push(way);
  }
  return found;
}

async function schemesOf(context: Context, actor: Actor): Promise<SchemeWay[]> {
  if (!may(actor, 'scheme:read')) return [];
  const { read, content } = context;
  const reach = reachOf(actor);
  const found: SchemeWay[] = [];
  let made = 0;
  for (const listed of await read.schemes.list(reach, false)) {
    const way = await schemeWays({ read }, actor.organisationId, listed, content.version, async () => {
      await breathe(++made);
      const scheme = await read.schemes.find(reach, listed.id);
      // The worked example is nobody's scheme.
      return scheme && !scheme.example ? schemeWay(context, scheme) : null;
    });
    if (way) found.push(way);
  }
  return found;
}

/** Last saved first. */
export async function underWay(context: Context, actor: Actor): Promise<UnderWay> {
  return { tenders: await tendersOf(context, actor), schemes: await schemesOf(context, actor) };
}
