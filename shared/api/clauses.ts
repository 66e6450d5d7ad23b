/** Clause families: search, reading for a day, filling. */
import { type Static, Type } from 'typebox';
import { LIMITS } from '../limits.ts';
import { Block } from './blocks.ts';
import { Confidence, Day, oneOf } from './common.ts';
import { LegalReference } from './references.ts';

export const LEVERS = [
  'execution-condition',
  'award-criterion',
  'reserved-lot',
  'insertion-service',
  'technical-specification',
  'small-lot',
  'sourcing',
  'contract-terms',
  'selection',
] as const;
export const PIECES = ['avis', 'rc', 'ccap', 'cctp', 'ae', 'annexe'] as const;
export const CONTRACT_TYPES = ['works', 'supplies', 'services', 'intellectual', 'framework', 'concession'] as const;
export const CCAGS = ['travaux', 'fcs', 'pi', 'tic', 'moe', 'mi'] as const;
export const THEMES = [
  'insertion',
  'handicap',
  'ess',
  'prison',
  'local',
  'food',
  'circular',
  'fair-trade',
  'equality',
  'accessibility',
  'work-conditions',
  'training',
  'vigilance',
  'small-firms',
  'care',
  'environment',
  'digital',
] as const;
export const VARIABLE_TYPES = ['text', 'longtext', 'integer', 'money', 'rate', 'date', 'choice'] as const;

export type Lever = (typeof LEVERS)[number];
export type Piece = (typeof PIECES)[number];
export type ContractType = (typeof CONTRACT_TYPES)[number];
export type CcagId = (typeof CCAGS)[number];
export type Theme = (typeof THEMES)[number];

export const ClauseVariable = Type.Object({
  id: Type.String(),
  label: Type.String(),
  type: oneOf(VARIABLE_TYPES),
  unit: Type.Optional(Type.String()),
  /** Euros for money, per cent for rate, units for integer: as people type them. */
  min: Type.Optional(Type.Number()),
  max: Type.Optional(Type.Number()),
  maxLength: Type.Optional(Type.Integer()),
  default: Type.Optional(Type.Union([Type.String(), Type.Number()])),
  help: Type.Optional(Type.String()),
  required: Type.Boolean(),
  options: Type.Optional(Type.Array(Type.Object({ value: Type.String(), label: Type.String() }))),
});
export type ClauseVariable = Static<typeof ClauseVariable>;

export const OWN_CLAUSE_KINDS = ['new', 'adapted'] as const;
/** Of a clause written or adapted by the organisation: the version that the library gives. Absent: Clausier's own text. */
export const OwnMark = Type.Object({
  /** Of the clause in `own-clauses`. */
  id: Type.String(),
  kind: oneOf(OWN_CLAUSE_KINDS),
  version: Type.Integer(),
  publishedOn: Day,
  /** Out of search, still readable. */
  retired: Type.Boolean(),
});
export type OwnMark = Static<typeof OwnMark>;

export const ClauseSummary = Type.Object({
  slug: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  levers: Type.Array(oneOf(LEVERS)),
  pieces: Type.Array(oneOf(PIECES)),
  confidence: Confidence,
  themes: Type.Array(oneOf(THEMES)),
  contractTypes: Type.Array(oneOf(CONTRACT_TYPES)),
  cpv: Type.Array(Type.String()),
  ccag: Type.Array(oneOf(CCAGS)),
  own: Type.Optional(OwnMark),
});
export type ClauseSummary = Static<typeof ClauseSummary>;

const FacetCounts = Type.Record(Type.String(), Type.Integer());

export const ClauseQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: LIMITS.searchQuery })),
    lever: Type.Optional(oneOf(LEVERS)),
    piece: Type.Optional(oneOf(PIECES)),
    contractType: Type.Optional(oneOf(CONTRACT_TYPES)),
    theme: Type.Optional(oneOf(THEMES)),
    cpv: Type.Optional(Type.String({ pattern: '^\\d{2,8}(-\\d)?$' })),
    ccag: Type.Optional(oneOf(CCAGS)),
    /** Only those of the organisation. */
    own: Type.Optional(Type.Boolean()),
    on: Type.Optional(Day),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIMITS.pageSize, default: LIMITS.pageSize })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000, default: 0 })),
  },
  { additionalProperties: false },
);
export type ClauseQuery = Static<typeof ClauseQuery>;

export const ClauseList = Type.Object({
  items: Type.Array(ClauseSummary),
  total: Type.Integer(),
  on: Day,
  /** How many of the found families each value of each facet holds. */
  facets: Type.Object({ lever: FacetCounts, piece: FacetCounts, contractType: FacetCounts, theme: FacetCounts, ccag: FacetCounts, cpv: FacetCounts }),
});
export type ClauseList = Static<typeof ClauseList>;

/** `shipped`: Clausier's text, even where the organisation adapted it. */
export const ClauseReadQuery = Type.Object({ on: Type.Optional(Day), shipped: Type.Optional(Type.Boolean()) }, { additionalProperties: false });

export const ClauseText = Type.Object({ piece: oneOf(PIECES), blocks: Type.Array(Block), text: Type.String() });
export type ClauseText = Static<typeof ClauseText>;

/** Articles of a CCAG that a clause may depart from, as keys of `Ccag`. */
export const CCAG_ARTICLES = ['insertion', 'environnement', 'developpement', 'penalites'] as const;
/** What in the clause departs from the CCAG (R. 2112-3); `text` may hold `{{variable}}`. */
export const ClauseDerogation = Type.Object({
  article: oneOf(CCAG_ARTICLES),
  text: Type.String(),
  confidence: Confidence,
  /** Only when this choice holds. */
  when: Type.Optional(Type.Object({ id: Type.String(), values: Type.Array(Type.String()) })),
});
export type ClauseDerogation = Static<typeof ClauseDerogation>;

export const ClauseFamily = Type.Object({
  ...ClauseSummary.properties,
  confidenceNote: Type.Optional(Type.String()),
  on: Day,
  texts: Type.Array(ClauseText),
  variables: Type.Array(ClauseVariable),
  references: Type.Array(LegalReference),
  whenToUse: Type.Array(Type.String()),
  whenNotToUse: Type.Array(Type.String()),
  risks: Type.Array(Type.Object({ text: Type.String(), references: Type.Array(Type.String()) })),
  related: Type.Array(Type.Object({ slug: Type.String(), title: Type.String() })),
  derogations: Type.Array(ClauseDerogation),
  /** What the asked day changes: a cited article not yet or no longer in force. */
  warnings: Type.Array(Type.String()),
});
export type ClauseFamily = Static<typeof ClauseFamily>;

export const VariableValues = Type.Record(Type.String({ maxLength: 80 }), Type.Union([Type.String({ maxLength: LIMITS.longText }), Type.Number()]));
export type VariableValues = Static<typeof VariableValues>;

export const FillRequest = Type.Object(
  {
    piece: oneOf(PIECES),
    ccag: Type.Optional(oneOf(CCAGS)),
    on: Type.Optional(Day),
    /** `concession`: in the words and with the articles of concessions. */
    contractType: Type.Optional(oneOf(CONTRACT_TYPES)),
    values: Type.Optional(VariableValues),
  },
  { additionalProperties: false },
);
export type FillRequest = Static<typeof FillRequest>;

export const FilledClause = Type.Object({ text: Type.String(), html: Type.String(), blocks: Type.Array(Block), missing: Type.Array(Type.String()) });
export type FilledClause = Static<typeof FilledClause>;

/** What the CCAG article numbers are, as far as we know. */
export const Ccag = Type.Object({
  id: oneOf(CCAGS),
  name: Type.String(),
  title: Type.String(),
  insertion: Type.Optional(Type.String()),
  environnement: Type.Optional(Type.String()),
  developpement: Type.Optional(Type.String()),
  penalites: Type.Optional(Type.String()),
  reference: Type.String(),
  confidence: Confidence,
  confidenceNote: Type.Optional(Type.String()),
});
export type Ccag = Static<typeof Ccag>;
export const CcagList = Type.Object({ items: Type.Array(Ccag), total: Type.Integer() });
