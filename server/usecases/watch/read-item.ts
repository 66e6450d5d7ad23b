/** One thing watched: its text, why it is to read, what rests on it and what to do, what changed, who read it. */
import { type ContentChange, type ContentChangeList, RESTING_KINDS, type WatchKind, type WatchPage } from '#shared/api/watch.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { RESTING_SAYS } from '#shared/watch/labels.ts';
import { namedLines } from '#shared/watch/lines.ts';
import { reasonsOf, stateOf } from '#shared/watch/list.ts';
import type { Context } from '../../context.ts';
import type { ChangeRow } from '../../repositories/watch.ts';
import { denied } from '../allowed.ts';
import { goneSubject, reviewOf } from './list-watch.ts';
import { groundFor, restingOn } from './resting.ts';
import { fingerprintOf, keyOf, type Subject, subjectsOf } from './subjects.ts';

const SHOWN_CHANGES = 500;

type Citations = ReadonlyMap<string, string>;
const citationsOf = ({ content }: Context): Citations => new Map(content.dated.references.map(({ id, citation }) => [id, citation]));

const told = (row: ChangeRow, seen: number, citations: Citations): ContentChange => ({
  ...row,
  before: row.before && namedLines(row.before, citations),
  after: row.after && namedLines(row.after, citations),
  unseen: row.seq > seen,
});

/** The subject of the content, or what a change says of one that is gone. */
export async function findSubject(context: Context, kind: WatchKind, id: string): Promise<{ subject: Subject; present: boolean } | Refusal> {
  const subject = (await subjectsOf(context)).get(keyOf(kind, id));
  if (subject) return { subject, present: true };
  const [gone] = await context.read.watch.changesOf(kind, id);
  if (gone) return { subject: goneSubject(gone), present: false };
  return refuse('NOT_FOUND', `Rien de ce nom n’est suivi par la veille\u202f: « ${id} ».`, { remedy: 'Revenez à la liste de la veille.' });
}

export async function readWatchItem(context: Context, actor: Actor, kind: WatchKind, id: string): Promise<WatchPage | Refusal> {
  const found = denied(actor, 'law:read') ?? (await findSubject(context, kind, id));
  if (isRefusal(found)) return found;
  const { subject, present } = found;
  const { read, clock, content } = context;
  const today = clock.today();
  const fingerprint = present ? fingerprintOf(subject.lines) : '';
  const seen = (await read.watch.acknowledgement(actor.organisationId))?.seq ?? 0;
  const reviews = (await read.watch.reviewsOf(actor.organisationId, kind, id)).map((row) => reviewOf(row, fingerprint));
  const resting = await restingOn(await groundFor(context, actor, await subjectsOf(context)), subject);
  const citations = citationsOf(context);
  const references = await Promise.all(subject.references.map((reference) => content.reference(reference, today)));
  return {
    ...{ kind, id, title: subject.title, lines: namedLines(subject.lines, citations), fingerprint, present, reviews },
    references: references.filter((reference) => reference !== null).map((reference) => ({ id: reference.id, citation: reference.citation })),
    reasons: reasonsOf(subject, today).map(({ section, why }) => ({ section, why })),
    state: stateOf(reviews[0] ?? null, today),
    resting: RESTING_KINDS.filter((name) => resting[name].length > 0).map((name) => ({ kind: name, say: RESTING_SAYS[name], items: resting[name] })),
    changes: (await read.watch.changesOf(kind, id)).map((row) => told(row, seen, citations)),
  };
}

/** What each content changed, last first. */
export async function listChanges(context: Context, actor: Actor): Promise<ContentChangeList | Refusal> {
  const refusal = denied(actor, 'law:read');
  if (refusal) return refusal;
  const { read } = context;
  const seen = (await read.watch.acknowledgement(actor.organisationId))?.seq ?? 0;
  const citations = citationsOf(context);
  const items = (await read.watch.changes(SHOWN_CHANGES)).map((row) => told(row, seen, citations));
  return { items, total: await read.watch.countChanges() };
}
