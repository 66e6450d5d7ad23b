/** Working together on a scheme: comments on a place of it, tasks, who is there now. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { STEPS } from '../scheme/steps.ts';
import { closed, Day, Id, nullable, oneOf, Title } from './common.ts';

const STEP_IDS = STEPS.map(({ id }) => id);

/** A place of the scheme. Rows are named by their own id, so that a place follows its row when the list is reordered. */
export const SchemeAnchor = Type.Object(
  {
    step: oneOf(STEP_IDS),
    /** Axis, objective, action, indicator, body…; null: the step itself, or one of its texts. */
    rowId: nullable(Id),
    /** A text of the step: `foreword`; null when a row or the whole step is meant. */
    field: nullable(Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z]+$' })),
    /** The passage as it read when it was pointed at; empty when none was. */
    quote: Type.String({ maxLength: LIMITS.quote }),
  },
  closed,
);
export type SchemeAnchor = Static<typeof SchemeAnchor>;

/** Not blank, nor with the character at which a database stops counting. */
const CommentText = Type.String({ minLength: 1, maxLength: LIMITS.commentText, pattern: '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$' });

export const SchemeComment = Type.Object({
  id: Id,
  /** « Personne effacée » once they are. */
  author: Type.String(),
  /** Of who asks: they may change or withdraw it. */
  mine: Type.Boolean(),
  /** Null: withdrawn, answers remain. */
  text: nullable(Type.String()),
  at: Type.String(),
  editedAt: nullable(Type.String()),
});
export type SchemeComment = Static<typeof SchemeComment>;

export const SchemeThread = Type.Object({
  id: Id,
  anchor: SchemeAnchor,
  resolvedAt: nullable(Type.String()),
  resolvedBy: nullable(Type.String()),
  /** The first one, then the answers in order. */
  comments: Type.Array(SchemeComment),
});
export type SchemeThread = Static<typeof SchemeThread>;
/** First written first. */
export const SchemeThreadList = Type.Object({ items: Type.Array(SchemeThread), total: Type.Integer() });
export type SchemeThreadList = Static<typeof SchemeThreadList>;

/** Either a place, which begins a thread, or the thread that it answers. */
export const CommentCreate = Type.Object({ text: CommentText, anchor: Type.Optional(SchemeAnchor), threadId: Type.Optional(Id) }, closed);
export type CommentCreate = Static<typeof CommentCreate>;
/** `text`: of one's own comment. `resolved`: of the whole thread, by its first comment. */
export const CommentChange = Type.Object({ text: Type.Optional(CommentText), resolved: Type.Optional(Type.Boolean()) }, closed);
export type CommentChange = Static<typeof CommentChange>;

export const OWNER_STATES = ['here', 'no-access', 'erased'] as const;
export const SchemeTask = Type.Object({
  id: Id,
  schemeId: Id,
  schemeTitle: Type.String(),
  title: Type.String(),
  /** `no-access`: the scheme is no longer open to them, or their account is closed. */
  owner: Type.Object({ id: nullable(Id), name: Type.String(), state: oneOf(OWNER_STATES) }),
  mine: Type.Boolean(),
  dueOn: nullable(Day),
  /** Not done, and its day is past. */
  late: Type.Boolean(),
  anchor: nullable(SchemeAnchor),
  author: Type.String(),
  doneAt: nullable(Type.String()),
  doneBy: nullable(Type.String()),
  /** Who asks may tick it, then change or remove it. */
  mayTick: Type.Boolean(),
  mayChange: Type.Boolean(),
});
export type SchemeTask = Static<typeof SchemeTask>;
/** Late first, then by day, those without a day after, those done at the end. */
export const SchemeTaskList = Type.Object({ items: Type.Array(SchemeTask), total: Type.Integer() });
export type SchemeTaskList = Static<typeof SchemeTaskList>;

const task = { title: Title, ownerId: Id, dueOn: nullable(Day), anchor: nullable(SchemeAnchor) };
export const TaskCreate = Type.Object({ ...task, dueOn: Type.Optional(task.dueOn), anchor: Type.Optional(task.anchor) }, closed);
export type TaskCreate = Static<typeof TaskCreate>;
export const TaskChange = Type.Partial(Type.Object({ title: Title, ownerId: Id, dueOn: nullable(Day), done: Type.Boolean() }), closed);
export type TaskChange = Static<typeof TaskChange>;

/** Whom a task of this scheme can be given to: who sees it and may tick it. */
export const SchemePeopleList = Type.Object({ items: Type.Array(Type.Object({ id: Id, name: Type.String() })), total: Type.Integer() });
export type SchemePeopleList = Static<typeof SchemePeopleList>;

/** Where the page is, said every few seconds. */
export const PresenceBeat = Type.Object({ step: oneOf(STEP_IDS), axisId: Type.Optional(nullable(Id)) }, closed);
export type PresenceBeat = Static<typeof PresenceBeat>;
export const Present = Type.Object({ id: Id, name: Type.String(), step: oneOf(STEP_IDS), axisId: nullable(Id) });
export type Present = Static<typeof Present>;
export const SchemePulse = Type.Object({
  /** Of the scheme now: a page that holds an older one reads it again. */
  revision: Type.Integer(),
  /** Changes when a comment or a task of the scheme does. */
  discussion: Type.String(),
  /** Everybody else who is on the scheme, by name; nobody on one desk. */
  others: Type.Array(Present),
});
export type SchemePulse = Static<typeof SchemePulse>;
