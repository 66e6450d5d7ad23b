/**
 * Puts clauses into a buyer's Word file without rewriting it. The folder promises:
 * - the text is cut at a few offsets and ours slid in; every other character, and every other part, is what came in;
 * - titles, text, lists and tables look and count like those around them;
 * - changes are tracked on request, never inside a change already there, and rejecting them gives the file back;
 * - each clause stands in a bookmark, so that a second request updates it;
 * - same file, same order: same bytes; a doubt about the result is a refusal, never a file.
 */
import type { InsertionReport } from '#shared/api/documents.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { ClauseInsertion, InsertionOrder } from '../../jobs/tasks.ts';
import { clauseMark } from '../outline/mark.ts';
import type { WordFile } from '../outline/model.ts';
import { openWord } from '../outline/read.ts';
import { resolveTarget } from '../ooxml/parts.ts';
import { encodePart, type Splice, spliceText } from '../ooxml/xml.ts';
import { cleanAuthors, NAMES_KEPT } from './authors.ts';
import { isSound, type Stretch } from './check.ts';
import { type Desk, writeClause, type WrittenClause } from './clause.ts';
import { makeComments } from './comments.ts';
import type { Cutter } from './deletions.ts';
import { type Edits, openEdits } from './edits.ts';
import { makeIds } from './ids.ts';
import { makeLists } from './lists.ts';
import { named, namingOf } from './naming.ts';
import { type Around, NOTHING } from './paragraphs.ts';
import { type Place, placeOf } from './place.ts';
import { placeBehind, replaceClause } from './replace.ts';
import { type Done, reportItem } from './report.ts';
import { newBookmark, newPen } from './revisions.ts';
import { makeSampler } from './sample.ts';
import { countNumbers, type Numbered } from './sequence.ts';
import { makeTitles } from './titles.ts';
import { type Existing, existingClause, isUpToDate } from './update.ts';

/** Parts that hold text with identifiers of the same space as the main part. */
const STORIES = new Set(['header', 'footer', 'footnotes', 'endnotes', 'comments']);

const UP_TO_DATE = 'Déjà à jour dans ce fichier : rien n’a été changé.';

/** What will be done with one item. */
type Plan = {
  item: ClauseInsertion;
  rank: number;
  place: Place;
  state: 'inserted' | 'updated' | 'same';
  splices: Splice[];
  mark: Around;
  left: number[];
  existing: Existing | null;
};

type Bench = Desk & { edits: Edits; cutter: Cutter; onlyLot: boolean };

function openBench(file: WordFile, order: InsertionOrder): Bench {
  const edits = openEdits(file.entries, file.main, file.strict);
  const stories = new Set(
    edits.relationships.filter(({ kind, external }) => STORIES.has(kind) && !external).map(({ target }) => resolveTarget(file.main, target)),
  );
  const pen = newPen(order, makeIds([file.xml, ...[...stories].map(edits.textOf)]));
  const naming = namingOf(file.xml, [file.root, file.body], file.prefix);
  const sampler = makeSampler(file);
  return {
    file,
    pen,
    sampler,
    edits,
    titles: makeTitles(file, sampler),
    lists: makeLists(file, edits, sampler),
    comments: makeComments(file, edits, pen),
    cutter: { xml: file.xml, pen, name: (text) => named(text, naming) },
    onlyLot: order.onlyLot ?? false,
  };
}

/** A new clause: its place, and a bookmark of its own. */
function newPlan(bench: Bench, item: ClauseInsertion, rank: number): Plan | Refusal {
  const place = placeOf(bench.file, item, bench.pen.tracked);
  if (isRefusal(place)) return place;
  const mark = newBookmark(bench.pen, clauseMark(item.slug, item.lotId, item.version));
  return { item, rank, place, state: 'inserted', splices: [], mark, left: [], existing: null };
}

function planOf(bench: Bench, item: ClauseInsertion, rank: number): Plan | Refusal {
  const existing = existingClause(bench.file, item, bench.onlyLot);
  if (!existing) return newPlan(bench, item, rank);
  if (isUpToDate(bench.file, existing, item.blocks)) {
    const place = placeBehind(bench.file, existing);
    return { item, rank, place: { ...place, warnings: [UP_TO_DATE] }, state: 'same', splices: [], mark: NOTHING, left: [], existing };
  }
  const name = clauseMark(item.slug, item.lotId, item.version);
  return { item, rank, state: 'updated', existing, ...replaceClause(bench.file, bench.cutter, existing, name, bench.comments) };
}

/** A plan for each item, or the first refusal: all the clauses go in, or none. */
function plansOf(bench: Bench, items: readonly ClauseInsertion[]): Plan[] | Refusal {
  const plans: Plan[] = [];
  const known = new Set<string>();
  for (const [rank, item] of items.entries()) {
    const key = `${item.slug} ${item.lotId}`;
    if (known.has(key)) return refuse('INVALID_INPUT', `« ${item.title} » est demandée deux fois pour le même lot dans ce fichier.`);
    known.add(key);
    if (item.blocks.length === 0) return refuse('NO_TEXT_FOR_PIECE', `« ${item.title} » n’a pas de texte pour ce fichier.`);
    const plan = planOf(bench, item, rank);
    if (isRefusal(plan)) return plan;
    plans.push(plan);
  }
  return plans;
}

/** Highest titles last among clauses that meet: the sub-title of a section stands before the next section. */
const depthOf = ({ item, place }: Plan): number => (item.blocks.some(({ kind }) => kind === 'heading') ? -place.level : -10);

const inOrder = (a: Plan, b: Plan): number => a.place.offset - b.place.offset || depthOf(a) - depthOf(b) || a.rank - b.rank;

/** A place chosen inside an older text that goes is brought behind it. */
function keepClear(plans: readonly Plan[]): void {
  for (const { place, state } of plans) {
    if (state !== 'inserted') continue;
    const over = plans.find(({ left }) => left.includes(place.index) && (left.at(-1) ?? -1) >= place.index);
    if (over) Object.assign(place, { index: over.left.at(-1), next: over.place.next, offset: over.place.offset });
  }
}

type Work = { plan: Plan; clause: WrittenClause | null };

/** Writes the clauses in the order they will stand, then counts the titles that the file numbers. */
function writeAll(bench: Bench, plans: readonly Plan[]): Work[] {
  const work = plans
    .toSorted(inOrder)
    .map((plan): Work => ({ plan, clause: plan.state === 'same' ? null : writeClause(bench, plan.item, plan.place, plan.mark) }));
  const added = work.flatMap(({ plan, clause }): Numbered[] =>
    (clause?.titles ?? []).flatMap((title) =>
      title.list ? [{ index: plan.place.next - 1, list: title.list, show: (number) => Object.assign(title, { number }) }] : [],
    ),
  );
  if (added.length > 0) countNumbers(bench.file, added, new Set(plans.flatMap(({ left }) => left)));
  return work;
}

/** The text with every cut made; null when the result is not sound. */
function cutText(bench: Bench, work: readonly Work[]): string | null {
  const { file, cutter, pen } = bench;
  const splices = work
    .flatMap(({ plan, clause }): Splice[] =>
      clause ? [...plan.splices, { start: plan.place.offset, end: plan.place.offset, text: cutter.name(clause.text) }] : [],
    )
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  const stretches = [...splices, ...work.flatMap(({ plan, clause }): Stretch[] => (clause ? (plan.existing?.blocks ?? []).map(({ element }) => element) : []))];
  const text = spliceText(file.xml, splices);
  return isSound(file, text, splices, stretches, pen.ids) ? text : null;
}

function reportOf(file: WordFile, order: InsertionOrder, work: readonly Work[]): InsertionReport {
  const items = work
    .toSorted((a, b) => a.plan.rank - b.plan.rank)
    .map(({ plan, clause }) => {
      const done: Done = {
        item: plan.item,
        place: plan.place,
        titles: clause?.titles ?? [],
        styles: clause?.styles ?? new Set(),
        state: plan.state === 'inserted' ? 'inserted' : 'updated',
        warnings: clause?.warnings ?? [],
      };
      return reportItem(file, done);
    });
  return { items, warnings: [...file.warnings, ...(order.cleanAuthors ? [NAMES_KEPT] : [])] };
}

/**
 * Puts clauses into a Word file.
 * @returns the new file and what was done; a refusal, and nothing written, when one clause cannot be put
 */
export async function insertClauses(order: InsertionOrder): Promise<{ file: Uint8Array; report: InsertionReport } | Refusal> {
  const file = openWord(order.data);
  if (isRefusal(file)) return file;
  const bench = openBench(file, order);
  const plans = plansOf(bench, order.items);
  if (isRefusal(plans)) return plans;
  keepClear(plans);
  const work = writeAll(bench, plans);
  if (work.some(({ clause }) => clause !== null)) {
    const text = cutText(bench, work);
    if (text === null) return unsound();
    bench.edits.put(file.main, encodePart(text, file.encoding));
    bench.lists.close();
    bench.comments.close();
  }
  if (order.cleanAuthors) cleanAuthors(file.entries, bench.edits);
  const written = bench.edits.changed().length > 0 ? bench.edits.write() : order.data;
  return isRefusal(written) ? written : { file: written, report: reportOf(file, order, work) };
}

const unsound = (): Refusal =>
  refuse('EXPORT_FAILED', 'L’insertion a été vérifiée et n’est pas sûre dans ce fichier : rien n’a été écrit, votre original est intact.', {
    remedy: 'Enregistrez le fichier de nouveau dans Word, ou choisissez une autre place, puis recommencez.',
  });
