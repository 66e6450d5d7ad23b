/**
 * Whether the person this page was opened for is still the one the server knows. A session can end while someone writes, and
 * another tab of the same browser can sign out or sign somebody else in: this page then sends nothing, keeps everything, and asks.
 */
export type Presence = 'here' | 'gone' | 'other';

const CHANNEL = 'clausier.session';
const listeners = new Set<() => void>();
const returns = new Set<() => void>();
let personId: string | null = null;
let presence: Presence = 'here';

const set = (next: Presence): void => {
  if (presence === next || personId === null) return;
  presence = next;
  for (const listener of listeners) listener();
};

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data !== personId) set(data === null ? 'gone' : 'other');
  else if (presence !== 'here') comeBack();
});

export const readPresence = (): Presence => presence;
export const subscribePresence = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Somebody opened the page, or signed in; the other tabs are told. */
export function arrive(id: string): void {
  if (personId === id) return;
  personId = id;
  channel?.postMessage(id);
}

/** The server no longer knows who this is. */
export const leave = (): void => set('gone');

/** Somebody else is signed in from now on: nothing of the first person may be sent in their name. */
export const giveWay = (): void => set('other');

/** The same person is back: what waited is sent. */
export function comeBack(): void {
  set('here');
  for (const listener of returns) listener();
}

/** The other tabs are told that nobody is signed in. */
export const tellSignOut = (): void => channel?.postMessage(null);

/** Calls when the same person has signed in again. */
export function onReturn(listener: () => void): void {
  returns.add(listener);
}
