/** What rests on something watched: found by the references, clauses and thresholds that each thing names. */
import type { RestingItem, RestingKind, WatchCounts } from '#shared/api/watch.ts';
import { formatDay } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import { CONTRADICTIONS, RULES } from '#shared/rules/index.ts';
import type { Context } from '../../context.ts';
import { listModules } from '../training/modules.ts';
import { keyOf, type Subject } from './subjects.ts';
import { type SchemeWay, type TenderWay, underWay } from './under-way.ts';

type Named = { id: string; title: string };
type Asked = Named & { moduleId: string; moduleTitle: string };

/** What is named by a key (`reference ccp-l3`, `clause heures`, `threshold …`) is found without reading everything: a list asks for hundreds. */
type Index<T> = (keys: readonly string[]) => T[];

function indexed<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Index<T> {
  const places = new Map<string, number[]>();
  items.forEach((item, place) => {
    for (const key of keysOf(item)) {
      const known = places.get(key);
      if (known) known.push(place);
      else places.set(key, [place]);
    }
  });
  return (keys) => {
    const found = new Set(keys.flatMap((key) => places.get(key) ?? []));
    return [...found].sort((a, b) => a - b).flatMap((place) => items[place] ?? []);
  };
}

const referenceKeys = (references: readonly string[]): string[] => references.map((id) => keyOf('reference', id));
const clauseKeys = (slugs: readonly string[]): string[] => slugs.map((slug) => keyOf('clause', slug));

const CHECKS = indexed([...RULES, ...CONTRADICTIONS], ({ references }) => referenceKeys(references));

/** Everything that can rest on something, for one person; read once a request. */
export type Ground = {
  /** The clauses as this organisation has them, its own included. */
  library: Pick<Awaited<ReturnType<Context['clauses']['of']>>, 'citing' | 'bySlug'>;
  tenders: Index<TenderWay>;
  schemes: Index<SchemeWay>;
  questions: Index<Asked>;
  told: Index<Subject>;
};

export async function groundFor(context: Context, actor: Actor, subjects: ReadonlyMap<string, Subject>): Promise<Ground> {
  const modules = await listModules(context, actor);
  const questions = modules.flatMap(({ id: moduleId, title: moduleTitle, questions: asked }) =>
    asked.map((question) => ({
      ...{ id: question.id, title: question.prompt, moduleId, moduleTitle },
      keys: [...referenceKeys(question.references), ...(question.kind === 'place' ? clauseKeys([question.clause]) : [])],
    })),
  );
  const { tenders, schemes } = await underWay(context, actor);
  return {
    library: await context.clauses.of(actor.organisationId),
    tenders: indexed(tenders, (way) => [...referenceKeys(way.references), ...clauseKeys(way.slugs), ...way.thresholds.map((id) => keyOf('threshold', id))]),
    schemes: indexed(schemes, (way) => [...referenceKeys(way.references), ...clauseKeys(way.slugs)]),
    questions: indexed(questions, ({ keys }) => keys),
    told: indexed(
      [...subjects.values()].filter(({ kind }) => kind === 'threshold' || kind === 'doubt'),
      ({ references }) => referenceKeys(references),
    ),
  };
}

/** The clauses concerned: itself for a clause, those that cite one of its references otherwise. */
async function clausesOf({ library }: Ground, { kind, id, title, references }: Subject): Promise<Named[]> {
  if (kind === 'clause') return [{ id, title }];
  if (kind === 'question') return [];
  const citing = await Promise.all(references.map((reference) => library.citing(reference)));
  return [...new Map(citing.flat().map((clause) => [clause.slug, { id: clause.slug, title: clause.title }])).values()];
}

/** The changes of its text that a launch day stands before or after. */
const turns = ({ versions, on }: Subject): string[] => [...(on === null ? [] : [on]), ...versions.slice(versions.length > 1 ? 1 : 0).map(({ from }) => from)];

/** Which text applies to this consultation, by its launch day. */
function launchSays({ launchOn }: TenderWay, subject: Subject): string {
  if (launchOn === null) return 'Sans date de lancement\u202f: le droit du jour s’applique.';
  const launch = `Lancement le ${formatDay(launchOn)}`;
  const next = turns(subject)
    .sort()
    .find((day) => day > launchOn);
  if (next) return `${launch}\u202f: le texte d’avant le ${formatDay(next)} s’applique d’ordinaire\u202f; vérifiez sa règle d’entrée en vigueur.`;
  return `${launch}.`;
}

/** What rests on it, as it is found: counted for a list, said for a page. */
async function touched(ground: Ground, subject: Subject) {
  const { kind, id } = subject;
  const own = keyOf(kind, id);
  const references = kind === 'clause' || kind === 'question' ? [] : referenceKeys(subject.references);
  const clauses = await clausesOf(ground, subject);
  const named = [...references, ...clauseKeys(clauses.map((clause) => clause.id)), own];
  return {
    tenders: kind === 'question' ? [] : ground.tenders(named),
    schemes: kind === 'question' ? [] : ground.schemes(named),
    clauses,
    checks: CHECKS(references),
    questions: ground.questions(kind === 'clause' ? [own] : references),
    told: ground.told(references).filter((other) => other !== subject),
  };
}

export async function countsOf(ground: Ground, subject: Subject): Promise<WatchCounts> {
  const { tenders, schemes, clauses, checks, questions } = await touched(ground, subject);
  return {
    ...{ tenders: tenders.length, schemes: schemes.length, checks: checks.length, questions: questions.length },
    clauses: subject.kind === 'clause' ? 0 : clauses.length,
  };
}

/** The consultations and schemes alone, by their ids. */
export async function underWayOn(ground: Ground, subject: Subject): Promise<{ tenders: string[]; schemes: string[] }> {
  const { tenders, schemes } = await touched(ground, subject);
  return { tenders: tenders.map(({ id }) => id), schemes: schemes.map(({ id }) => id) };
}

const plain = (item: Named, detail = '', moduleId: string | null = null): RestingItem => ({ id: item.id, title: item.title, detail, own: false, moduleId });

/** Everything that rests on it, what is under way first. */
export async function restingOn(ground: Ground, subject: Subject): Promise<Record<RestingKind, RestingItem[]>> {
  const { tenders, schemes, clauses, checks, questions, told } = await touched(ground, subject);
  const titles = new Map(clauses.map(({ id, title }) => [id, title]));
  const retained = (slugs: readonly string[]): string => {
    const named = slugs.flatMap((slug) => titles.get(slug) ?? []);
    return named.length === 0 || subject.kind === 'clause' ? '' : `Clauses\u202f: ${named.join(', ')}.`;
  };
  const shown = subject.kind === 'clause' ? [] : clauses;
  return {
    tender: tenders.map((tender) => plain(tender, [launchSays(tender, subject), retained(tender.slugs)].filter(Boolean).join(' '))),
    scheme: schemes.map((scheme) => plain(scheme, retained(scheme.slugs))),
    clause: await Promise.all(shown.map(async (clause) => ({ ...plain(clause), own: (await ground.library.bySlug(clause.id))?.own !== undefined }))),
    check: checks.map(({ id, title }) => plain({ id, title: `${id} – ${title}` })),
    question: questions.map((asked) => plain(asked, asked.moduleTitle, asked.moduleId)),
    threshold: told.filter(({ kind }) => kind === 'threshold').map((other) => plain(other)),
    doubt: told.filter(({ kind }) => kind === 'doubt').map((other) => plain(other)),
  };
}
