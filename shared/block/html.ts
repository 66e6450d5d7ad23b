/** Block tree → HTML that pastes well into Word: semantic tags only, everything escaped, no style, no script. */
import type { Block, Inline, ListItem } from '../api/blocks.ts';

export const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function inlineHtml(inline: Inline): string {
  const text = inline.kind === 'text' ? escapeHtml(inline.text) : `<mark>[${escapeHtml(inline.label ?? inline.id)}]</mark>`;
  const italic = inline.italic ? `<em>${text}</em>` : text;
  return inline.bold ? `<strong>${italic}</strong>` : italic;
}

const lineHtml = (line: readonly Inline[]): string => line.map(inlineHtml).join('');

function listHtml(items: readonly ListItem[], ordered: boolean): string {
  const tag = ordered ? 'ol' : 'ul';
  const rows = items.map((item) => `<li>${lineHtml(item.content)}${item.children ? listHtml(item.children.items, item.children.ordered) : ''}</li>`);
  return `<${tag}>${rows.join('')}</${tag}>`;
}

function blockHtml(block: Block, under: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + under}>${lineHtml(block.content)}</h${block.level + under}>`;
    case 'paragraph':
      return `<p>${lineHtml(block.content)}</p>`;
    case 'list':
      return listHtml(block.items, block.ordered);
    case 'table': {
      const head = block.header.map((cell) => `<th scope="col">${lineHtml(cell)}</th>`).join('');
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${lineHtml(cell)}</td>`).join('')}</tr>`).join('');
      return `<table border="1"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
    }
  }
}

/** @param under level of the heading it stands under */
export const blocksHtml = (blocks: readonly Block[], under = 1): string => blocks.map((block) => blockHtml(block, under)).join('\n');
