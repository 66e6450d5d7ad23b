/** What a lesson takes alive: `{{clause.slug.piece}}` and `{{schema.part}}` alone in a paragraph, `{{seuil.id}}` in a sentence. */
import type { Block } from '../api/blocks.ts';
import { PIECES, type Piece } from '../api/clauses.ts';

export const SCHEME_PARTS = ['objectifs', 'indicateurs', 'instances'] as const;
export type SchemePart = (typeof SCHEME_PARTS)[number];

export type Marker = { kind: 'clause'; slug: string; piece: Piece } | { kind: 'scheme'; part: SchemePart };

/** The marker a paragraph is made of; null for an ordinary block; `unknown` when it looks like one and names nothing known. */
export function markerOf(block: Block): Marker | 'unknown' | null {
  if (block.kind !== 'paragraph' || block.content.length !== 1) return null;
  const [only] = block.content;
  if (only?.kind !== 'variable') return null;
  const [kind, first = '', last = ''] = only.id.split('.');
  const piece = PIECES.find((known) => known === last);
  if (kind === 'clause' && piece) return { kind: 'clause', slug: first, piece };
  const part = SCHEME_PARTS.find((known) => known === first);
  if (kind === 'schema' && part) return { kind: 'scheme', part };
  return kind === 'seuil' ? null : 'unknown';
}

/** `seuil.eu-works` → `eu-works`; null for another variable. */
export const thresholdMarker = (id: string): string | null => (id.startsWith('seuil.') ? id.slice('seuil.'.length) : null);
