/**
 * Where a scheme is read piece by piece: a place is a step that feeds chapters of the document (`gouvernance`) or one axis (`axe-<id>`).
 * Gives the places of a content, what they hold, and the chapters that print them; everything else of the scheme stays out.
 */
import type { SchemeContent, TextChapter } from '../api/schemes.ts';
import type { SchemeDocument } from './document/nodes.ts';
import { emptyScheme } from './empty.ts';
import { type StepId, STEPS } from './steps.ts';

export type Place = { id: string; title: string };

type Held = { sections: readonly (keyof SchemeContent)[]; texts: readonly TextChapter[] };

/** Steps that print chapters; a text is at each place whose chapter prints it. */
const HELD = {
  cadre: { sections: ['organisation', 'legal', 'period'], texts: ['context', 'perimeter'] },
  'etat-des-lieux': { sections: ['figures'], texts: ['method', 'strengths', 'weaknesses'] },
  concertation: { sections: ['consultation'], texts: ['drafting'] },
  axes: { sections: ['axes'], texts: [] },
  indicateurs: { sections: ['indicators', 'buyerFigures'], texts: [] },
  gouvernance: { sections: ['governance', 'people'], texts: ['governance'] },
  formation: { sections: ['training'], texts: ['training', 'communication'] },
  suivi: { sections: ['followUp'], texts: ['followUp'] },
  'leviers-ess': { sections: ['complementary'], texts: ['complementary'] },
  textes: { sections: [], texts: ['foreword', 'summary'] },
  annexes: { sections: ['clauseSlugs'], texts: [] },
} as const satisfies Partial<Record<StepId, Held>>;

const AXIS = 'axe-';
const held: ReadonlyMap<string, Held> = new Map(Object.entries(HELD));

/** In the order of the steps, each axis under its own. */
export function placesOf({ axes }: Pick<SchemeContent, 'axes'>): Place[] {
  return STEPS.filter(({ id }) => held.has(id)).flatMap(({ id, title }) => [
    { id, title },
    ...(id === 'axes' ? axes.map((axis, index) => ({ id: `${AXIS}${axis.id}`, title: `Axe ${index + 1}${axis.title ? ` · ${axis.title}` : ''}` })) : []),
  ]);
}

/** Sections of these places, texts and axes that are not theirs left out. */
export function contentAt(content: SchemeContent, places: readonly string[]): Partial<SchemeContent> {
  const wanted = places.flatMap((place) => held.get(place) ?? []);
  const chapters = new Set<string>(wanted.flatMap(({ texts }) => texts));
  const sections = new Set<string>(wanted.flatMap((one) => one.sections));
  const axes = content.axes.filter(({ id }) => sections.has('axes') || places.includes(`${AXIS}${id}`));
  const picked: Partial<SchemeContent> = Object.fromEntries(Object.entries(content).filter(([section]) => sections.has(section) && section !== 'axes'));
  return {
    ...picked,
    ...(axes.length > 0 || places.some((place) => place === 'axes' || place.startsWith(AXIS)) ? { axes } : {}),
    ...(chapters.size > 0
      ? { texts: { ...emptyScheme('').texts, ...Object.fromEntries(Object.entries(content.texts).filter(([chapter]) => chapters.has(chapter))) } }
      : {}),
  };
}

/** The document with the chapters of these places alone. */
export function documentAt(document: SchemeDocument, places: readonly string[]): SchemeDocument {
  const isWanted = (step: string): boolean => places.includes(step) || (places.includes('axes') && step.startsWith(AXIS));
  let isInside = false;
  return {
    ...document,
    nodes: document.nodes.filter((node) => {
      if (node.kind === 'chapter') isInside = isWanted(node.step);
      return isInside;
    }),
  };
}
