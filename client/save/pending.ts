/** What could not be saved yet, kept in the browser: survives a closed tab, is sent when the server answers again. */
import { ownedKey, ownedKeys } from '../stored.ts';

export type Pending<C extends object> = {
  revision: number;
  /** The changed sections as they were before. */
  base: Partial<C>;
  patch: Partial<C>;
  /** Sent without an answer: the server may hold them. */
  unanswered?: Partial<C>[];
  /** What it replaces is to be kept as a version. */
  replaces?: boolean;
};
export type PendingStore<C extends object> = {
  /** The next text left unsaved, by a closed tab for instance; null when there is none. */
  read: () => Pending<C> | null;
  /** Keeps this tab's text, which holds what was read. */
  write: (pending: Pending<C>) => boolean;
  /** Forgets this tab's text and what was read: both are saved. Other tabs keep theirs. */
  clear: () => void;
};
export type KeyStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

const isPending = <C extends object>(value: unknown): value is Pending<C> =>
  typeof value === 'object' && value !== null && 'revision' in value && typeof value.revision === 'number' && 'base' in value && 'patch' in value;

function parsed<C extends object>(text: string | null): Pending<C> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isPending<C>(value) ? value : null;
  } catch {
    return null;
  }
}

/** Made at each load of the page: a duplicated tab would share an id kept in the session. */
const PAGE = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;

/** Gives `otherwise` when storage is full or forbidden: the text then lives in the page only, and leaving warns. */
function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

/** One key a document (`scheme.<id>`) and a tab, so that two tabs never overwrite each other. Texts found at the first read are taken one after the other. */
export function browserStore<C extends object>(name: string, storage: () => KeyStorage = () => localStorage, tab: string = PAGE): PendingStore<C> {
  const shared = ownedKey(`clausier.${name}`);
  const own = `${shared}:${tab}`;
  let queue: string[] | null = null;
  let taken: { key: string; text: string | null } | null = null;
  const found = (): string[] => {
    const all = Array.from({ length: storage().length }, (_, index) => storage().key(index) ?? '');
    return all.filter((key) => key === shared || key.startsWith(`${shared}:`)).sort();
  };
  /** A tab still open may have written since: its text is then not the one taken. */
  const dropTaken = (): void => {
    if (taken && taken.key !== own && storage().getItem(taken.key) === taken.text) storage().removeItem(taken.key);
    taken = null;
  };
  const next = (): Pending<C> | null => {
    queue ??= found();
    for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
      const text = storage().getItem(key);
      const pending = parsed<C>(text);
      if (!pending) continue;
      taken = { key, text };
      return pending;
    }
    return null;
  };
  return {
    read: () => attempt(next, null),
    write: (pending) =>
      attempt(() => {
        storage().setItem(own, JSON.stringify(pending));
        dropTaken();
        return true;
      }, false),
    clear: () =>
      attempt(() => {
        dropTaken();
        storage().removeItem(own);
      }, undefined),
  };
}

/** What was kept of a document one may no longer write: read, and left where it is. */
export const keptPatch = <C extends object>(name: string, storage: () => KeyStorage = () => localStorage): Partial<C> =>
  browserStore<C>(name, storage).read()?.patch ?? {};

/** True when some tab of this person left a text that is not saved. Only these keys name a tab. */
export const hasKeptTexts = (storage: () => Pick<Storage, 'length' | 'key'> = () => localStorage): boolean =>
  ownedKeys(storage).some((key) => key.includes(':'));
