/** The law watch: what is to read again, what rests on it, who read it; what a new content changed. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { closed, Confidence, Day, Id, nullable, oneOf } from './common.ts';

/** What can be watched, and what a new content can change. */
export const WATCH_KINDS = ['reference', 'threshold', 'switch', 'doubt', 'clause', 'question'] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** Why it is on the list: changed by the last content, doubtful, read too long ago, coming or recent, known from one source at most. */
export const WATCH_SECTIONS = ['changed', 'doubt', 'stale', 'dated', 'uncertain'] as const;
export type WatchSection = (typeof WATCH_SECTIONS)[number];

export const WATCH_VERDICTS = ['confirmed', 'to-fix', 'doubtful'] as const;
export type WatchVerdict = (typeof WATCH_VERDICTS)[number];

/** `again`: it was read, but its text changed since, or it was read too long ago. */
export const WATCH_STATES = ['to-read', 'again', 'read'] as const;
export type WatchState = (typeof WATCH_STATES)[number];

export const WatchReview = Type.Object({
  id: Id,
  verdict: oneOf(WATCH_VERDICTS),
  note: Type.String(),
  on: Day,
  /** Null when nobody is left behind it. */
  by: nullable(Type.String()),
  /** False when the text it was about is not today’s. */
  current: Type.Boolean(),
});
export type WatchReview = Static<typeof WatchReview>;

/** How many things rest on it; consultations and schemes are those that the person sees. */
export const WatchCounts = Type.Object({
  clauses: Type.Integer(),
  checks: Type.Integer(),
  questions: Type.Integer(),
  tenders: Type.Integer(),
  schemes: Type.Integer(),
});
export type WatchCounts = Static<typeof WatchCounts>;

export const WatchItem = Type.Object({
  section: oneOf(WATCH_SECTIONS),
  kind: oneOf(WATCH_KINDS),
  id: Type.String(),
  title: Type.String(),
  /** One French sentence: why it is to read. */
  why: Type.String(),
  /** The day the sentence is about: read, coming, changed; null for none. */
  day: nullable(Day),
  /** Whether it can change the text of a clause; null when nothing says so. */
  severity: nullable(oneOf(['clause', 'context'])),
  confidence: nullable(Confidence),
  counts: WatchCounts,
  state: oneOf(WATCH_STATES),
  lastReview: nullable(WatchReview),
});
export type WatchItem = Static<typeof WatchItem>;

/** What a new content did to one item. `check`: only the day it was read, or how sure it is. */
export const CONTENT_CHANGES = ['added', 'changed', 'removed'] as const;
export const CHANGE_WEIGHTS = ['text', 'check'] as const;
export const WatchLine = Type.Object({ label: Type.String(), text: Type.String() });
export type WatchLine = Static<typeof WatchLine>;

export const ContentChange = Type.Object({
  seq: Type.Integer(),
  kind: oneOf(WATCH_KINDS),
  id: Type.String(),
  title: Type.String(),
  change: oneOf(CONTENT_CHANGES),
  weight: oneOf(CHANGE_WEIGHTS),
  /** Day this server received it. */
  seenOn: Day,
  /** Number of the content that brought it. */
  edition: Type.Integer(),
  /** False once the organisation said it had seen it. */
  unseen: Type.Boolean(),
  /** What it said, line by line; null when it was added, or removed. */
  before: nullable(Type.Array(WatchLine)),
  after: nullable(Type.Array(WatchLine)),
});
export type ContentChange = Static<typeof ContentChange>;
export const ContentChangeList = Type.Object({ items: Type.Array(ContentChange), total: Type.Integer() });
export type ContentChangeList = Static<typeof ContentChangeList>;

export const Watch = Type.Object({
  on: Day,
  items: Type.Array(WatchItem),
  total: Type.Integer(),
  /** The content in service. */
  edition: Type.Object({ number: Type.Integer(), day: Day }),
  /** The last change the organisation said it had seen; null when it never did. */
  acknowledged: nullable(Type.Object({ seq: Type.Integer(), on: Day, by: nullable(Type.String()) })),
  /** Seq of the last change: what an acknowledgement is made of; 0 when the content never changed. */
  lastChange: Type.Integer(),
  unseen: Type.Integer(),
});
export type Watch = Static<typeof Watch>;

/** For the home page. */
export const WatchNews = Type.Object({
  unseen: Type.Integer(),
  /** Among them, changes of what was said, not of when it was read. */
  texts: Type.Integer(),
  tenders: Type.Integer(),
  schemes: Type.Integer(),
});
export type WatchNews = Static<typeof WatchNews>;

/** One thing that rests on what is read: `say` is what to do, for that thing. */
export const RESTING_KINDS = ['tender', 'scheme', 'clause', 'check', 'question', 'threshold', 'doubt'] as const;
export type RestingKind = (typeof RESTING_KINDS)[number];
export const RestingItem = Type.Object({
  id: Type.String(),
  title: Type.String(),
  /** More about it: the law date of a consultation, the module of a question. */
  detail: Type.String(),
  /** An adaptation, or a clause of the organisation’s own. */
  own: Type.Boolean(),
  /** The module of a question; null elsewhere. */
  moduleId: nullable(Type.String()),
});
export type RestingItem = Static<typeof RestingItem>;
export const Resting = Type.Object({ kind: oneOf(RESTING_KINDS), say: Type.String(), items: Type.Array(RestingItem) });
export type Resting = Static<typeof Resting>;

export const WatchPage = Type.Object({
  kind: oneOf(WATCH_KINDS),
  id: Type.String(),
  title: Type.String(),
  /** Its references, to open; itself for a reference. */
  references: Type.Array(Type.Object({ id: Type.String(), citation: Type.String() })),
  lines: Type.Array(WatchLine),
  /** Of the text as it is: sent back with a review, so that nobody signs what they did not read. Empty when it is gone. */
  fingerprint: Type.String(),
  /** False when the content no longer holds it. */
  present: Type.Boolean(),
  reasons: Type.Array(Type.Object({ section: oneOf(WATCH_SECTIONS), why: Type.String() })),
  state: oneOf(WATCH_STATES),
  resting: Type.Array(Resting),
  changes: Type.Array(ContentChange),
  reviews: Type.Array(WatchReview),
});
export type WatchPage = Static<typeof WatchPage>;

export const WatchReviewCreate = Type.Object(
  { verdict: oneOf(WATCH_VERDICTS), note: Type.String({ maxLength: LIMITS.watchNote }), fingerprint: Type.String({ minLength: 1, maxLength: 64 }) },
  closed,
);
export type WatchReviewCreate = Static<typeof WatchReviewCreate>;

export const WatchAcknowledgement = Type.Object({ seq: Type.Integer({ minimum: 0 }) }, closed);
export type WatchAcknowledgement = Static<typeof WatchAcknowledgement>;
