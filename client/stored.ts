/**
 * Small choices and unsaved texts kept by the browser. Storage may be forbidden: reading then gives null, writing does nothing.
 * Served, everything is kept under the person's id, so that two people at one computer never find each other's; on one desk,
 * without, as it always was.
 */
const PREFIX = 'clausier.';
let owner = '';

/** Whose things are kept from now on; null on one desk and for nobody. Changes with a reload of the page only. */
export function keepFor(personId: string | null): void {
  owner = personId ? `${personId}.` : '';
}

/** `clausier.buyer` → `clausier.<person>.buyer`. */
export const ownedKey = (key: string): string => `${PREFIX}${owner}${key.slice(PREFIX.length)}`;

export function readStored(storage: () => Storage, key: string): unknown {
  try {
    return JSON.parse(storage().getItem(ownedKey(key)) ?? 'null');
  } catch {
    return null;
  }
}

export function writeStored(storage: () => Storage, key: string, value: unknown): void {
  try {
    storage().setItem(ownedKey(key), JSON.stringify(value));
  } catch {
    // The choice lasts as long as the page.
  }
}

/** The keys of what this person keeps here. */
export function ownedKeys(storage: () => Pick<Storage, 'length' | 'key'>): string[] {
  try {
    return Array.from({ length: storage().length }, (_, index) => storage().key(index) ?? '').filter((key) => key.startsWith(ownedKey(PREFIX)));
  } catch {
    return [];
  }
}

/** Forgets all this person kept here; on one desk, nothing. */
export function forgetOwned(): void {
  if (owner === '') return;
  for (const storage of [() => localStorage, () => sessionStorage]) for (const key of ownedKeys(storage)) storage().removeItem(key);
}
