/**
 * The public consultation of a scheme, as its buyer opens, moderates and sums it up; and what a person without an account sends. A consultation
 * shows the passages of one frozen text between two days; a comment waits until it is accepted, refused with a reason of a closed list, or said a
 * duplicate of another, by its number. « Consultation » stays the word of the tenders here: this resource is a participation.
 */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { closed, Day, Id, nullable, oneOf, ShortText, Title } from './common.ts';

export const PARTICIPATION_STAGES = ['upcoming', 'open', 'closed', 'withdrawn'] as const;
/** `withdrawn`: the page is no longer online; what was received stays. */
export type ParticipationStage = (typeof PARTICIPATION_STAGES)[number];
export const PARTICIPATION_QUALITIES = ['resident', 'company', 'inclusive', 'association', 'agent', 'other'] as const;
/** `inclusive`: SIAE, ESAT, entreprise adaptée. */
export type ParticipationQuality = (typeof PARTICIPATION_QUALITIES)[number];
export const PARTICIPATION_STATES = ['waiting', 'accepted', 'refused', 'duplicate'] as const;
export type ParticipationState = (typeof PARTICIPATION_STATES)[number];
export const PARTICIPATION_REASONS = ['off-topic', 'insulting', 'names-somebody', 'advertising', 'unlawful', 'unreadable'] as const;
export type ParticipationReason = (typeof PARTICIPATION_REASONS)[number];
export const PARTICIPATION_OUTCOMES = ['taken', 'set-aside', 'answered'] as const;
export type ParticipationOutcome = (typeof PARTICIPATION_OUTCOMES)[number];

const Place = Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9._-]+$' });
/** The database counts a text up to its first NUL, so none is let in. */
const Plain = (most: number) => Type.String({ maxLength: most, pattern: '^[^\\u0000]*$' });

export const ParticipationPlace = Type.Object({ id: Type.String({ maxLength: 100 }), title: Type.String({ maxLength: 1_000 }) });
export type ParticipationPlace = Static<typeof ParticipationPlace>;

const settings = {
  title: Title,
  /** Plain text; an empty line between two paragraphs. */
  introduction: Plain(LIMITS.participationIntroduction),
  opensOn: Day,
  /** Last day on which one can comment. */
  closesOn: Day,
  takesComments: Type.Boolean(),
  /** Of the processing of what people send; empty: « à compléter par l’organisme ». */
  legalBasis: Plain(LIMITS.shortText),
  /** Where people write to use their rights; empty: « à compléter par l’organisme ». */
  contact: Plain(LIMITS.shortText),
};

export const ParticipationCreate = Type.Object(
  { ...settings, places: Type.Array(Place, { minItems: 1, maxItems: LIMITS.roundPlaces, uniqueItems: true }) },
  closed,
);
export type ParticipationCreate = Static<typeof ParticipationCreate>;
/** The text and its passages do not change. */
export const ParticipationPatch = Type.Partial(Type.Object(settings), closed);
export type ParticipationPatch = Static<typeof ParticipationPatch>;

export const Participation = Type.Object({
  id: Id,
  schemeId: Id,
  /** Grows at each change of what is said above; it is the ETag. */
  revision: Type.Integer(),
  /** Of the scheme, when its text was frozen. */
  schemeRevision: Type.Integer(),
  ...settings,
  places: Type.Array(ParticipationPlace),
  stage: oneOf(PARTICIPATION_STAGES),
  /** Whole address of the page. */
  address: Type.String(),
  /** False when this server has no address of its own: the page only opens on this computer. */
  isReachable: Type.Boolean(),
  createdAt: Type.String(),
  closedAt: nullable(Type.String()),
  withdrawnAt: nullable(Type.String()),
  by: nullable(Type.String()),
  /** How many comments in each state, those erased at their author’s request apart, and how many accepted ones wait for an answer. */
  counts: Type.Object({
    waiting: Type.Integer(),
    accepted: Type.Integer(),
    refused: Type.Integer(),
    duplicate: Type.Integer(),
    erased: Type.Integer(),
    unanswered: Type.Integer(),
  }),
});
export type Participation = Static<typeof Participation>;
export const ParticipationList = Type.Object({ items: Type.Array(Participation), total: Type.Integer() });
export type ParticipationList = Static<typeof ParticipationList>;

export const ParticipationComment = Type.Object({
  id: Id,
  /** From 1, in the order they came: what people and papers call it by. */
  number: Type.Integer(),
  /** Empty for the whole text. */
  place: Type.String(),
  /** The words it is about; may be empty. */
  quote: Type.String(),
  /** Empty once erased. */
  text: Type.String(),
  quality: nullable(oneOf(PARTICIPATION_QUALITIES)),
  name: Type.String(),
  nameShown: Type.Boolean(),
  receivedOn: Day,
  state: oneOf(PARTICIPATION_STATES),
  reason: nullable(oneOf(PARTICIPATION_REASONS)),
  duplicateOf: nullable(Type.Integer()),
  answerId: nullable(Id),
  decidedAt: nullable(Type.String()),
  /** Name of who decided; null before, and once they are erased. */
  decidedBy: nullable(Type.String()),
  erasedAt: nullable(Type.String()),
});
export type ParticipationComment = Static<typeof ParticipationComment>;

export const ParticipationAnswer = Type.Object({
  id: Id,
  outcome: oneOf(PARTICIPATION_OUTCOMES),
  text: Type.String(),
  /** Where in the scheme; never empty once taken into account. */
  heldIn: Type.String(),
  /** Numbers of the comments it answers. */
  numbers: Type.Array(Type.Integer()),
  updatedAt: Type.String(),
});
export type ParticipationAnswer = Static<typeof ParticipationAnswer>;

/** `place=-`: on the whole text. */
export const ParticipationCommentQuery = Type.Object(
  {
    state: Type.Optional(oneOf(PARTICIPATION_STATES)),
    place: Type.Optional(Type.String({ maxLength: 100 })),
    quality: Type.Optional(oneOf([...PARTICIPATION_QUALITIES, 'unsaid'] as const)),
    /** Accepted ones without an answer. */
    unanswered: Type.Optional(Type.Boolean()),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
  },
  closed,
);
export type ParticipationCommentQuery = Static<typeof ParticipationCommentQuery>;
/** One page of them, `LIMITS.participationsPage` at most, and the answers those hold. */
export const ParticipationCommentList = Type.Object({
  items: Type.Array(ParticipationComment),
  answers: Type.Array(ParticipationAnswer),
  total: Type.Integer(),
  page: Type.Integer(),
});
export type ParticipationCommentList = Static<typeof ParticipationCommentList>;

/** `reason` for a refusal, `duplicateOf` (a number) for a duplicate, null otherwise. */
export const ParticipationDecision = Type.Object(
  {
    state: oneOf(PARTICIPATION_STATES),
    reason: nullable(oneOf(PARTICIPATION_REASONS)),
    duplicateOf: nullable(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  },
  closed,
);
export type ParticipationDecision = Static<typeof ParticipationDecision>;

export const ParticipationAnswerWrite = Type.Object(
  {
    /** Comments it answers; those of an earlier writing that are no longer here lose it. */
    comments: Type.Array(Id, { minItems: 1, maxItems: LIMITS.participationGroup, uniqueItems: true }),
    outcome: oneOf(PARTICIPATION_OUTCOMES),
    text: Plain(LIMITS.roundText),
    heldIn: ShortText,
  },
  closed,
);
export type ParticipationAnswerWrite = Static<typeof ParticipationAnswerWrite>;

/** What a person sends from the page, once its form is opened. */
export type ParticipationVoice = {
  place: string;
  quote: string;
  text: string;
  quality: ParticipationQuality | null;
  name: string;
  nameShown: boolean;
};
