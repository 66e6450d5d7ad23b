/** The scheme being written, for the steps: read a section, change it, know its faults. */
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Scheme } from '#shared/api/schemes.ts';
import { request, withQuery } from '../../../api.ts';
import { browserStore } from './pending.ts';
import { SchemeSaver } from './saver.ts';
import type { SchemeSection } from './sections.ts';

/** One saver per scheme as long as the page lives: leaving the workspace never drops what is still to send. */
const savers = new Map<string, SchemeSaver>();

export function saverFor(server: Scheme): SchemeSaver {
  const known = savers.get(server.id);
  if (known) return known;
  const saver = new SchemeSaver(
    server,
    (patch, revision, { keepalive, keep }) =>
      request<Scheme>(withQuery(`/api/schemes/${encodeURIComponent(server.id)}`, { keep: keep || undefined }), {
        method: 'PATCH',
        body: patch,
        ifMatch: `"${revision}"`,
        keepalive,
      }),
    browserStore(server.id),
  );
  savers.set(server.id, saver);
  return saver;
}

export const SaverContext = createContext<SchemeSaver | null>(null);

export function useSaver(): SchemeSaver {
  const saver = useContext(SaverContext);
  if (!saver) throw new Error('useSaver outside the scheme workspace');
  return saver;
}

export const useSaverState = () => {
  const saver = useSaver();
  return useSyncExternalStore(saver.subscribe, saver.read);
};

export const useScheme = (): Scheme => {
  const saver = useSaver();
  return useSyncExternalStore(saver.subscribe, () => saver.read().scheme);
};

const PAUSE = 350;

/** The scheme once typing has paused: for what follows the work from afar (outline, points, preview) and must not slow the hand. */
export function usePausedScheme(saver: SchemeSaver): Scheme {
  const [paused, setPaused] = useState(() => saver.read().scheme);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (): void => {
      if (saver.read().scheme === paused) return;
      clearTimeout(timer);
      timer = setTimeout(() => setPaused(saver.read().scheme), PAUSE);
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

export const QuietContext = createContext<Scheme | null>(null);

export function useQuietScheme(): Scheme {
  const scheme = useContext(QuietContext);
  if (!scheme) throw new Error('useQuietScheme outside the scheme workspace');
  return scheme;
}

/** A section and how to change it: from its present value, so that an undo given later still finds what was typed since. */
export function useSection<K extends SchemeSection>(section: K): [Scheme[K], (change: (current: Scheme[K]) => Scheme[K]) => void] {
  const saver = useSaver();
  const value = useSyncExternalStore(saver.subscribe, () => saver.read().scheme[section]);
  return [value, (change) => saver.edit(section, change)];
}

/** Same, for a section that is a record: `set({ name })`. */
export function useRecord<K extends 'organisation' | 'legal' | 'period' | 'texts' | 'governance' | 'people' | 'followUp' | 'presentation'>(
  section: K,
): [Scheme[K], (part: Partial<Scheme[K]>) => void] {
  const [value, edit] = useSection(section);
  return [value, (part) => edit((current) => ({ ...current, ...part }))];
}

/** The server's sentence for a field, such as `organisation/siren`. */
export function useFault(path: string): string | undefined {
  const saver = useSaver();
  return useSyncExternalStore(saver.subscribe, () => saver.read().faults.find((fault) => fault.path === path)?.message);
}

/** Saves when the page is hidden or left, tries again when the network is back, and warns only if something is unsaved. */
export function useSaveOnLeave(saver: SchemeSaver): void {
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
