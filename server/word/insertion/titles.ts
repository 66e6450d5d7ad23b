/**
 * Titles of a clause: made like the nearest title of their level, numbered by the file when it numbers (nothing is ever
 * typed over it), by hand when the file types its numbers, not at all otherwise (R8, R10).
 */
import type { InsertionReportItem } from '#shared/api/documents.ts';
import type { WordBlock, WordFile } from '../outline/model.ts';
import { childOf } from '../ooxml/xml.ts';
import type { Place } from './place.ts';
import { boldTitle, headingSample, type Look, lookOf, type Sampler, styleLook, styleNamed } from './sample.ts';
import { numberingOf } from './sequence.ts';
import { betweenTyped, firstUnder, nextTyped, readTyped, sameTyped, shownTyped, type TypedNumber, writtenTyped } from './typed-numbers.ts';

/** A title to write. `prefix` is typed before its words. */
export type Title = {
  look: Look;
  numbering: InsertionReportItem['numbering'];
  prefix: string;
  number: string;
  list: { numId: string; level: number } | null;
  warnings: string[];
};

export type Titles = {
  /** The next title at a place; titles are asked for in the order they will stand in the file. */
  next: (place: Place, level: number, words: string) => Title;
};

/** Known while several clauses are put: titles already written, by the block they stand behind. */
type Written = { index: number; level: number; text: string };

const LATER = 'Les numéros de ce fichier sont tapés à la main : les articles suivants ne sont pas renumérotés.';

/** The title before a place among those of its level and the ones above, file and clauses together. */
function before(file: WordFile, written: readonly Written[], index: number, level: number): { sibling: string | null; parent: string | null } {
  for (let i = index; i >= -1; i -= 1) {
    for (const one of written.filter((title) => title.index === i).reverse()) {
      if (one.level === level) return { sibling: one.text, parent: null };
      if (one.level < level) return { sibling: null, parent: one.text };
    }
    const block = file.blocks[i];
    if (block?.heading?.level === level) return { sibling: block.text, parent: null };
    if (block?.heading && block.heading.level < level) return { sibling: null, parent: block.text };
  }
  return { sibling: null, parent: null };
}

/** The title of the same level that follows a place, under the same title. */
function following(file: WordFile, from: number, level: number): WordBlock | null {
  const next = file.blocks.find(({ heading }, i) => i >= from && heading !== null && heading.level <= level);
  return next?.heading?.level === level ? next : null;
}

function typedNumber(file: WordFile, written: readonly Written[], place: Place, level: number, like: TypedNumber): TypedNumber | null {
  const { sibling, parent } = before(file, written, place.index, level);
  const previous = sibling === null ? null : readTyped(sibling);
  if (sibling !== null && !previous) return null;
  const over = parent === null ? null : readTyped(parent);
  const wanted = previous ? nextTyped(previous) : over ? firstUnder(over, like) : null;
  if (!wanted) return null;
  const next = readTyped(following(file, place.next, level)?.text ?? '');
  if (!next || !(sameTyped(next, wanted) || previous?.rank)) return wanted;
  return previous ? betweenTyped(previous) : null;
}

function typedTitle(file: WordFile, written: readonly Written[], place: Place, level: number, sample: WordBlock, look: Look): Title {
  const like = readTyped(sample.text);
  const number = like ? typedNumber(file, written, place, level, like) : null;
  const last = following(file, place.next, level) === null;
  return {
    look,
    list: null,
    numbering: number ? 'typed' : 'none',
    prefix: number ? writtenTyped(number) : '',
    number: number ? shownTyped(number) : '',
    warnings: number ? (last ? [] : [LATER]) : ['Les titres voisins portent un numéro tapé à la main ; celui-ci n’en a pas : ajoutez-le si besoin.'],
  };
}

/** A title of a level that the file has not used yet, in its own style when it has titles with styles. */
function unseenTitle(file: WordFile, place: Place, level: number, sampler: Sampler): Title {
  // Under a title typed by hand, a style that the file does not use there would look like nothing around.
  const styled = place.title ? place.title.heading?.sign !== 'typed' : file.blocks.some(({ heading }) => heading?.sign === 'style');
  const style = styled ? styleNamed(file, `heading ${level}`) : null;
  const numbering = style ? numberingOf(file, undefined, style.id) : null;
  return {
    look: style ? styleLook(style) : boldTitle(sampler.body(place.index)),
    list: numbering,
    numbering: numbering ? 'automatic' : 'none',
    prefix: '',
    number: '',
    warnings: [],
  };
}

/** Titles of all the clauses of one order: a number typed by hand takes into account those written before it. */
export function makeTitles(file: WordFile, sampler: Sampler): Titles {
  const written: Written[] = [];
  const titleAt = (place: Place, level: number): Title => {
    const sample = headingSample(file, place.index, level);
    if (!sample) return unseenTitle(file, place, level, sampler);
    const look = lookOf(sample.element, 'first');
    const list = numberingOf(file, childOf(sample.element, 'pPr'), sample.styleId);
    if (list) return { look, list, numbering: 'automatic', prefix: '', number: '', warnings: [] };
    // Without a list, a number known of a title is one typed by hand, whatever its style.
    const typed = sample.number !== '';
    if (typed) return typedTitle(file, written, place, level, sample, look);
    return { look, list: null, numbering: 'none', prefix: '', number: '', warnings: [] };
  };
  return {
    next: (place, level, words) => {
      const title = titleAt(place, level);
      written.push({ index: place.index, level, text: title.prefix + words });
      return title;
    },
  };
}
