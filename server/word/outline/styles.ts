/**
 * Styles by their name, whatever their identifier: a French Word calls « Titre1 » what is named « heading 1 ». Levels,
 * numbering and bold are their own or inherited.
 */
import { attributeOf, childOf, childrenOf, type XmlElement } from '../ooxml/xml.ts';
import type { WordStyle } from './model.ts';

const DEFAULT_LEVELS = 9;

/** A switch of Word: present and not « 0 », « false », « off »; null when absent. */
export function flagOf(element: XmlElement | undefined, name: string): boolean | null {
  const flag = childOf(element, name);
  return flag ? !['0', 'false', 'off', 'none'].includes(attributeOf(flag, 'val') ?? 'true') : null;
}

/** 1…9 for a title, 0 for body text said out loud, null when nothing is said. */
export function outlineLevelOf(properties: XmlElement | undefined): number | null {
  const value = Number.parseInt(attributeOf(childOf(properties, 'outlineLvl'), 'val') ?? '', 10);
  if (!Number.isInteger(value) || value < 0) return null;
  return value < DEFAULT_LEVELS ? value + 1 : 0;
}

/** The numbering that paragraph properties ask for; `numId` null when only a level is said. */
export function numberingOf(properties: XmlElement | undefined): { numId: string | null; level: number | null } | null {
  const element = childOf(properties, 'numPr');
  if (!element) return null;
  const level = Number.parseInt(attributeOf(childOf(element, 'ilvl'), 'val') ?? '', 10);
  return { numId: attributeOf(childOf(element, 'numId'), 'val') ?? null, level: Number.isInteger(level) ? Math.min(8, Math.max(0, level)) : null };
}

const HEADING_NAME = /^(?:heading|titre|überschrift|título|titolo) ?([1-9])$/;

export const headingNameLevel = (name: string): number | null => {
  const level = HEADING_NAME.exec(name)?.[1];
  return level ? Number(level) : null;
};

const KINDS = ['paragraph', 'character', 'table', 'numbering'] as const;

/** The chain of a style, itself first; a loop stops it. */
function chainOf(element: XmlElement, byId: ReadonlyMap<string, XmlElement>): XmlElement[] {
  const chain: XmlElement[] = [];
  let next: XmlElement | undefined = element;
  while (next && !chain.includes(next) && chain.length < 30) {
    chain.push(next);
    next = byId.get(attributeOf(childOf(next, 'basedOn'), 'val') ?? '');
  }
  return chain;
}

const nameOf = (element: XmlElement): string => (attributeOf(childOf(element, 'name'), 'val') ?? '').trim().toLowerCase();

/** Level along the chain: an outline level first, then the name, style by style. */
function levelOf(chain: readonly XmlElement[]): number | null {
  for (const style of chain) {
    const said = outlineLevelOf(childOf(style, 'pPr'));
    if (said !== null) return said === 0 ? null : said;
    const named = headingNameLevel(nameOf(style));
    if (named !== null) return named;
  }
  return null;
}

/** Numbering along the chain: the list and the level may come from different styles. */
function styleNumbering(chain: readonly XmlElement[]): { numId: string; level: number | null } | null {
  const said = chain.map((style) => numberingOf(childOf(style, 'pPr'))).filter((one) => one !== null);
  const numId = said.find((one) => one.numId !== null)?.numId;
  if (!numId || numId === '0') return null;
  return { numId, level: said.find((one) => one.level !== null)?.level ?? null };
}

/**
 * Styles by identifier.
 * @param styleLevel level of a list tied to a style by `w:pStyle`, when the style does not say its level
 */
export function readStyles(root: XmlElement | null, styleLevel: (numId: string, styleId: string) => number | null): Map<string, WordStyle> {
  const elements = root ? childrenOf(root, 'style') : [];
  const byId = new Map(elements.map((element) => [attributeOf(element, 'styleId') ?? '', element]));
  const styles = new Map<string, WordStyle>();
  for (const [id, element] of byId) {
    const chain = chainOf(element, byId);
    const kind = KINDS.find((one) => one === attributeOf(element, 'type')) ?? 'paragraph';
    const numbering = styleNumbering(chain);
    const tied = numbering ? chain.map((style) => styleLevel(numbering.numId, attributeOf(style, 'styleId') ?? '')).find((level) => level !== null) : null;
    styles.set(id, {
      id,
      name: nameOf(element),
      kind,
      basedOn: attributeOf(childOf(element, 'basedOn'), 'val') ?? null,
      level: kind === 'paragraph' ? levelOf(chain) : null,
      numbering: numbering ? { numId: numbering.numId, level: tied ?? numbering.level ?? 0 } : null,
      isDefault: ['1', 'true', 'on'].includes(attributeOf(element, 'default') ?? ''),
      element,
    });
  }
  return styles;
}

/** The style of paragraphs that name none. */
export const defaultStyleOf = (styles: ReadonlyMap<string, WordStyle>): WordStyle | null =>
  [...styles.values()].find(({ kind, isDefault }) => kind === 'paragraph' && isDefault) ?? null;

/** A style and those it is based on, itself first. */
export function* lineageOf(styles: ReadonlyMap<string, WordStyle>, id: string | null): Generator<WordStyle> {
  let style = styles.get(id ?? '');
  for (let i = 0; style && i < 30; i += 1) {
    yield style;
    style = styles.get(style.basedOn ?? '');
  }
}

/** Whether a style makes its text stand out (bold or capitals), its own or inherited. */
export function styleStandsOut(styles: ReadonlyMap<string, WordStyle>, id: string | null): boolean {
  for (const style of lineageOf(styles, id)) {
    const properties = childOf(style.element, 'rPr');
    const bold = flagOf(properties, 'b') ?? flagOf(properties, 'caps') ?? flagOf(properties, 'smallCaps');
    if (bold !== null) return bold;
  }
  return false;
}
