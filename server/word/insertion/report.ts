/** What was done, told to the person: where, in which styles, under which number, and what to look at (R22). */
import type { Block, Inline } from '#shared/api/blocks.ts';
import type { InsertionReportItem } from '#shared/api/documents.ts';
import { blocksHtml, escapeHtml } from '#shared/block/html.ts';
import { blocksText } from '#shared/block/text.ts';
import type { ClauseInsertion } from '../../jobs/tasks.ts';
import { cleanNumber, titleText } from '../outline/headings.ts';
import type { WordBlock, WordFile } from '../outline/model.ts';
import { attributeOf, childOf } from '../ooxml/xml.ts';
import type { Place } from './place.ts';
import type { Title } from './titles.ts';

/** Characters of the neighbours shown in the preview. */
const NEIGHBOUR = 240;

const nameOfTitle = (block: WordBlock | null): string => (block ? `${cleanNumber(block.number)} ${titleText(block)}`.trim() : '');

function styleNames(file: WordFile, ids: ReadonlySet<string>): string[] {
  const names = [...ids].map((id) => attributeOf(childOf(file.styles.get(id)?.element, 'name'), 'val') ?? id);
  return [...new Set(names)];
}

function neighbour(block: WordBlock | undefined): string {
  if (!block || block.text.trim() === '') return '';
  const number = block.heading && !block.text.startsWith(block.number) ? `${block.number} ` : '';
  const text = number + block.text.trim();
  const shown = escapeHtml(text.length > NEIGHBOUR ? `${text.slice(0, NEIGHBOUR)}…` : text);
  return block.heading ? `<p><strong>${shown}</strong></p>` : `<p>${shown}</p>`;
}

/** The clause as it reads in the file, with the numbers of its titles. */
function numbered(blocks: readonly Block[], titles: readonly Title[]): Block[] {
  let rank = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    const title = titles[rank++];
    const label = title?.prefix || (title?.number ? `${title.number} ` : '');
    const typed: Inline[] = label ? [{ kind: 'text', text: label }] : [];
    return { ...block, content: [...typed, ...block.content] };
  });
}

export type Done = {
  item: ClauseInsertion;
  place: Place;
  titles: readonly Title[];
  styles: ReadonlySet<string>;
  state: 'inserted' | 'updated';
  warnings: readonly string[];
};

/** One line of the report: `html` is escaped text and layout only, the clause between its neighbours. */
export function reportItem(file: WordFile, { item, place, titles, styles, state, warnings }: Done): InsertionReportItem {
  const blocks = numbered(item.blocks, titles);
  const [first] = titles;
  return {
    slug: item.slug,
    lotId: item.lotId,
    title: item.title,
    state,
    place: nameOfTitle(place.title),
    numbering: first?.numbering ?? 'none',
    number: first?.number ?? '',
    styles: styleNames(file, styles),
    html: `${neighbour(file.blocks[place.index])}<ins>${blocksHtml(blocks)}</ins>${neighbour(file.blocks[place.next])}`,
    text: blocksText(blocks),
    missing: item.missing,
    warnings: [
      ...new Set([
        ...warnings,
        ...place.warnings,
        ...(item.missing.length > 0 ? [`Reste à compléter dans le texte, entre crochets et surligné : ${item.missing.join(', ')}.`] : []),
      ]),
    ],
  };
}
