/** What a trame leaves to write: paragraphs that open with « [À écrire ». They stay in a draft, never in a final document. */
import type { Block } from '../api/blocks.ts';
import type { Scheme, SchemeContent } from '../api/schemes.ts';
import { inlineText } from '../block/text.ts';

const OPENING = /^\s*\[À (écrire|compléter|préciser)/;

export const isPlaceholder = (block: Block): boolean => block.kind === 'paragraph' && OPENING.test(inlineText(block.content));

/** The scheme without what its trames leave to write: a chapter made of nothing else becomes empty. */
export function withoutPlaceholders(scheme: Scheme): Scheme {
  const texts: SchemeContent['texts'] = { ...scheme.texts };
  for (const [chapter, blocks] of Object.entries(scheme.texts))
    if (chapter in texts) Object.assign(texts, { [chapter]: blocks.filter((block) => !isPlaceholder(block)) });
  return { ...scheme, texts };
}
