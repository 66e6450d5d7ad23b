/** Everything that can be watched, as it stands in the content: made once a content, the same for everybody. */
import { createHash } from 'node:crypto';
import type { Confidence } from '#shared/api/common.ts';
import type { WatchKind, WatchLine } from '#shared/api/watch.ts';
import type { Judged } from '#shared/watch/list.ts';
import { clauseLines, doubtLines, questionLines, readText, referenceLines, switchLines, thresholdLines } from '#shared/watch/lines.ts';
import type { ThresholdRecord } from '../../../db/records.ts';
import type { Context } from '../../context.ts';

export type Subject = Judged & {
  kind: WatchKind;
  id: string;
  title: string;
  lines: WatchLine[];
  references: readonly string[];
  severity: 'clause' | 'context' | null;
  /** Its module; null for what is no question. */
  moduleId: string | null;
};

export const keyOf = (kind: WatchKind, id: string): string => `${kind} ${id}`;

/** Sixteen hexadecimal digits that change with what is read, not with the day of the check. */
export const fingerprintOf = (lines: readonly WatchLine[]): string => createHash('sha256').update(readText(lines)).digest('hex').slice(0, 16);

const NOTHING: Judged & Pick<Subject, 'severity' | 'moduleId'> = {
  checkedOn: null,
  confidence: null,
  confidenceNote: '',
  versions: [],
  on: null,
  doubt: null,
  severity: null,
  moduleId: null,
};

const WEAKEST: readonly Confidence[] = ['unverified', 'single-source', 'confirmed'];
/** Of the values that apply or will: what is over no longer matters. */
function thresholdConfidence({ versions }: ThresholdRecord, today: string): Confidence {
  const live = versions.filter(({ until }) => until === undefined || until > today);
  return WEAKEST.find((confidence) => live.some((version) => version.confidence === confidence)) ?? 'confirmed';
}

function lawSubjects({ content, clock }: Context): Subject[] {
  const { references, thresholds } = content.dated;
  return [
    ...references.map(
      (item): Subject => ({
        ...NOTHING,
        ...item,
        ...referenceLines(item),
        kind: 'reference',
        references: [item.id],
        confidenceNote: item.confidenceNote ?? '',
      }),
    ),
    ...thresholds.map(
      (item): Subject => ({
        ...NOTHING,
        ...item,
        ...thresholdLines(item),
        kind: 'threshold',
        confidence: thresholdConfidence(item, clock.today()),
        confidenceNote: item.note ?? '',
      }),
    ),
  ];
}

async function toldSubjects({ content }: Context): Promise<Subject[]> {
  const [switches, doubts] = await Promise.all([content.switches(), content.doubts()]);
  return [
    ...switches.map((item): Subject => ({ ...NOTHING, ...item, ...switchLines(item), kind: 'switch' })),
    ...doubts.map((item): Subject => ({ ...NOTHING, ...item, ...doubtLines(item), kind: 'doubt', doubt: item.says })),
  ];
}

async function writtenSubjects({ content, clauses }: Context): Promise<Subject[]> {
  const { items } = await clauses.search({ limit: Number.MAX_SAFE_INTEGER });
  const families = (await Promise.all(items.map(({ slug }) => clauses.bySlug(slug)))).filter((family) => family !== null);
  return [
    ...families.map((item): Subject => ({ ...NOTHING, ...clauseLines(item), kind: 'clause', id: item.slug, references: item.references })),
    ...content.trainingModules.flatMap(({ id: moduleId, questions }) =>
      questions.map((item): Subject => ({ ...NOTHING, ...questionLines(item), kind: 'question', id: item.id, references: item.references, moduleId })),
    ),
  ];
}

const made = new WeakMap<Context['content'], { on: string; subjects: Promise<ReadonlyMap<string, Subject>> }>();

async function make(context: Context): Promise<ReadonlyMap<string, Subject>> {
  const all = [...lawSubjects(context), ...(await toldSubjects(context)), ...(await writtenSubjects(context))];
  return new Map(all.map((subject) => [keyOf(subject.kind, subject.id), subject]));
}

/** By `keyOf`. Clauses and questions are there to be read: only a change puts them on the list. */
export function subjectsOf(context: Context): Promise<ReadonlyMap<string, Subject>> {
  const on = context.clock.today();
  const known = made.get(context.content);
  if (known?.on === on) return known.subjects;
  const subjects = make(context);
  made.set(context.content, { on, subjects });
  return subjects;
}
