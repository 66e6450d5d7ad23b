/**
 * The content of Clausier can be replaced by a pack while pages are open. Every answer names the content in service: as soon as it is another,
 * whatever the page was asking for, those who listen are told.
 */
let known: string | null = null;
const listeners = new Set<() => void>();

/** @param found what an answer names; null when it names none */
export function hearContent(found: string | null): void {
  if (found === null || found === known) return;
  const isNew = known !== null;
  known = found;
  if (isNew) for (const listener of listeners) listener();
}

export function onNewContent(listener: () => void): void {
  listeners.add(listener);
}
