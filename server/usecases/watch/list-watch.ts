/** The list: what is to read, why, what rests on it, whether somebody did. */
import type { Watch, WatchItem, WatchNews, WatchReview } from '#shared/api/watch.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { CHANGE_LABELS, WATCH_KIND_LABELS, WATCH_SECTION_LABELS, WATCH_STATE_LABELS, WATCH_VERDICT_LABELS } from '#shared/watch/labels.ts';
import { type Reason, reasonsOf, sortItems, stateOf } from '#shared/watch/list.ts';
import { formatDay } from '#shared/format.ts';
import type { Context } from '../../context.ts';
import type { LightChange, ReviewRow } from '../../repositories/watch.ts';
import { denied } from '../allowed.ts';
import { type CsvFile, csvFile } from '../csv-file.ts';
import { countsOf, groundFor, underWayOn } from './resting.ts';
import { fingerprintOf, keyOf, type Subject, subjectsOf } from './subjects.ts';

/** @param now fingerprint of the text as it is; null when it is gone */
export const reviewOf = ({ id, verdict, note, on, by, fingerprint }: ReviewRow, now: string | null): WatchReview => ({
  ...{ id, verdict, note, on, by },
  current: fingerprint === now,
});

/** Of what is gone: its name is what remains. */
export const goneSubject = ({ kind, id, title }: Pick<LightChange, 'kind' | 'id' | 'title'>): Subject => ({
  ...{ kind, id, title, lines: [], references: kind === 'reference' ? [id] : [] },
  ...{ checkedOn: null, confidence: null, confidenceNote: '', versions: [], on: null, doubt: null, severity: null, moduleId: null },
});

const changeReason = ({ change, weight, seenOn, edition }: LightChange): Reason => ({
  section: 'changed',
  day: seenOn,
  why: `${weight === 'check' ? 'Vérification ou confiance changée' : CHANGE_LABELS[change]} par le contenu ${edition}, reçu le ${formatDay(seenOn)}.`,
});

/** The changes the organisation has not seen; the last one for each thing. */
async function unseenChanges({ read }: Pick<Context, 'read'>, { organisationId }: Actor): Promise<ReadonlyMap<string, LightChange>> {
  const seen = await read.watch.acknowledgement(organisationId);
  const changes = await read.watch.changesAfter(seen?.seq ?? 0);
  return new Map([...changes].reverse().map((change) => [keyOf(change.kind, change.id), change]));
}

/** What is on the list for itself; a clause or a question only when it changed. */
const SECTIONED: readonly Subject['kind'][] = ['reference', 'threshold', 'switch', 'doubt'];

async function itemsOf(context: Context, actor: Actor, changes: ReadonlyMap<string, LightChange>): Promise<WatchItem[]> {
  const today = context.clock.today();
  const subjects = await subjectsOf(context);
  const ground = await groundFor(context, actor, subjects);
  const last = new Map<string, ReviewRow>();
  for (const row of (await context.read.watch.reviews(actor.organisationId)).reverse()) last.set(keyOf(row.kind, row.itemId), row);
  const gone = [...changes.values()].filter(({ kind, id }) => !subjects.has(keyOf(kind, id))).map(goneSubject);
  const items: WatchItem[] = [];
  for (const subject of [...subjects.values(), ...gone]) {
    const key = keyOf(subject.kind, subject.id);
    const change = changes.get(key);
    const reasons = [...(change ? [changeReason(change)] : []), ...(SECTIONED.includes(subject.kind) ? reasonsOf(subject, today) : [])];
    if (reasons.length === 0) continue;
    const row = last.get(key);
    const lastReview = row ? reviewOf(row, fingerprintOf(subject.lines)) : null;
    const { kind, id, title, severity, confidence } = subject;
    const about = { kind, id, title, severity, confidence, counts: await countsOf(ground, subject), lastReview, state: stateOf(lastReview, today) };
    for (const { section, why, day } of reasons) items.push({ section, why, day, ...about });
  }
  return sortItems(items);
}

export async function listWatch(context: Context, actor: Actor): Promise<Watch | Refusal> {
  const refusal = denied(actor, 'law:read');
  if (refusal) return refusal;
  const { read, content, clock } = context;
  const changes = await unseenChanges(context, actor);
  const items = await itemsOf(context, actor, changes);
  return {
    on: clock.today(),
    items,
    total: items.length,
    edition: content.edition,
    acknowledged: await read.watch.acknowledgement(actor.organisationId),
    lastChange: await read.watch.lastChange(),
    unseen: changes.size,
  };
}

/** What the home page says; light when nothing changed. */
export async function watchNews(context: Context, actor: Actor): Promise<WatchNews | Refusal> {
  const refusal = denied(actor, 'law:read');
  if (refusal) return refusal;
  const changes = await unseenChanges(context, actor);
  if (changes.size === 0) return { unseen: 0, texts: 0, tenders: 0, schemes: 0 };
  const subjects = await subjectsOf(context);
  const ground = await groundFor(context, actor, subjects);
  const texts = [...changes.values()].filter(({ weight }) => weight === 'text');
  const tenders = new Set<string>();
  const schemes = new Set<string>();
  for (const change of texts) {
    const touched = await underWayOn(ground, subjects.get(keyOf(change.kind, change.id)) ?? goneSubject(change));
    for (const id of touched.tenders) tenders.add(id);
    for (const id of touched.schemes) schemes.add(id);
  }
  return { unseen: changes.size, texts: texts.length, tenders: tenders.size, schemes: schemes.size };
}

const HEADER = [
  'Motif',
  'Nature',
  'Identifiant',
  'Intitulé',
  'Pourquoi',
  'Jour',
  'Consultations',
  'Schémas',
  'Clauses',
  'Contrôles',
  'Questions',
  'État',
  'Dernière relecture',
  'Par',
  'Verdict',
  'Note',
];

/** The list as a table, in its order. */
export async function exportWatch(context: Context, actor: Actor): Promise<CsvFile | Refusal> {
  const watch = await listWatch(context, actor);
  if (isRefusal(watch)) return watch;
  const lines = watch.items.map(({ section, kind, id, title, why, day, counts, state, lastReview }) => [
    ...[WATCH_SECTION_LABELS[section], WATCH_KIND_LABELS[kind], id, title, why, day ?? ''],
    ...[counts.tenders, counts.schemes, counts.clauses, counts.checks, counts.questions, WATCH_STATE_LABELS[state]],
    ...(lastReview ? [lastReview.on, lastReview.by ?? '', WATCH_VERDICT_LABELS[lastReview.verdict], lastReview.note] : ['', '', '', '']),
  ]);
  return csvFile('veille.csv', [HEADER, ...lines]);
}
