/**
 * What a clause adds to a text: variables as chips that move and go as one letter, and around each block its margin note and its
 * condition. Both travel with the block; what is split keeps the condition, the note stays with the first part.
 */
import { type Editor, Extension, type Extensions, Node } from '@tiptap/core';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { MarginNote } from '#shared/api/blocks.ts';
import { conditionSentence } from '../ui/BlocksView.tsx';
import { aroundOf, type BlockAround } from './around.ts';

/** What the page around an editor of clauses gives it; read at each use, so that it may change. */
export type ClauseTools = {
  /** Labels by id, those every clause knows included. */
  labels: Readonly<Record<string, string>>;
  /** What the menu offers to insert. */
  variables: readonly { id: string; label: string }[];
  /** Asks for a new variable; `insert` puts it where the cursor was. Null here and below: not offered in this place. */
  onNew: ((insert: (id: string) => void) => void) | null;
  /** A chip was pressed twice. */
  onOpen: ((id: string) => void) | null;
  /** Asks for the note and the condition of the block at hand. */
  onAround: ((around: BlockAround, save: (around: BlockAround) => void) => void) | null;
  /** Citation of a reference that a note names. */
  citationOf: (id: string) => string;
};

const labelIn = (tools: ClauseTools, id: string): string => tools.labels[id] ?? id;

const variableNode = (tools: () => ClauseTools) =>
  Node.create({
    name: 'variable',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: () => ({ id: { default: '', parseHTML: (element: HTMLElement) => element.getAttribute('data-variable') ?? '' } }),
    parseHTML: () => [{ tag: 'span[data-variable]' }],
    renderHTML: ({ node }) => ['span', { 'data-variable': String(node.attrs['id']) }, `[${labelIn(tools(), String(node.attrs['id']))}]`],
    renderText: ({ node }) => `[${labelIn(tools(), String(node.attrs['id']))}]`,
    addNodeView:
      () =>
      ({ node }) => {
        const dom = document.createElement('span');
        const id = String(node.attrs['id']);
        dom.className = 'rich__variable';
        dom.dataset['variable'] = id;
        dom.textContent = labelIn(tools(), id);
        // Its words change with the variable's label, without the text changing.
        return { dom, ignoreMutation: () => true };
      },
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleDoubleClickOn: (_view, _pos, node) => {
            if (node.type.name !== 'variable') return false;
            tools().onOpen?.(String(node.attrs['id']));
            return true;
          },
        },
      }),
    ],
  });

/** The words of the chips on screen, after a label changed. */
export function relabel(text: Element, tools: ClauseTools): void {
  for (const chip of text.querySelectorAll<HTMLElement>('.rich__variable')) {
    const label = labelIn(tools, chip.dataset['variable'] ?? '');
    if (chip.textContent !== label) chip.textContent = label;
  }
}

const noteWords = ({ references, text }: MarginNote, tools: ClauseTools): string => [...references.map(tools.citationOf), text].filter(Boolean).join(' — ');

const BLOCKS = ['paragraph', 'heading', 'bulletList', 'orderedList', 'table'];

const aroundBlocks = (tools: () => ClauseTools) =>
  Extension.create({
    name: 'aroundBlocks',
    addGlobalAttributes: () => [
      {
        types: BLOCKS,
        attributes: {
          note: {
            default: null,
            keepOnSplit: false,
            parseHTML: () => null,
            renderHTML: (attributes: Record<string, unknown>) => {
              const { note } = aroundOf(attributes);
              return note ? { 'data-note': noteWords(note, tools()) } : {};
            },
          },
          when: {
            default: null,
            parseHTML: () => null,
            renderHTML: (attributes: Record<string, unknown>) => {
              const { when } = aroundOf(attributes);
              return when ? { 'data-when': conditionSentence(when, tools().labels) ?? '' } : {};
            },
          },
        },
      },
    ],
  });

export const clauseExtensions = (tools: () => ClauseTools): Extensions => [variableNode(tools), aroundBlocks(tools)];

/** The note and the condition of the block that holds the cursor, and how to change them. */
export function aroundAt(editor: Editor): { around: BlockAround; save: (around: BlockAround) => void } | null {
  const { $from } = editor.state.selection;
  const isBlockSelected = $from.depth === 0;
  const node = isBlockSelected ? $from.nodeAfter : $from.node(1);
  if (!node) return null;
  const position = isBlockSelected ? $from.pos : $from.before(1);
  return {
    around: aroundOf(node.attrs),
    save: ({ note, when }) => {
      const { tr } = editor.state;
      editor.view.dispatch(tr.setNodeAttribute(position, 'note', note).setNodeAttribute(position, 'when', when));
      editor.commands.focus();
    },
  };
}

export const insertVariable = (editor: Editor, id: string): void => void editor.chain().focus().insertContent({ type: 'variable', attrs: { id } }).run();

/** The variable selected as one letter; null when the selection is something else. */
export function selectedVariable(editor: Editor): string | null {
  const { selection } = editor.state;
  return selection instanceof NodeSelection && selection.node.type.name === 'variable' ? String(selection.node.attrs['id']) : null;
}
