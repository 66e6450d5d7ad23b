/** The numbers Word will show before new titles: the file's lists counted again, with the new paragraphs in their place. */
import { cleanNumber } from '../outline/headings.ts';
import { makeCounter } from '../outline/labels.ts';
import type { WordFile } from '../outline/model.ts';
import { numberingOf as directNumbering } from '../outline/styles.ts';
import { attributeOf, childOf, walk, type XmlElement } from '../ooxml/xml.ts';

export type ListPlace = { numId: string; level: number };

/** The list a paragraph counts in, by itself or by its style; null when it is not numbered. */
export function numberingOf(file: WordFile, properties: XmlElement | undefined, styleId: string | null): ListPlace | null {
  const own = directNumbering(properties);
  if (own?.numId === '0') return null;
  const style = file.styles.get(styleId ?? '')?.numbering ?? null;
  const numId = own?.numId ?? style?.numId;
  const level = own?.level ?? style?.level ?? 0;
  const format = numId ? file.lists.get(numId)?.levels.get(level)?.format : undefined;
  return numId && format && format !== 'bullet' && format !== 'none' ? { numId, level } : null;
}

function* paragraphsOf(element: XmlElement): Generator<XmlElement> {
  if (element.name === 'p') yield element;
  else for (const inside of walk(element)) if (inside.name === 'p') yield inside;
}

/** A new numbered title: the block it stands behind, its list, and where its number goes. */
export type Numbered = { index: number; list: ListPlace; show: (number: string) => void };

const isDeleted = (properties: XmlElement | undefined): boolean => {
  const mark = childOf(properties, 'rPr');
  return childOf(mark, 'del') !== undefined || childOf(mark, 'moveFrom') !== undefined;
};

/** List places of a block, in order: a table has as many paragraphs as cells. */
function listsOf(file: WordFile, element: XmlElement): ListPlace[] {
  return [...paragraphsOf(element)].flatMap((paragraph) => {
    const properties = childOf(paragraph, 'pPr');
    const list = isDeleted(properties) ? null : numberingOf(file, properties, attributeOf(childOf(properties, 'pStyle'), 'val') ?? null);
    return list ? [list] : [];
  });
}

/**
 * Counts the file up to the last new title.
 * @param added in the order of the text
 * @param left ranks of blocks that the insertion takes away
 */
export function countNumbers(file: WordFile, added: readonly Numbered[], left: ReadonlySet<number>): void {
  const counter = makeCounter();
  const count = ({ numId, level }: ListPlace): string => {
    const list = file.lists.get(numId);
    return list ? cleanNumber(counter.next(list, level)) : '';
  };
  const last = added.reduce((most, { index }) => Math.max(most, index), -2);
  for (let i = -1; i <= last; i += 1) {
    const block = file.blocks[i];
    if (block && !left.has(i)) for (const list of listsOf(file, block.element)) count(list);
    for (const one of added) if (one.index === i) one.show(count(one.list));
  }
}
