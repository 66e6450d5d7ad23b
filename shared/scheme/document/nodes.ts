/**
 * The scheme as a document: one list of nodes that the page previews and the Word file prints.
 * Composed by `composeSchemeDocument`; renderers add no sentence of their own.
 */
import type { Block } from '../../api/blocks.ts';
import type { Catalogue, IndicatorUnit } from '../../api/catalogue.ts';
import type { ClauseFamily } from '../../api/clauses.ts';
import type { LegalReference } from '../../api/references.ts';
import type { SchemeMeasures } from '../../api/reviews.ts';
import type { CompletenessItem } from '../../api/completeness.ts';
import type { Day } from '../../days.ts';

/** A cell holds lines of text; `strong` is a row heading or a total. */
export type Cell = { lines: string[]; strong?: boolean; tone?: 'missing' };

export type Column = { title: string; align: 'left' | 'right' | 'center' /** Share of the table's width, sums to 100. */; width: number };

export type ChartSeries = { name: string; points: { label: string; value: number | null }[] };

export type DocumentNode =
  /** Level 1 chapters start a page. `step` names the workspace step that feeds it. */
  | { kind: 'chapter'; id: string; title: string; numbered: boolean; step: string }
  | { kind: 'section'; level: 2 | 3; title: string; numbered: boolean; id: string }
  | { kind: 'blocks'; blocks: Block[] }
  /** A sentence set apart: lead of a chapter, warning, source of a figure. */
  | { kind: 'callout'; tone: 'lead' | 'info' | 'doubt' | 'source'; lines: string[] }
  | { kind: 'keyFigures'; items: { label: string; value: string; detail: string }[] }
  | { kind: 'table'; caption: string; columns: Column[]; rows: Cell[][]; compact?: boolean }
  | { kind: 'actionSheet'; code: string; title: string; status: string; rows: { label: string; lines: string[]; list?: boolean }[] }
  | { kind: 'chart'; id: string; type: 'line' | 'column'; title: string; alt: string; unit: IndicatorUnit; axisTitle: string; series: ChartSeries[] }
  /** What the draft lacks, and where to write it; never in a final document. */
  | { kind: 'gap'; message: string; step: string };

export type SchemeDocument = {
  title: string;
  subtitle: string;
  organisation: string;
  /** « 2027 – 2030 », or empty. */
  period: string;
  /** « Adopté le … », or the state of the draft. */
  statement: string;
  draft: boolean;
  example: boolean;
  colour: string;
  /** Date of law the document answers for, already in French. */
  lawDate: string;
  nodes: DocumentNode[];
};

/** What the composition needs beside the scheme. */
export type DocumentMaterials = {
  catalogue: Pick<Catalogue, 'chapters' | 'glossary'>;
  /** The annexed clauses, read for the day. */
  families: readonly ClauseFamily[];
  references: readonly LegalReference[];
  completeness: readonly CompletenessItem[];
  /** What the data says of the scheme: its observed values are printed beside the targets. */
  measured?: SchemeMeasures | null;
  on: Day;
  final: boolean;
};

/** One line of the table of contents: what the document's headings give, in order. */
export type OutlineEntry = { id: string; level: 1 | 2 | 3; number: string; title: string };
