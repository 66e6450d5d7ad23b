/** The scheme being written, for the steps: read a section, change it, know its faults. */
import { createContext, useContext } from 'react';
import type { Scheme, SchemeContent } from '#shared/api/schemes.ts';
import { saverRegistry, useDocumentOf, useFaultOf, useSaverOf, useSectionOf, useStateOf } from '../../../save/hooks.ts';
import type { Saver } from '../../../save/saver.ts';
import { SCHEME_SECTIONS, type SchemeSection } from './sections.ts';

export const saverFor = saverRegistry<SchemeContent, Scheme>({ sections: SCHEME_SECTIONS, path: '/api/schemes', storedAs: 'scheme', hasVersions: true });

export const SaverContext = createContext<Saver<SchemeContent, Scheme> | null>(null);
export const useSaver = () => useSaverOf(SaverContext);
export const useSaverState = () => useStateOf(useSaver());
export const useScheme = (): Scheme => useDocumentOf(useSaver());
export const useFault = (path: string): string | undefined => useFaultOf(useSaver(), path);
export const useSection = <K extends SchemeSection>(section: K) => useSectionOf(useSaver(), section);

export const QuietContext = createContext<Scheme | null>(null);

export function useQuietScheme(): Scheme {
  const scheme = useContext(QuietContext);
  if (!scheme) throw new Error('useQuietScheme outside the scheme workspace');
  return scheme;
}

/** A section that is a record, and how to change a part of it: `set({ name })`. */
export function useRecord<K extends 'organisation' | 'legal' | 'period' | 'texts' | 'governance' | 'people' | 'followUp' | 'presentation'>(
  section: K,
): [Scheme[K], (part: Partial<Scheme[K]>) => void] {
  const [value, edit] = useSection(section);
  return [value, (part) => edit((current) => ({ ...current, ...part }))];
}
