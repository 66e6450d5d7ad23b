/** Reads over the sections of a scheme: which changed, what a patch holds, French names. Pure. */
import type { Scheme, SchemeContent, SchemePatch } from '#shared/api/schemes.ts';

export type SchemeSection = keyof SchemeContent;

export const SECTION_LABELS: Record<SchemeSection, string> = {
  title: 'Titre',
  organisation: 'Organisation',
  legal: 'Cadre légal',
  period: 'Période et adoption',
  texts: 'Textes rédigés',
  figures: 'Chiffres de l’état des lieux',
  consultation: 'Concertation',
  axes: 'Axes, objectifs et actions',
  indicators: 'Indicateurs et cibles',
  governance: 'Gouvernance',
  people: 'Référents et facilitateurs',
  training: 'Formation',
  followUp: 'Suivi et publication',
  complementary: 'Leviers de l’ESS',
  clauseSlugs: 'Clauses annexées',
  presentation: 'Présentation',
};

const isSection = (key: string): key is SchemeSection => Object.hasOwn(SECTION_LABELS, key);
export const SECTIONS: readonly SchemeSection[] = Object.keys(SECTION_LABELS).filter(isSection);

/** Section a server fault points at: `legal/buyers/0/siren` → `legal`; null when it names none. */
export const sectionOf = (path: string): SchemeSection | null => {
  const first = path.split('/')[0] ?? '';
  return isSection(first) ? first : null;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Same content whatever the order of the keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a).filter((key) => a[key] !== undefined);
  return keys.length === Object.keys(b).filter((key) => b[key] !== undefined).length && keys.every((key) => sameValue(a[key], b[key]));
}

/** Copies one section; generic so that each section keeps its own type. */
export function copySection<K extends SchemeSection>(to: SchemePatch, from: SchemePatch, section: K): void {
  to[section] = from[section];
}

/** Sections that differ between two states. */
export const changedSections = (before: SchemeContent, after: SchemeContent): SchemeSection[] =>
  SECTIONS.filter((section) => !sameValue(before[section], after[section]));

export function pickSections(from: SchemePatch, sections: readonly SchemeSection[]): SchemePatch {
  const patch: SchemePatch = {};
  for (const section of sections) copySection(patch, from, section);
  return patch;
}

/** The scheme with the sections of the patch; a section already equal keeps its identity, so that nothing is drawn again. */
export function applyPatch(scheme: Scheme, patch: SchemePatch): Scheme {
  const sections = SECTIONS.filter((section) => patch[section] !== undefined && !sameValue(scheme[section], patch[section]));
  return sections.length === 0 ? scheme : { ...scheme, ...pickSections(patch, sections) };
}
