/** What could not be saved yet, kept in the browser: survives a closed tab, is sent when the server answers again. */
import type { SchemePatch } from '#shared/api/schemes.ts';

export type Pending = { revision: number; /** The changed sections as they were before. */ base: SchemePatch; patch: SchemePatch };
export type PendingStore = { read: () => Pending | null; write: (pending: Pending) => boolean; clear: () => void };

const isPending = (value: unknown): value is Pending => typeof value === 'object' && value !== null && 'revision' in value && typeof value.revision === 'number' && 'base' in value && 'patch' in value;

/** Storage may be full or forbidden: the text then lives in the page only, and leaving warns. */
export function browserStore(schemeId: string): PendingStore {
  const key = `clausier.scheme.${schemeId}`;
  return {
    read: () => {
      try {
        const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
        return isPending(value) ? value : null;
      } catch {
        return null;
      }
    },
    write: (pending) => {
      try {
        localStorage.setItem(key, JSON.stringify(pending));
        return true;
      } catch {
        return false;
      }
    },
    clear: () => {
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was stored either.
      }
    },
  };
}
