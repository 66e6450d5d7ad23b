/** The document's nodes as the plainest list that any writer of Word files can follow. */
import type { Block } from '../../shared/api/blocks.ts';
import { inlineText } from '../../shared/block/text.ts';
import type { DocumentNode } from '../../shared/scheme/document.ts';

export type PlainItem =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'table'; rows: string[][] };

const paragraph = (text: string): PlainItem => ({ kind: 'paragraph', text });

function blockItem(block: Block): PlainItem {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: Math.min(9, block.level + 1), text: inlineText(block.content) };
    case 'paragraph':
      return paragraph(inlineText(block.content));
    case 'list':
      return {
        kind: 'list',
        ordered: block.ordered,
        items: block.items.flatMap((item) => [inlineText(item.content), ...(item.children?.items.map((child) => inlineText(child.content)) ?? [])]),
      };
    case 'table':
      return { kind: 'table', rows: [block.header, ...block.rows].map((row) => row.map(inlineText)) };
  }
}

function nodeItems(node: DocumentNode): PlainItem[] {
  switch (node.kind) {
    case 'chapter':
      return [{ kind: 'heading', level: 1, text: node.title }];
    case 'section':
      return [{ kind: 'heading', level: node.level, text: node.title }];
    case 'blocks':
      return node.blocks.map(blockItem);
    case 'callout':
      return node.lines.map(paragraph);
    case 'gap':
      return [paragraph(node.message)];
    case 'keyFigures':
      return [{ kind: 'table', rows: [node.items.map(({ value }) => value), node.items.map(({ label, detail }) => `${label} ${detail}`)] }];
    case 'table':
      return [
        paragraph(node.caption),
        { kind: 'table', rows: [node.columns.map(({ title }) => title), ...node.rows.map((row) => row.map(({ lines }) => lines.join('\n')))] },
      ];
    case 'actionSheet':
      return [paragraph(`${node.code} ${node.title} ${node.status}`), { kind: 'table', rows: node.rows.map(({ label, lines }) => [label, lines.join('\n')]) }];
    // A native chart has no equal there: its title stands for it.
    case 'chart':
      return [paragraph(node.title)];
  }
}

export const plainItems = (nodes: readonly DocumentNode[]): PlainItem[] => nodes.flatMap(nodeItems);
