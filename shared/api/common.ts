/**
 * The HTTP contract, one file per resource. Schemas are TypeBox: the server validates and serialises with them,
 * both sides infer their types from them, and OpenAPI is made of them. Names never change once published.
 */
import { type Static, type TSchema, Type } from 'typebox';
import { LIMITS } from '../limits.ts';

/** A closed list of strings. */
export const oneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const DAY_PATTERN = '^\\d{4}-\\d{2}-\\d{2}$';
export const Day = Type.String({ pattern: DAY_PATTERN, description: 'Jour, AAAA-MM-JJ' });
export const ID_PATTERN = '^[A-Za-z0-9._-]+$';
export const Id = Type.String({ minLength: 1, maxLength: 80, pattern: ID_PATTERN });
/** Not blank; the database counts a text up to its first NUL, so none is let in. */
export const Title = Type.String({ minLength: 1, maxLength: LIMITS.title, pattern: '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$' });
export const ShortText = Type.String({ maxLength: LIMITS.shortText });
export const LongText = Type.String({ maxLength: LIMITS.longText });

/** An object that refuses a field it does not know. */
export const closed = { additionalProperties: false } as const;
/** A list of at most `max` rows. */
export const rows = <T extends TSchema>(item: T, max: number = LIMITS.rows) => Type.Array(item, { maxItems: max });

/** Money, excluding tax, in cents. */
export const Cents = Type.Integer({ minimum: 0, maximum: LIMITS.moneyCents });
export const BasisPoints = Type.Integer({ minimum: 0, maximum: LIMITS.basisPoints });
export const QuarterHours = Type.Integer({ minimum: 0, maximum: LIMITS.quarterHours });
export const Months = Type.Integer({ minimum: 0, maximum: LIMITS.months });
/** True, false, or not known. */
export const Flag = nullable(Type.Boolean());

/** `?on=`: the day the law is asked for; today when absent. */
export const OnQuery = Type.Object({ on: Type.Optional(Day) }, { additionalProperties: false });

export const CONFIDENCES = ['confirmed', 'single-source', 'unverified'] as const;
export const Confidence = oneOf(CONFIDENCES);
export type Confidence = Static<typeof Confidence>;

/** RFC 9457, with our code, remedy and faulty fields. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String(),
    remedy: Type.String(),
    instance: Type.Optional(Type.String()),
    fields: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { additionalProperties: true },
);
export type Problem = Static<typeof Problem>;

/** What a route can answer besides its own: any route that is not open may ask to sign in, any may be asked too often. */
export const problems = <const S extends readonly number[]>(...statuses: S) =>
  Object.fromEntries([401, 429, ...statuses].map((status) => [status, Problem])) as Record<S[number], typeof Problem>;
