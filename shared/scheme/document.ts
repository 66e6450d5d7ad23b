/** The scheme as a document: node types and the composition of the whole. */
export type { Cell, ChartSeries, Column, DocumentNode, OutlineEntry, SchemeDocument } from './document/nodes.ts';
export { composeSchemeDocument, type DocumentMaterials } from './document/compose.ts';
