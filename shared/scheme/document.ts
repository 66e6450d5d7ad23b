/** The scheme as a document: node types and the composition of the whole. */
export type { Cell, ChartSeries, Column, DocumentMaterials, DocumentNode, OutlineEntry, SchemeDocument } from './document/nodes.ts';
export { composeSchemeDocument } from './document/compose.ts';
