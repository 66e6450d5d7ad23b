/**
 * The library of an organisation that published clauses of its own: Clausier's, with theirs in their place. Read again from
 * the database when the organisation published or retired something (`own_libraries`), kept meanwhile; one that has none
 * gets Clausier's own library back, for the price of one reading by key. Nothing of one organisation reaches another.
 */
import type { ClauseSummary, OwnMark } from '#shared/api/clauses.ts';
import { parisTime } from '#shared/audit/days.ts';
import { type Query, within } from '../../db/full-text/query.ts';
import type { Connection } from '../../db/open.ts';
import type { ClauseFamilyRecord } from '../../db/records.ts';
import { citingOf, type ClauseLibrary, listed, type Ranked, summaryOf } from './clause-library.ts';
import { makeOwnClauseSearch } from './own-clause-search.ts';
import { makeOwnClauseRepository, type PublishedClause } from './own-clauses.ts';

export type Shipped = { shipped: ClauseLibrary; families: ReadonlyMap<string, ClauseFamilyRecord>; ranked: (q: string) => Promise<Ranked> };

/** Organisations kept in memory. */
const KEPT = 100;

const markOf = ({ id, kind, library, number, publishedAt }: PublishedClause): OwnMark => ({
  id,
  kind,
  version: number,
  publishedOn: parisTime(publishedAt).slice(0, 10),
  retired: library === 'retired',
});

/** Ours that a question found: those whose title or keywords answer it, and the others. */
type Find = (query: Query) => Promise<string[]>;
type Hits = { titled: ReadonlySet<string>; every: readonly string[] };

/** Clausier's in their order, an adaptation in the place of the one it adapts; ours that have no place there before them when their title answers, behind otherwise. */
function inPlace(found: readonly ClauseSummary[], ours: ReadonlyMap<string, ClauseSummary>, { titled, every }: Hits): ClauseSummary[] {
  const hits = new Set(every);
  const placed = found.flatMap((family) => {
    const adapted = ours.get(family.slug);
    if (!adapted) return [family];
    return hits.has(family.slug) ? [adapted] : [];
  });
  const there = new Set(placed.map(({ slug }) => slug));
  const others = every.filter((slug) => !there.has(slug)).flatMap((slug) => ours.get(slug) ?? []);
  return [...others.filter(({ slug }) => titled.has(slug)), ...placed, ...others.filter(({ slug }) => !titled.has(slug))];
}

type Own = { families: ReadonlyMap<string, ClauseFamilyRecord>; versions: ReadonlyMap<string, string>; summaries: ReadonlyMap<string, ClauseSummary> };

/** A retired adaptation gives its place back to the one it adapts; a retired new clause stays readable, out of search. */
function readOwn(published: readonly PublishedClause[]): Own {
  const given = published.filter(({ kind, library }) => kind === 'new' || library === 'published');
  const families = new Map(given.map((clause) => [clause.slug, { ...clause.record, own: markOf(clause) }]));
  const found = given.filter(({ library }) => library === 'published').flatMap(({ slug }) => families.get(slug) ?? []);
  return {
    families,
    versions: new Map(given.map(({ slug, hash }) => [slug, hash])),
    summaries: new Map(found.map((family) => [family.slug, summaryOf(family)])),
  };
}

async function hitsOf(find: Find, { plan, few }: Ranked, summaries: Own['summaries']): Promise<Hits> {
  if (plan === null) return { titled: new Set(), every: [] };
  if (plan === 'everything') return { titled: new Set(summaries.keys()), every: [...summaries.keys()] };
  const inTitle = (query: Query) => find(within(query, 'title-keywords'));
  const strict = await find(plan.strict);
  // A word of many in a long text says little: what holds some of the words only is looked for in the titles.
  const near = few && plan.relaxed !== null ? await inTitle(plan.relaxed) : [];
  return { titled: new Set(await inTitle(plan.strict)), every: [...new Set([...strict, ...near])] };
}

/** The library that an organisation has when it published these. */
function libraryOf(key: string, { shipped, families, ranked }: Shipped, own: Own, find: Find): ClauseLibrary {
  const live = [...families.values()].filter(({ slug }) => !own.summaries.has(slug));
  const added = [...own.summaries.keys()].filter((slug) => !families.has(slug)).length;
  let citing: ReturnType<typeof citingOf> | undefined;
  const bySlug = async (slug: string): Promise<ClauseFamilyRecord | null> => own.families.get(slug) ?? families.get(slug) ?? null;
  return {
    key,
    count: families.size + added,
    search: async (asked) => {
      const found = await ranked(asked.q ?? '');
      const hits = await hitsOf(find, found, own.summaries);
      // Words that one of ours holds are no mistake: they are not mended into those of Clausier.
      return listed(inPlace(hits.every.length > 0 ? found.asTyped : found.families, own.summaries, hits), asked);
    },
    bySlug,
    titleOf: async (slug) => (await bySlug(slug))?.title ?? null,
    citing: async (referenceId) => {
      citing ??= citingOf([...live, ...[...own.families.values()].filter(({ slug }) => own.summaries.has(slug))]);
      return citing.get(referenceId) ?? [];
    },
    versionOf: async (slug) => {
      const hash = own.versions.get(slug);
      return hash === undefined ? shipped.versionOf(slug) : { number: own.families.get(slug)?.own?.version ?? null, hash };
    },
  };
}

/** Gives the library of an organisation, read again when it changed. */
export function makeOwnLibraries(connection: Connection, all: Shipped): (organisationId: string) => Promise<ClauseLibrary> {
  const repository = makeOwnClauseRepository(connection);
  const search = makeOwnClauseSearch(connection);
  const kept = new Map<string, ClauseLibrary>();
  return async (organisationId) => {
    const revision = await repository.libraryRevision(organisationId);
    if (revision === null) return all.shipped;
    const key = `${organisationId} ${revision} `;
    const known = kept.get(organisationId);
    if (known?.key === key) return known;
    const own = readOwn(await repository.published(organisationId));
    const made = libraryOf(key, all, own, (query) => search.find(organisationId, query));
    const [oldest] = kept.keys();
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(organisationId, made);
    return made;
  };
}
