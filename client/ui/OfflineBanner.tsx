import { useSyncExternalStore } from 'react';
import './States.css';

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

/** False when the browser knows it has no network. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

/** Said once, at the top, as long as it lasts. */
export function OfflineBanner() {
  const isOnline = useOnline();
  return <div role="status">{!isOnline && <p className="offline">Hors ligne&#x202f;: votre saisie est gardée dans cette page.</p>}</div>;
}
