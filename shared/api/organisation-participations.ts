/**
 * Public consultations in the file of an organisation, one line each: a consultation with the text it froze, then its answers, then what people
 * wrote. Nothing in it says who they are: a comment is found again by the digest of the code that its author alone holds.
 */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import type { SchemeDocument } from '../scheme/document.ts';
import { closed, Day, Id, nullable, oneOf, ShortText, Title } from './common.ts';
import { PARTICIPATION_OUTCOMES, PARTICIPATION_QUALITIES, PARTICIPATION_REASONS, PARTICIPATION_STATES, ParticipationPlace } from './participations.ts';

const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
const Revision = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
const PersonId = nullable(Type.String({ minLength: 1, maxLength: 80 }));
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Plain = (most: number) => Type.String({ maxLength: most });

/** As it was composed that day: never composed again, which another version of Clausier would do otherwise. */
const Composed = Type.Unsafe<SchemeDocument>({
  type: 'object',
  required: ['title', 'subtitle', 'organisation', 'period', 'statement', 'draft', 'example', 'colour', 'lawDate', 'nodes'],
  properties: { title: { type: 'string' }, colour: { type: 'string' }, nodes: { type: 'array', items: { type: 'object', required: ['kind'] } } },
});

export const FileParticipationLine = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('participation'),
      id: Id,
      schemeId: Id,
      /** End of the public address: kept when it is free on the server. */
      slug: Type.String({ pattern: '^[0-9a-z]{20,64}$' }),
      revision: Revision,
      schemeRevision: Revision,
      title: Title,
      introduction: Plain(LIMITS.participationIntroduction),
      opensOn: Day,
      closesOn: Day,
      places: Type.Array(ParticipationPlace, { minItems: 1, maxItems: LIMITS.roundPlaces }),
      takesComments: Type.Boolean(),
      legalBasis: ShortText,
      contact: ShortText,
      document: Composed,
      createdAt: Instant,
      closedAt: nullable(Instant),
      withdrawnAt: nullable(Instant),
      personId: PersonId,
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('answer'),
      id: Id,
      participationId: Id,
      outcome: oneOf(PARTICIPATION_OUTCOMES),
      text: Plain(LIMITS.roundText),
      heldIn: ShortText,
      updatedAt: Instant,
      personId: PersonId,
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('voice'),
      id: Id,
      participationId: Id,
      number: Revision,
      place: Plain(100),
      quote: Plain(LIMITS.participationQuote),
      text: Plain(LIMITS.participationText),
      quality: nullable(oneOf(PARTICIPATION_QUALITIES)),
      name: Plain(LIMITS.participationName),
      nameShown: Type.Boolean(),
      receipt: Hash,
      receivedOn: Day,
      state: oneOf(PARTICIPATION_STATES),
      reason: nullable(oneOf(PARTICIPATION_REASONS)),
      duplicateOf: nullable(Revision),
      answerId: nullable(Id),
      decidedAt: nullable(Instant),
      decidedBy: PersonId,
      erasedAt: nullable(Instant),
    },
    closed,
  ),
]);
export type FileParticipationLine = Static<typeof FileParticipationLine>;
export type FileParticipationLineOf<K extends FileParticipationLine['kind']> = Extract<FileParticipationLine, { kind: K }>;
