import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on the element once, when it appears: what the person just asked for, or the next thing to fill. */
export function useFirstFocus<E extends HTMLElement>(isWanted = true): RefObject<E | null> {
  const element = useRef<E>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, not each time the wish is said again.
  useEffect(() => {
    if (isWanted) element.current?.focus();
  }, []);
  return element;
}
