/**
 * Which lot a text binds. The pieces of a divided contract are shared by its lots: a reservation that named no lot would
 * shut the whole consultation. A text that does not name its lot says so in one sentence, under its title; the notice is
 * already written lot by lot. Nothing is added when every lot carries the very same text.
 */
import type { Block } from '../api/blocks.ts';
import type { Piece } from '../api/clauses.ts';
import type { TenderContent, TenderLot } from '../api/tenders.ts';
import { blocksText } from '../block/text.ts';
import { lotName } from './names.ts';

type Scoped = { slug: string; piece: Piece; blocks: Block[]; lot: TenderLot; tender: TenderContent };

/** « lot n° 2 », not « lot n° 21 »; « lots 1 à 3 » typed by hand counts too. */
const namesLot = (text: string): boolean => /\blots?[\s\u00a0\u202f]+(?:n°[\s\u00a0\u202f]*)?\d/u.test(text);

/** `textOf` writes the same piece for another lot. */
export function withScope({ slug, piece, blocks, lot, tender }: Scoped, textOf: (lot: TenderLot) => string): Block[] {
  const text = blocksText(blocks);
  if (tender.lots.length < 2 || piece === 'avis' || blocks.length === 0 || namesLot(text)) return blocks;
  const isShared = tender.lots.every((other) => other.id === lot.id || (other.clauses.some((chosen) => chosen.slug === slug) && textOf(other) === text));
  if (isShared) return blocks;
  const says = `${piece === 'annexe' ? 'La présente annexe' : 'Le présent article'} concerne le ${lotName(lot, tender)}.`;
  const sentence: Block = { kind: 'paragraph', content: [{ kind: 'text', text: says }] };
  const titles = blocks[0]?.kind === 'heading' ? 1 : 0;
  return [...blocks.slice(0, titles), sentence, ...blocks.slice(titles)];
}
