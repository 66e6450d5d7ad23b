/** React over a saver: the hooks each kind of document makes its own from, and one saver per document. */
import { type Context, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { request, withQuery } from '../api.ts';
import { knowSaver } from './everySaver.ts';
import { browserStore, type PendingStore } from './pending.ts';
import { Saver, type SaverState } from './saver.ts';
import type { Saved, SectionOf, Sections } from './sections.ts';

export type SavedResource<C extends object> = {
  sections: Sections<C>;
  /** `/api/schemes`. */
  path: string;
  /** Names what is kept in the browser: `scheme`. */
  storedAs: string;
  /** The server keeps, on demand, what a change replaces. */
  hasVersions: boolean;
};

/** Reads and keeps nothing: for a document one may only read. */
const noStore = <C extends object>(): PendingStore<C> => ({ read: () => null, write: () => false, clear: () => undefined });

/**
 * One saver per document as long as the page lives: leaving the workspace never drops what is still to send.
 * One that is only read has its own, which saves nothing.
 */
export function saverRegistry<C extends object, D extends C & Saved>({
  sections,
  path,
  storedAs,
  hasVersions,
}: SavedResource<C>): (server: D, isReadOnly?: boolean) => Saver<C, D> {
  const savers = new Map<string, Saver<C, D>>();
  return (server, isReadOnly = false) => {
    const name = isReadOnly ? `${server.id} read` : server.id;
    const known = savers.get(name);
    if (known) return known;
    const saver = new Saver<C, D>(
      sections,
      server,
      (patch, revision, { keepalive, keep }) =>
        request<D>(withQuery(`${path}/${encodeURIComponent(server.id)}`, { keep: (keep && hasVersions) || undefined }), {
          method: 'PATCH',
          body: patch,
          ifMatch: `"${revision}"`,
          keepalive,
        }),
      isReadOnly ? noStore<C>() : browserStore<C>(`${storedAs}.${server.id}`),
      isReadOnly,
    );
    savers.set(name, saver);
    knowSaver(saver);
    return saver;
  };
}

/** The saver of the workspace around; each kind of document has its own context. */
export function useSaverOf<C extends object, D extends C & Saved>(context: Context<Saver<C, D> | null>): Saver<C, D> {
  const saver = useContext(context);
  if (!saver) throw new Error('useSaverOf outside its workspace');
  return saver;
}

export const useStateOf = <C extends object, D extends C & Saved>(saver: Saver<C, D>): SaverState<C, D> => useSyncExternalStore(saver.subscribe, saver.read);

export const useDocumentOf = <C extends object, D extends C & Saved>(saver: Saver<C, D>): D =>
  useSyncExternalStore(saver.subscribe, () => saver.read().document);

/** A section and how to change it: from its present value, so that an undo given later still finds what was typed since. */
export function useSectionOf<C extends object, D extends C & Saved, K extends SectionOf<C>>(
  saver: Saver<C, D>,
  section: K,
): [D[K], (change: (current: D[K]) => D[K]) => void] {
  const value = useSyncExternalStore(saver.subscribe, () => saver.read().document[section]);
  return [value, (change) => saver.edit(section, change)];
}

/** The server's sentence for a field, such as `organisation/siren`. */
export const useFaultOf = <C extends object, D extends C & Saved>(saver: Saver<C, D>, path: string): string | undefined =>
  useSyncExternalStore(saver.subscribe, () => saver.read().faults.find((fault) => fault.path === path)?.message);

const PAUSE = 350;

/** The document once typing has paused: for what follows the work from afar (outline, points, preview) and must not slow the hand. */
export function usePaused<C extends object, D extends C & Saved>(saver: Saver<C, D>): D {
  const [paused, setPaused] = useState(() => saver.read().document);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (): void => {
      if (saver.read().document === paused) return;
      clearTimeout(timer);
      timer = setTimeout(() => setPaused(saver.read().document), PAUSE);
    };
    later();
    const stop = saver.subscribe(later);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [saver, paused]);
  return paused;
}

/** Saves when the page is hidden or left, tries again when the network is back, and warns only if something is unsaved. */
export function useSaveOnLeave<C extends object, D extends C & Saved>(saver: Saver<C, D>): void {
  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') saver.flush(true);
    };
    const online = (): void => saver.flush();
    const leaving = (event: BeforeUnloadEvent): void => {
      if (!saver.hasUnsaved) return;
      saver.flush(true);
      event.preventDefault();
    };
    document.addEventListener('visibilitychange', hidden);
    addEventListener('online', online);
    addEventListener('beforeunload', leaving);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('online', online);
      removeEventListener('beforeunload', leaving);
      saver.flush();
    };
  }, [saver]);
}
