/** A text changed from outside while somebody writes in it: only what differs is replaced, so that the cursor stays where it was. */
import type { JSONContent } from '@tiptap/core';
import type { Editor } from '@tiptap/react';

/** Puts this content in the editor, without telling it as something typed, and outside what an undo goes back over. */
export function putInPlace(editor: Editor, content: JSONContent): void {
  const { state, view } = editor;
  const next = state.schema.nodeFromJSON(content);
  const start = state.doc.content.findDiffStart(next.content);
  const end = state.doc.content.findDiffEnd(next.content);
  if (start === null || !end) return;
  // The same letters on both sides of a change are counted twice: the change then ends where it starts.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const change = state.tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
  view.dispatch(change.setMeta('addToHistory', false).setMeta('preventUpdate', true));
}
