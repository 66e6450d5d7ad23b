/** What somebody has under their hand in the step: the row, the text and the passage that a comment is about. */
import { useEffect, useRef } from 'react';
import { LIMITS } from '#shared/limits.ts';

export type Pointed = { rowId: string | null; field: string | null; quote: string };

const NOTHING: Pointed = { rowId: null, field: null, quote: '' };

const selectedText = (target: Element): string =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
    ? target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0)
    : (getSelection()?.toString() ?? '');

/** Null outside the step. */
function pointedFrom(element: Element | null): Pointed | null {
  if (!element?.closest('.workspace__work')) return null;
  const row = element.closest('[data-row]')?.getAttribute('data-row') ?? null;
  const field = element.closest('[data-field]')?.getAttribute('data-field') ?? null;
  return { rowId: row, field: row === null ? field : null, quote: selectedText(element).trim().slice(0, LIMITS.quote) };
}

const elementOf = (node: Node | null | undefined): Element | null => (node instanceof Element ? node : (node?.parentElement ?? null));

/** Gives, when asked, the last place that was selected or focused in the step. @param place another step starts afresh */
export function usePointing(place: string): () => Pointed {
  const last = useRef(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step starts afresh.
  useEffect(() => {
    last.current = NOTHING;
    const note = (): void => {
      const active = document.activeElement;
      const isField = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement;
      const pointed = pointedFrom(isField ? active : elementOf(getSelection()?.anchorNode)) ?? pointedFrom(active);
      if (pointed) last.current = pointed;
    };
    document.addEventListener('selectionchange', note);
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('selectionchange', note);
      document.removeEventListener('focusin', note);
    };
  }, [place]);
  return () => last.current;
}
