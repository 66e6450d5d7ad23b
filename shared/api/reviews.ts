/** The annual review and the two-yearly publication of a scheme (CCP L. 2111-3): files made in one action, kept frozen, and when each is due. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { INDICATOR_UNITS, LEGAL_CATEGORIES } from './catalogue.ts';
import { closed, Day, Id, nullable, oneOf, ShortText } from './common.ts';
import { Siren } from './imports.ts';
import { Measure } from './indicators.ts';
import { ACTION_STATUSES } from './schemes.ts';
import { SpendYear } from './purchases.ts';

const Year = Type.Integer({ minimum: LIMITS.yearMin, maximum: LIMITS.yearMax });

export const REVIEW_KINDS = ['annual-review', 'publication'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export const ReviewCreate = Type.Object(
  {
    kind: oneOf(REVIEW_KINDS),
    /** Last year covered; a publication covers the years since the one before, two when there is none. */
    year: Year,
  },
  closed,
);
export type ReviewCreate = Static<typeof ReviewCreate>;

/** One buyer's measures, as they were the day it was made. */
export const ReviewBuyer = Type.Object({ siren: nullable(Siren), name: Type.String(), measures: Type.Array(Measure) });
export type ReviewBuyer = Static<typeof ReviewBuyer>;

/** What the scheme said that day: the files are the same whatever it becomes. */
export const ReviewScheme = Type.Object({
  title: Type.String(),
  organisation: Type.String(),
  periodFrom: nullable(Day),
  periodTo: nullable(Day),
  /** Made by several buyers together: indicators stay those of each (L. 2111-3, fourth paragraph). */
  shared: Type.Boolean(),
  example: Type.Boolean(),
  /** Six hexadecimal digits. */
  colour: Type.String(),
  publicationPlace: Type.String(),
  /** First day of the version of article L. 2111-3 that was in force; absent from the reviews made before it was kept. */
  lawFrom: Type.Optional(nullable(Day)),
  actions: Type.Array(
    Type.Object({ axis: Type.String(), objective: Type.String(), title: Type.String(), lead: Type.String(), status: oneOf(ACTION_STATUSES) }),
  ),
  targets: Type.Array(
    Type.Object({
      /** Of the catalogue; null for an indicator of its own, which no data measures. */
      indicator: nullable(Id),
      title: Type.String(),
      unit: oneOf(INDICATOR_UNITS),
      better: oneOf(['higher', 'lower', 'none']),
      legal: Type.Array(oneOf(LEGAL_CATEGORIES)),
      targets: Type.Array(Type.Object({ year: Year, value: Type.Integer() })),
      /** Of a shared scheme, the buyers that aim at something of their own; absent from the reviews made before. */
      buyers: Type.Optional(
        Type.Array(Type.Object({ siren: nullable(Siren), name: Type.String(), targets: Type.Array(Type.Object({ year: Year, value: Type.Integer() })) })),
      ),
    }),
  ),
});
export type ReviewScheme = Static<typeof ReviewScheme>;

/** What is kept of a review, beside its years and its publication. */
export const ReviewContent = Type.Object({
  buyers: Type.Array(ReviewBuyer),
  scheme: ReviewScheme,
  /** The last year was not over when it was made. */
  provisional: Type.Boolean(),
  /** What the article asks and no figure answers, with what to do: one sentence each. */
  missing: Type.Array(Type.String()),
});
export type ReviewContent = Static<typeof ReviewContent>;

export const Review = Type.Object({
  id: Id,
  schemeId: Id,
  kind: oneOf(REVIEW_KINDS),
  fromYear: Year,
  year: Year,
  madeAt: Type.String(),
  by: nullable(Type.String()),
  ...ReviewContent.properties,
  /** Set by who put it online or presented it. */
  publishedOn: nullable(Day),
  place: Type.String(),
});
export type Review = Static<typeof Review>;
export const ReviewSummary = Type.Omit(Review, ['buyers', 'scheme']);
export type ReviewSummary = Static<typeof ReviewSummary>;
export const ReviewChange = Type.Object({ publishedOn: nullable(Day), place: ShortText }, closed);
export type ReviewChange = Static<typeof ReviewChange>;

/** What is to be done, and since or until when; overdue ones first. */
export const ReviewDue = Type.Object({
  schemeId: Id,
  schemeTitle: Type.String(),
  kind: oneOf(REVIEW_KINDS),
  year: Year,
  dueOn: Day,
  state: oneOf(['overdue', 'soon', 'later']),
  /** Why that day: the scheme's own calendar, or the article. */
  reason: Type.String(),
});
export type ReviewDue = Static<typeof ReviewDue>;
export const ReviewList = Type.Object({ items: Type.Array(ReviewSummary), due: Type.Array(ReviewDue), total: Type.Integer() });
export type ReviewList = Static<typeof ReviewList>;
export const ReviewDueList = Type.Object({ items: Type.Array(ReviewDue), total: Type.Integer() });
export type ReviewDueList = Static<typeof ReviewDueList>;

export const REVIEW_FILES = ['rapport.docx', 'page.html', 'indicateurs.csv', 'indicateurs.json', 'indicateurs.schema.json', 'tout.zip'] as const;
export type ReviewFile = (typeof REVIEW_FILES)[number];

/** Measures that a scheme's own indicators take where nothing was typed: `GET /api/schemes/:id/measures`. */
export const SchemeMeasure = Type.Object({
  /** Of the scheme. */
  indicatorId: Id,
  /** Every known year, oldest first. */
  measures: Type.Array(Measure),
  /** The first year at or before the scheme's start that is known; what the starting value takes. */
  baseline: nullable(Measure),
  latest: nullable(Measure),
  /** Latest value against the target of its year, in the unit's base; positive: beyond. Null when either is unknown. */
  distance: nullable(Type.Object({ targetYear: Year, target: Type.Integer(), gap: Type.Integer(), reached: Type.Boolean() })),
});
export type SchemeMeasure = Static<typeof SchemeMeasure>;
export const SchemeMeasures = Type.Object({
  items: Type.Array(SchemeMeasure),
  /** Of a shared scheme, what the data says of each buyer that has a SIREN. */
  buyers: Type.Optional(Type.Array(Type.Object({ buyerId: Id, items: Type.Array(SchemeMeasure) }))),
  /** Figures of the baseline chapter that the data gives, in the shape the scheme keeps them. */
  figures: Type.Array(Type.Object({ label: Type.String(), unit: Type.String(), value: Type.Integer(), year: Year, source: Type.String() })),
  /** What its buyers spent in the year those figures start from, each against the threshold (D. 2111-3); none without accounting. */
  purchases: Type.Optional(Type.Object({ items: Type.Array(SpendYear), source: Type.String() })),
  on: Day,
});
export type SchemeMeasures = Static<typeof SchemeMeasures>;
