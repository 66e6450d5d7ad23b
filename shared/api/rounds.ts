/**
 * Review rounds of a scheme by the departments, and the track of who was consulted. A round is opened on a text that no longer moves; each part
 * has its readers, its passages, its questions and one answer; a place is a step of the scheme (`gouvernance`) or one axis (`axe-<id>`).
 */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { closed, Day, Id, nullable, oneOf, rows, ShortText, Title } from './common.ts';
import { SchemeContent } from './schemes.ts';

export const VERDICTS = ['agree', 'correct', 'no-opinion'] as const;
export type Verdict = (typeof VERDICTS)[number];
export const REMARK_STATES = ['open', 'taken', 'set-aside'] as const;
export type RemarkState = (typeof REMARK_STATES)[number];
export const PART_STATES = ['waiting', 'late', 'answered', 'unanswered'] as const;
/** `unanswered`: the round was closed without its answer. */
export type PartState = (typeof PART_STATES)[number];

const Place = Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9._-]+$' });
const RoundText = Type.String({ maxLength: LIMITS.roundText });

export const RoundPartCreate = Type.Object(
  {
    /** A department of the network, whose référents in office read; null for a part named by hand. */
    departmentId: nullable(Id),
    /** Used when there is no department. */
    name: Type.String({ maxLength: LIMITS.personName }),
    /** Accounts that read too. */
    people: rows(Id, LIMITS.roundReaders),
    places: Type.Array(Place, { minItems: 1, maxItems: LIMITS.roundPlaces }),
    questions: rows(Type.String({ minLength: 1, maxLength: LIMITS.shortText, pattern: '\\S' }), LIMITS.roundQuestions),
  },
  closed,
);
export type RoundPartCreate = Static<typeof RoundPartCreate>;
export const RoundCreate = Type.Object(
  { title: Title, message: RoundText, dueOn: Day, parts: Type.Array(RoundPartCreate, { minItems: 1, maxItems: LIMITS.roundParts }) },
  closed,
);
export type RoundCreate = Static<typeof RoundCreate>;

export const RoundRemark = Type.Object({
  id: Id,
  /** Empty for the whole part. */
  place: Type.String(),
  text: Type.String(),
  state: oneOf(REMARK_STATES),
  /** What was changed, or why nothing is; never empty once set aside. */
  reason: Type.String(),
  settledAt: nullable(Type.String()),
  settledBy: nullable(Type.String()),
});
export type RoundRemark = Static<typeof RoundRemark>;

export const RoundReader = Type.Object({
  /** Null once erased or taken out of the register. */
  name: nullable(Type.String()),
  /** With an account, they answer here. */
  hasAccount: Type.Boolean(),
});
export type RoundReader = Static<typeof RoundReader>;

export const RoundPart = Type.Object({
  id: Id,
  /** Grows at each answer; it is the ETag of the answer. */
  revision: Type.Integer(),
  name: Type.String(),
  readers: Type.Array(RoundReader),
  places: Type.Array(Type.String()),
  questions: Type.Array(Type.String()),
  state: oneOf(PART_STATES),
  verdict: nullable(oneOf(VERDICTS)),
  /** One per question, empty when not answered. */
  answers: Type.Array(Type.String()),
  remarks: Type.Array(RoundRemark),
  answeredAt: nullable(Type.String()),
  answeredBy: nullable(Type.String()),
  /** How an answer written down by hand came in; empty otherwise. */
  receivedAs: Type.String(),
  remindedAt: nullable(Type.String()),
});
export type RoundPart = Static<typeof RoundPart>;

const head = {
  id: Id,
  schemeId: Id,
  title: Type.String(),
  message: Type.String(),
  dueOn: Day,
  /** Of the scheme, when its text was frozen. */
  revision: Type.Integer(),
  openedAt: Type.String(),
  closedAt: nullable(Type.String()),
  by: nullable(Type.String()),
};
export const RoundHead = Type.Object({ ...head, schemeTitle: Type.String(), organisation: Type.String() });
export type RoundHead = Static<typeof RoundHead>;

export const RoundSummary = Type.Object({
  ...head,
  parts: Type.Integer(),
  answered: Type.Integer(),
  late: Type.Integer(),
  remarks: Type.Integer(),
  /** Remarks nobody decided on yet. */
  open: Type.Integer(),
});
export type RoundSummary = Static<typeof RoundSummary>;
export const RoundList = Type.Object({ items: Type.Array(RoundSummary), total: Type.Integer() });
export type RoundList = Static<typeof RoundList>;

/** The table of the lead. `placeTitles`: what each place was called in the frozen text. */
export const Round = Type.Object({ ...RoundHead.properties, parts: Type.Array(RoundPart), placeTitles: Type.Record(Type.String(), Type.String()) });
export type Round = Static<typeof Round>;

/** What is mine to read. */
export const MyPart = Type.Object({
  roundId: Id,
  partId: Id,
  schemeId: Id,
  schemeTitle: Type.String(),
  title: Type.String(),
  name: Type.String(),
  dueOn: Day,
  state: oneOf(PART_STATES),
});
export type MyPart = Static<typeof MyPart>;
export const MyPartList = Type.Object({ items: Type.Array(MyPart), total: Type.Integer() });
export type MyPartList = Static<typeof MyPartList>;

/** What its places hold, and nothing else of the scheme. */
const PlacesContent = Type.Partial(SchemeContent);
/** One part, with the frozen text to read: nodes of `shared/scheme/document/nodes.ts`, and what changed since. */
export const RoundReading = Type.Object({
  round: RoundHead,
  part: RoundPart,
  placeTitles: Type.Record(Type.String(), Type.String()),
  /** A `SchemeDocument` that holds the chapters of the part alone. */
  document: Type.Any(),
  frozen: PlacesContent,
  /** The same places now; null when the scheme has not been saved since. */
  now: nullable(PlacesContent),
  mayAnswer: Type.Boolean(),
  /** Read by who leads, for a reader: an answer is written down by hand. */
  byHand: Type.Boolean(),
});
export type RoundReading = Static<typeof RoundReading>;

export const RoundAnswer = Type.Object(
  {
    verdict: oneOf(VERDICTS),
    answers: rows(RoundText, LIMITS.roundQuestions),
    remarks: rows(
      Type.Object(
        {
          /** Of a remark already sent, to change it; null for a new one. */
          id: nullable(Id),
          place: Type.Union([Place, Type.Literal('')]),
          text: Type.String({ minLength: 1, maxLength: LIMITS.roundText, pattern: '\\S' }),
        },
        closed,
      ),
      LIMITS.roundRemarks,
    ),
    /** By hand: « courriel du 3 mars ». Empty when one answers for oneself. */
    receivedAs: ShortText,
  },
  closed,
);
export type RoundAnswer = Static<typeof RoundAnswer>;

export const RemarkSettlement = Type.Object({ state: oneOf(REMARK_STATES), reason: RoundText }, closed);
export type RemarkSettlement = Static<typeof RemarkSettlement>;

/** `parts`: those to write to; every one without an answer when empty. */
export const RoundMessages = Type.Object({ parts: rows(Id, LIMITS.roundParts) }, closed);
export type RoundMessages = Static<typeof RoundMessages>;
/** What left by mail, part by part; the text itself is to copy when nothing could be sent. */
export const RoundMailed = Type.Object({
  mailer: Type.Boolean(),
  items: Type.Array(Type.Object({ partId: Id, subject: Type.String(), text: Type.String(), addresses: Type.Array(Type.String()), sent: Type.Integer() })),
});
export type RoundMailed = Static<typeof RoundMailed>;

/** Who was consulted. `origin`: a part of a round, a public consultation that ended, or written by hand. */
export const ConsultedCreate = Type.Object(
  {
    who: Type.String({ minLength: 1, maxLength: LIMITS.shortText, pattern: '\\S' }),
    how: ShortText,
    on: nullable(Day),
    outcome: Type.String({ maxLength: LIMITS.longText }),
  },
  closed,
);
export type ConsultedCreate = Static<typeof ConsultedCreate>;
export const CONSULTED_ORIGINS = ['round', 'public', 'hand'] as const;
export const Consulted = Type.Object({
  /** Also the id of the row it becomes in the scheme's « Concertation ». */
  id: Id,
  origin: oneOf(CONSULTED_ORIGINS),
  /** Of a part of a round; null otherwise. */
  roundId: nullable(Id),
  who: Type.String(),
  how: Type.String(),
  on: nullable(Day),
  outcome: Type.String(),
});
export type Consulted = Static<typeof Consulted>;
export const ConsultedList = Type.Object({ items: Type.Array(Consulted), total: Type.Integer() });
export type ConsultedList = Static<typeof ConsultedList>;
