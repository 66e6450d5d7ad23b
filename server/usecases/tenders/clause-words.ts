/** How each family of the library is recognised in a text written by hand: runs of words that no other family uses. */
import { blockLines } from '#shared/block/walk.ts';
import { foldFrench } from '#shared/typography.ts';
import type { ClauseFamilyRecord } from '../../../db/records.ts';
import type { Context } from '../../context.ts';
import type { ClauseWords } from '../../jobs/tasks.ts';
import type { ClauseLibrary } from '../../repositories/clause-library.ts';

/** Shorter runs are everybody's words. */
const FEWEST_WORDS = 8;
/** For each piece: a file holds the text of one. */
const MOST_PHRASES = 8;

type Text = ClauseFamilyRecord['texts'][number];

/** What is written between two variables, sentence by sentence. */
function runsOf({ blocks }: Text): Set<string> {
  const written = blocks.flatMap(blockLines).flatMap((line) =>
    line
      .map((inline) => (inline.kind === 'text' ? inline.text : '\n'))
      .join('')
      .split(/\n|(?<=[.;:!?])\s/),
  );
  return new Set(written.map(foldFrench).filter((run) => run.split(' ').length >= FEWEST_WORDS));
}

const made = new WeakMap<ClauseLibrary, Promise<ClauseWords[]>>();

async function wordsOf(clauses: ClauseLibrary): Promise<ClauseWords[]> {
  const { items } = await clauses.search({ limit: Number.MAX_SAFE_INTEGER });
  const families = (await Promise.all(items.map(({ slug }) => clauses.bySlug(slug)))).filter((family) => family !== null);
  const read = families.map(({ slug, title, texts }) => ({ slug, title, runs: texts.map(runsOf) }));
  const uses = new Map<string, number>();
  for (const { runs } of read) for (const run of new Set(runs.flatMap((own) => [...own]))) uses.set(run, (uses.get(run) ?? 0) + 1);
  return read.map(({ slug, title, runs }) => {
    const phrases = runs.flatMap((own) => [...own].filter((run) => uses.get(run) === 1).slice(0, MOST_PHRASES));
    return { slug, title, phrases: [...new Set(phrases)] };
  });
}

/** Of the library as the organisation has it; the same until that library changes. */
export async function clauseWords({ clauses }: Context, organisationId: string): Promise<ClauseWords[]> {
  const library = await clauses.of(organisationId);
  const known = made.get(library) ?? wordsOf(library);
  made.set(library, known);
  return known;
}
