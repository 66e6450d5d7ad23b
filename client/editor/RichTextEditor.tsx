import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import type { Block } from '#shared/api/blocks.ts';
import { type ClauseTools, clauseExtensions, relabel } from './clause.ts';
import { ClauseToolbar } from './ClauseToolbar.tsx';
import { fromEditor, toEditor } from './convert.ts';
import { richTextExtensions } from './extensions.ts';
import { putInPlace } from './replace.ts';
import { Toolbar } from './Toolbar.tsx';
import './editor.css';

export type RichTextEditorProps = {
  id: string;
  label: string;
  describedBy: string | undefined;
  value: readonly Block[];
  onChange: (blocks: Block[]) => void;
  clause?: ClauseTools | undefined;
};

/** The editor itself; `RichText` loads it when a text is on screen. */
export function RichTextEditor({ id, label, describedBy, value, onChange, clause }: RichTextEditorProps) {
  const [fault, setFault] = useState<string | null>(null);
  const emitted = useRef<readonly Block[]>(value);
  const change = useRef(onChange);
  change.current = onChange;
  const frame = useRef<HTMLDivElement>(null);
  const tools = useRef(clause);
  tools.current = clause;
  const isClause = clause !== undefined;
  const [extensions] = useState(() => [...richTextExtensions(setFault), ...(clause ? clauseExtensions(() => tools.current ?? clause) : [])]);
  const editor = useEditor({
    extensions,
    content: toEditor(value, isClause),
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
    putInPlace(editor, toEditor(value, isClause));
  }, [editor, value, isClause]);
  useEffect(() => {
    if (frame.current && clause) relabel(frame.current, clause);
  }, [clause]);
  if (!editor) return null;
  return (
    <div className="rich" ref={frame}>
      <Toolbar editor={editor} label={label} />
      {clause && <ClauseToolbar editor={editor} label={label} tools={clause} />}
      <EditorContent editor={editor} />
      <div role="status">{fault && <p className="field__error rich__fault">{fault}</p>}</div>
    </div>
  );
}
