/**
 * Figures in the file of an organisation: what people typed, decided and published, and which files they imported. The imported data itself
 * stays where it is: it comes from published files and from accounting, which are imported again.
 */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { BuyerFilter, FigureSettings, IMPORT_KINDS, IMPORT_STATES, type ImportOptions, type ImportReport, type RememberedColumns } from './imports.ts';
import { closed, Day, Id, nullable, oneOf, ShortText } from './common.ts';
import { DECISION_ANSWERS, DECISION_SUBJECTS, TypedMeasure } from './indicators.ts';
import { REVIEW_KINDS, ReviewContent } from './reviews.ts';

const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
const Year = Type.Integer({ minimum: LIMITS.yearMin, maximum: LIMITS.yearMax });
const Count = Type.Integer({ minimum: 0 });
/** Null for somebody erased, or gone before the file was made. */
const PersonId = nullable(Type.String({ minLength: 1, maxLength: 80 }));

const line = <K extends string, P extends Record<string, Type.TSchema>>(kind: K, properties: P) =>
  Type.Object({ kind: Type.Literal(kind), ...properties }, closed);

/** One line of `figures.jsonl`. */
export const FileFigureLine = Type.Union([
  line('settings', { content: FigureSettings }),
  line('measure', { indicatorId: Id, year: Year, buyer: BuyerFilter, content: TypedMeasure, personId: PersonId, updatedAt: Instant }),
  line('decision', {
    contractKey: Id,
    subject: oneOf(DECISION_SUBJECTS),
    answer: oneOf(DECISION_ANSWERS),
    reason: Type.String({ maxLength: LIMITS.longText }),
    personId: PersonId,
    decidedAt: Instant,
  }),
  line('columns', {
    of: oneOf(['purchases', 'suppliers']),
    header: Type.Array(Type.String({ maxLength: LIMITS.longText }), { maxItems: 2_000 }),
    columns: Type.Unsafe<RememberedColumns['columns']>({ type: 'object', additionalProperties: true }),
    savedAt: Instant,
  }),
  line('import', {
    id: Id,
    position: Type.Integer({ minimum: 1 }),
    of: oneOf(IMPORT_KINDS),
    file: Type.String({ maxLength: LIMITS.shortText }),
    bytes: Count,
    sha256: Type.String({ maxLength: 64 }),
    state: oneOf(IMPORT_STATES),
    options: Type.Unsafe<ImportOptions>({ type: 'object', additionalProperties: true }),
    report: nullable(Type.Unsafe<ImportReport>({ type: 'object', additionalProperties: true })),
    personId: PersonId,
    createdAt: Instant,
    endedAt: nullable(Instant),
  }),
]);
export type FileFigureLine = Static<typeof FileFigureLine>;
export type FileFigureLineOf<K extends FileFigureLine['kind']> = Extract<FileFigureLine, { kind: K }>;

export const FileReview = Type.Object(
  {
    id: Id,
    schemeId: Id,
    kind: oneOf(REVIEW_KINDS),
    fromYear: Year,
    year: Year,
    content: ReviewContent,
    publishedOn: nullable(Day),
    place: ShortText,
    personId: PersonId,
    madeAt: Instant,
  },
  closed,
);
export type FileReview = Static<typeof FileReview>;
