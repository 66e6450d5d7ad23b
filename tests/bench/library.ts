/** The real library, and the same repeated with varied wording up to a wanted number of families. */
import type { Block, Inline } from '../../shared/api/blocks.ts';
import { blocksText } from '../../shared/block/text.ts';
import { type LoadedContent, readContent } from '../../db/loader/index.ts';
import { contentRoot } from '../../db/paths.ts';
import type { ClauseFamilyRecord } from '../../db/records.ts';
import { seeded } from '../support/seeded.ts';

export function loadLibrary(): LoadedContent {
  const { content, faults } = readContent(contentRoot());
  if (faults.length > 0) throw new Error(faults.map(({ file, message }) => `${file} : ${message}`).join('\n'));
  return content;
}

export const bodyOf = (family: ClauseFamilyRecord): string =>
  [...family.texts.map(({ blocks }) => blocksText(blocks)), ...family.whenToUse, ...family.whenNotToUse, ...family.risks.map(({ text }) => text)].join(' ');

/** A family said otherwise: a tenth of its words are others of the library, a fifth of its blocks are gone. */
function varied(family: ClauseFamilyRecord, copy: number, vocabulary: readonly string[], random: () => number): ClauseFamilyRecord {
  const other = () => vocabulary[Math.floor(random() * vocabulary.length)] ?? '';
  const reword = (text: string): string => text.replace(/\p{L}{5,}/gu, (word) => (random() < 0.1 ? other() : word));
  const line = (content: readonly Inline[]): Inline[] => content.map((inline) => (inline.kind === 'text' ? { ...inline, text: reword(inline.text) } : inline));
  const block = (from: Block): Block => {
    if (from.kind === 'list') return { ...from, items: from.items.map((item) => ({ ...item, content: line(item.content) })) };
    if (from.kind === 'table') return { ...from, rows: from.rows.map((row) => row.map(line)) };
    return { ...from, content: line(from.content) };
  };
  return {
    ...family,
    slug: `${family.slug}-${copy}`,
    title: `${reword(family.title)}, ${other()}`,
    summary: reword(family.summary),
    keywords: [...family.keywords.filter(() => random() < 0.8), other()],
    texts: family.texts.map(({ piece, blocks }) => ({ piece, blocks: blocks.filter(() => random() < 0.8).map(block) })),
  };
}

/** The real families first, then copies of them until there are `count`. */
export function repeatFamilies(families: readonly ClauseFamilyRecord[], count: number): ClauseFamilyRecord[] {
  const random = seeded(20_261_123);
  const vocabulary = [...new Set(families.flatMap((family) => bodyOf(family).match(/\p{L}{6,}/gu) ?? []))];
  const copies = Array.from({ length: Math.max(0, count - families.length) }, (_, i) => {
    const family = families[i % families.length];
    return family ? [varied(family, Math.floor(i / families.length) + 2, vocabulary, random)] : [];
  });
  return [...families, ...copies.flat()];
}
