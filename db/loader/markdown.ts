/** Markdown of a clause → block tree. The dialect is in `docs/ecrire-une-clause.md`; anything else is a fault. */
import type { List, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Block, Condition, Inline, ListItem, MarginNote } from '../../shared/api/blocks.ts';
import { isDay } from '../../shared/days.ts';
import { frenchTypography } from '../../shared/typography.ts';

type Fault = (message: string) => void;
type Marks = { bold?: true; italic?: true };

const VARIABLE = /\{\{\s*([a-z0-9.-]+)\s*\}\}/g;

/** « Le lot {{lot}} » → text and variable inlines, typography set. */
function inlineText(value: string, marks: Marks): Inline[] {
  const text = frenchTypography(value.replace(/\s*\n\s*/g, ' '));
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    if (match.index > end) inlines.push({ kind: 'text', text: text.slice(end, match.index), ...marks });
    if (match[1]) inlines.push({ kind: 'variable', id: match[1], ...marks });
    end = match.index + match[0].length;
  }
  if (end < text.length) inlines.push({ kind: 'text', text: text.slice(end), ...marks });
  return inlines;
}

function inlines(nodes: PhrasingContent[], fault: Fault, marks: Marks = {}): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'text') return inlineText(node.value, marks);
    if (node.type === 'strong') return inlines(node.children, fault, { ...marks, bold: true });
    if (node.type === 'emphasis') return inlines(node.children, fault, { ...marks, italic: true });
    if (node.type === 'break') return [{ kind: 'text', text: ' ' }];
    fault(`« ${node.type} » n’est pas permis dans un texte`);
    return [];
  });
}

function listItem(item: List['children'][number], fault: Fault, depth: number): ListItem {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph') fault('un élément de liste commence par du texte');
  const content = first?.type === 'paragraph' ? inlines(first.children, fault) : [];
  const nested = rest.find((node) => node.type === 'list');
  if (rest.some((node) => node !== nested)) fault('un élément de liste ne contient qu’un paragraphe et une sous-liste');
  if (!nested) return { content };
  if (depth > 1) fault('deux niveaux de liste au plus');
  return {
    content,
    children: { ordered: nested.ordered === true, items: nested.children.map((child) => ({ content: listItem(child, fault, depth + 1).content })) },
  };
}

function tableBlock(table: Table, fault: Fault): Block {
  const lines = table.children.map((row) => row.children.map((cell) => inlines(cell.children, fault)));
  const [header = [], ...rows] = lines;
  if (rows.some((row) => row.length !== header.length)) fault('une ligne de tableau n’a pas le nombre de cellules de l’en-tête');
  return { kind: 'table', header, rows };
}

/** `[ccp-l2112-2] Pourquoi…` → a margin note. */
function marginNote(text: string): MarginNote {
  const match = /^\[([a-z0-9,\s-]+)\]\s*([\s\S]*)$/.exec(text);
  const references =
    match?.[1]
      ?.split(',')
      .map((id) => id.trim())
      .filter(Boolean) ?? [];
  return { references, text: frenchTypography((match?.[2] ?? text).replace(/\s+/g, ' ').trim()) };
}

const plain = (nodes: readonly (RootContent | PhrasingContent)[]): string =>
  nodes.map((node) => ('value' in node ? node.value : 'children' in node ? plain(node.children) : '')).join('');

function block(node: RootContent, headingOffset: number, fault: Fault): Block | null {
  if (node.type === 'paragraph') return { kind: 'paragraph', content: inlines(node.children, fault) };
  if (node.type === 'heading') {
    const level = node.depth - headingOffset;
    if (level < 1 || level > 4) fault(`titre de niveau ${node.depth} inattendu`);
    return { kind: 'heading', level: Math.min(4, Math.max(1, level)), content: inlines(node.children, fault) };
  }
  if (node.type === 'list') return { kind: 'list', ordered: node.ordered === true, items: node.children.map((item) => listItem(item, fault, 1)) };
  if (node.type === 'table') return tableBlock(node, fault);
  fault(`« ${node.type} » n’est pas permis dans un texte`);
  return null;
}

/**
 * Blocks of a Markdown text without conditions: clause parts, scheme texts.
 * @param headingOffset levels taken by what stands above (`###` is level 1 when 2)
 */
export function markdownBlocks(markdown: string, headingOffset: number, fault: Fault): Block[] {
  const tree = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const blocks: Block[] = [];
  for (const node of tree.children) {
    if (node.type === 'blockquote') {
      const last = blocks.at(-1);
      if (!last) blocks.push({ kind: 'paragraph', content: [], note: marginNote(plain(node.children)) });
      else if (last.note) fault(`deux notes pour un même bloc : « ${plain(node.children).slice(0, 60)} »`);
      else last.note = marginNote(plain(node.children));
      continue;
    }
    const made = block(node, headingOffset, fault);
    if (made) blocks.push(made);
  }
  return blocks;
}

function condition(attributes: string, fault: Fault): Condition {
  const pairs = new Map([...attributes.matchAll(/([a-z]+)="([^"]*)"/g)].map((match) => [match[1], match[2] ?? '']));
  const list = (value: string) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  const result: Condition = {};
  const ccag = pairs.get('ccag');
  if (ccag) result.ccag = list(ccag);
  const id = pairs.get('variable');
  if (id) result.variable = { id, values: list(pairs.get('valeur') ?? '') };
  const contract = pairs.get('contrat');
  if (contract !== undefined && contract !== 'marche' && contract !== 'concession') fault(`contrat inconnu : ${contract} (marche ou concession)`);
  if (contract === 'marche' || contract === 'concession') result.contract = contract === 'marche' ? 'market' : 'concession';
  for (const [name, key] of [
    ['depuis', 'from'],
    ['avant', 'before'],
  ] as const) {
    const day = pairs.get(name);
    if (day && !isDay(day)) fault(`date impossible : ${day}`);
    if (day) result[key] = day;
  }
  if (Object.keys(result).length === 0) fault(`condition vide ou inconnue : ${attributes}`);
  return result;
}

/** Blocks of one piece of a clause, `:::si{…}` passages included. */
export function pieceBlocks(markdown: string, fault: Fault): Block[] {
  const blocks: Block[] = [];
  let when: Condition | null = null;
  let buffer: string[] = [];
  const flush = () => {
    const made = markdownBlocks(buffer.join('\n'), 2, fault);
    const [first] = made;
    const last = blocks.at(-1);
    // A note that opens a passage belongs to the block that closed the previous one.
    if (first?.kind === 'paragraph' && first.content.length === 0 && first.note) {
      if (last && !last.note) last.note = first.note;
      made.shift();
    }
    blocks.push(...(when ? made.map((item) => ({ ...item, when: when ?? {} })) : made));
    buffer = [];
  };
  for (const line of markdown.split('\n')) {
    const open = /^:::\s*si\s*\{(.*)\}\s*$/.exec(line);
    if (open) {
      if (when) fault('un passage conditionnel ne se place pas dans un autre');
      flush();
      when = condition(open[1] ?? '', fault);
    } else if (/^:::\s*$/.test(line)) {
      if (!when) fault('« ::: » sans ouverture');
      flush();
      when = null;
    } else buffer.push(line);
  }
  if (when) fault('passage conditionnel non fermé');
  flush();
  return blocks;
}
