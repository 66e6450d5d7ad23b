/** What can be written: the block tree and nothing else. A paste is read through the same schema, so it comes out clean. */
import { Extension, type Extensions } from '@tiptap/core';
import { Heading } from '@tiptap/extension-heading';
import { ListItem } from '@tiptap/extension-list';
import type { Node as DocumentNode, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { LIMITS } from '#shared/limits.ts';
import { cleanPaste } from './paste.ts';
import { FULL, roomFault, type Size } from './limits.ts';
import { tableExtensions } from './tables.ts';

/** Two relative levels; on the page they stand under the field's own heading. */
const RelativeHeading = Heading.extend({
  parseHTML: () => [{ tag: 'h1', attrs: { level: 1 } }, ...['h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 2 } }))],
  renderHTML: ({ node }) => [node.attrs['level'] === 1 ? 'h3' : 'h4', 0],
}).configure({ levels: [1, 2] });

/** How many lists a selection is in. */
export const listDepth = ($from: { depth: number; node: (depth: number) => DocumentNode }): number => {
  let lists = 0;
  for (let depth = $from.depth; depth > 0; depth -= 1) if (/List$/.test($from.node(depth).type.name)) lists += 1;
  return lists;
};

const TwoLevelItem = ListItem.extend({
  content: 'paragraph (bulletList | orderedList)*',
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      // Outside a list Tab leaves the editor, as everywhere on the page.
      Tab: () => (listDepth(this.editor.state.selection.$from) === 1 ? this.editor.commands.sinkListItem(this.name) : false),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    };
  },
});

const sizeOf = (content: { size: number; childCount: number }): Size => ({ characters: content.size, blocks: content.childCount });

/** Keeps a text within its bounds: a paste that does not fit is refused whole and told, so is typing once it is full. */
const bounded = (tell: (message: string | null) => void) =>
  Extension.create({
    name: 'bounded',
    addProseMirrorPlugins() {
      const { editor } = this;
      const refuses = (slice: Slice): boolean => {
        const fault = roomFault(sizeOf(editor.state.doc.content), sizeOf(slice.content));
        tell(fault);
        return fault !== null;
      };
      return [
        new Plugin({
          props: {
            transformPastedHTML: cleanPaste,
            handlePaste: (_view, _event, slice) => refuses(slice),
            handleDrop: (_view, _event, slice) => refuses(slice),
          },
          filterTransaction: (transaction, state) => {
            if (!transaction.docChanged) return true;
            const { size, childCount } = transaction.doc.content;
            const grows = size > state.doc.content.size || childCount > state.doc.content.childCount;
            const isFull = size > LIMITS.richText + 2 * LIMITS.blocks || childCount > LIMITS.blocks;
            if (grows && isFull) tell(FULL);
            return !(grows && isFull);
          },
        }),
      ];
    },
  });

export const richTextExtensions = (tell: (message: string | null) => void): Extensions => [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    hardBreak: false,
    heading: false,
    horizontalRule: false,
    link: false,
    listItem: false,
    strike: false,
    trailingNode: false,
    underline: false,
  }),
  RelativeHeading,
  TwoLevelItem,
  ...tableExtensions,
  bounded(tell),
];
