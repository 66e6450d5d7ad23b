/** Copying with layout: Word keeps headings, lists and tables; a plain editor gets plain text. */
export type Copied = 'rich' | 'selected';

function select(element: HTMLElement): void {
  const selection = getSelection();
  const range = document.createRange();
  range.selectNodeContents(element);
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/**
 * Puts both forms on the clipboard. Where the browser refuses (an address without https), selects the text on the page instead:
 * the person then presses Ctrl C.
 */
export async function copyRich(html: string, text: string, fallback: HTMLElement | null): Promise<Copied> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob([text], { type: 'text/plain' }) }),
    ]);
    return 'rich';
  } catch {
    if (fallback) select(fallback);
    return 'selected';
  }
}
