import { useSyncExternalStore } from 'react';

/** True while the media query holds: for what CSS alone cannot decide, such as where a link leads. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
