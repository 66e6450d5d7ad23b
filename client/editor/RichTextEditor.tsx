import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import type { Block } from '#shared/api/blocks.ts';
import { fromEditor, toEditor } from './convert.ts';
import { richTextExtensions } from './extensions.ts';
import { Toolbar } from './Toolbar.tsx';
import './editor.css';

export type RichTextEditorProps = { id: string; label: string; describedBy: string | undefined; value: readonly Block[]; onChange: (blocks: Block[]) => void };

/** The editor itself; `RichText` loads it when a text is on screen. */
export function RichTextEditor({ id, label, describedBy, value, onChange }: RichTextEditorProps) {
  const [fault, setFault] = useState<string | null>(null);
  const emitted = useRef<readonly Block[]>(value);
  const change = useRef(onChange);
  change.current = onChange;
  const [extensions] = useState(() => richTextExtensions(setFault));
  const editor = useEditor({
    extensions,
    content: toEditor(value),
    // The content policy refuses style elements: editor.css holds the rules instead.
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        id,
        class: 'rich__text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
      },
    },
    onUpdate: ({ editor: current }) => {
      const blocks = fromEditor(current.getJSON());
      emitted.current = blocks;
      change.current(blocks);
    },
  });
  useEffect(() => {
    if (!editor || value === emitted.current) return;
    emitted.current = value;
    editor.commands.setContent(toEditor(value), { emitUpdate: false });
  }, [editor, value]);
  if (!editor) return null;
  return (
    <div className="rich">
      <Toolbar editor={editor} label={label} />
      <EditorContent editor={editor} />
      <div role="status">{fault && <p className="field__error rich__fault">{fault}</p>}</div>
    </div>
  );
}
