/** A session in a room: the trainer projects a question, phones answer, results come live. Players give a first name or a nickname, nothing else. */
import { type Static, Type } from 'typebox';
import { closed, Day, Id, nullable, oneOf } from './common.ts';
import { Answer, AskedQuestion, Correction, QuestionId } from './training.ts';

/** `waiting`: people come in; `asking`: phones answer; `showing`: the answer is on the screen; `done`. */
export const ROOM_STATES = ['waiting', 'asking', 'showing', 'done'] as const;
export type RoomState = (typeof ROOM_STATES)[number];
export const ROOM_STEPS = ['ask', 'show', 'end'] as const;
export type RoomStep = (typeof ROOM_STEPS)[number];

export const RoomCreate = Type.Object({ module: Id, questions: Type.Integer({ minimum: 1, maximum: 30 }) }, closed);
export type RoomCreate = Static<typeof RoomCreate>;

const now = {
  state: oneOf(ROOM_STATES),
  /** From 1; 0 before the first question. */
  index: Type.Integer(),
  total: Type.Integer(),
  question: nullable(AskedQuestion),
  /** Only once it is shown. */
  correction: nullable(Correction),
};

export const RoomPlayer = Type.Object({ id: Id, name: Type.String(), right: Type.Integer(), answered: Type.Boolean() });
export type RoomPlayer = Static<typeof RoomPlayer>;

export const Room = Type.Object({
  id: Id,
  /** Six digits. */
  code: Type.String(),
  /** What the phones open. */
  joinUrl: Type.String(),
  module: Type.Object({ id: Id, title: Type.String() }),
  openedOn: Day,
  ...now,
  players: Type.Array(RoomPlayer),
  /** How many answered the question in hand. */
  answered: Type.Integer(),
  /** How many picked each choice of the question in hand; empty until the answer is shown. */
  counts: Type.Array(Type.Object({ id: Id, count: Type.Integer() })),
  rightCount: Type.Integer(),
  /** Of each question whose answer was shown, in order. */
  scores: Type.Array(Type.Object({ prompt: Type.String(), right: Type.Integer(), answered: Type.Integer() })),
});
export type Room = Static<typeof Room>;
export const RoomSummary = Type.Object({
  id: Id,
  code: Type.String(),
  module: Type.String(),
  state: oneOf(ROOM_STATES),
  openedOn: Day,
  players: Type.Integer(),
});
export const RoomList = Type.Object({ items: Type.Array(RoomSummary), total: Type.Integer() });
export type RoomList = Static<typeof RoomList>;
/** `index`: the question the trainer saw when they asked for the step, so that a double click does not skip one. */
export const RoomStepChange = Type.Object({ step: oneOf(ROOM_STEPS), index: Type.Integer({ minimum: 0 }) }, closed);
export type RoomStepChange = Static<typeof RoomStepChange>;

export const RoomJoin = Type.Object(
  { code: Type.String({ minLength: 1, maxLength: 20 }), name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }) },
  closed,
);
export type RoomJoin = Static<typeof RoomJoin>;
/** The phone keeps the token, and sends it as `x-joueur`. */
export const RoomSeat = Type.Object({ token: Type.String(), name: Type.String(), module: Type.String() });
export type RoomSeat = Static<typeof RoomSeat>;

export const RoomView = Type.Object({
  module: Type.String(),
  name: Type.String(),
  ...now,
  /** The phone's own answer to the question in hand. */
  answer: nullable(Answer),
  right: Type.Integer(),
});
export type RoomView = Static<typeof RoomView>;
export const RoomAnswer = Type.Object({ question: QuestionId, answer: Answer }, closed);
export type RoomAnswer = Static<typeof RoomAnswer>;
