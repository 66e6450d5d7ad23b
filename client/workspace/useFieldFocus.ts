import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { focusAnchor } from './Anchor.tsx';

const TRIES = 8;

/** A finding names a field after `#`: once the place is drawn, the focus goes there. Lazy parts may come a little later. */
export function useFieldFocus(place: string): void {
  const field = useLocation({ select: ({ hash }) => hash });
  const key = useLocation({ select: ({ state }) => state.__TSR_key });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place and the visit decide when the field is looked for.
  useEffect(() => {
    if (!field) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = (left: number): void => {
      if (!focusAnchor(field) && left > 0) timer = setTimeout(() => attempt(left - 1), 120);
    };
    timer = setTimeout(() => attempt(TRIES), 60);
    return () => clearTimeout(timer);
  }, [field, place, key]);
}
