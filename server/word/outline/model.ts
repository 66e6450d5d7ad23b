/**
 * What is known of a buyer's Word file once read: its blocks in order with their offsets in the XML, their styles by
 * name, the numbers Word shows, and where a clause may go. Read only: the insertion cuts the same text at these offsets.
 */
import type { HeadingSign } from '#shared/api/documents.ts';
import type { Piece } from '#shared/api/clauses.ts';
import type { Entries } from '../ooxml/entries.ts';
import type { PartEncoding, XmlElement } from '../ooxml/xml.ts';

export type { PartEncoding };

/** A style, whatever its identifier: names are compared in lower case (`heading 1`, `list bullet`). */
export type WordStyle = {
  id: string;
  name: string;
  kind: 'paragraph' | 'character' | 'table' | 'numbering';
  basedOn: string | null;
  /** 1…9 from its name or its outline level, its own or inherited; null for text. */
  level: number | null;
  /** Numbering given by the style, its own or inherited. */
  numbering: { numId: string; level: number } | null;
  isDefault: boolean;
  element: XmlElement;
};

/**
 * One level of a list: `decimal`, `bullet`…, and its text « %1.%2 ». `restart`: after which level (from 1) it starts
 * again, 0 never, null after any higher one; `legal`: higher levels shown in figures.
 */
export type NumberingLevel = { format: string; text: string; start: number; styleId: string | null; restart: number | null; legal: boolean };
/** A `w:num` resolved: its abstract definition with overrides; `starts`: levels it starts again, and from what. */
export type NumberingList = { numId: string; abstractId: string; levels: ReadonlyMap<number, NumberingLevel>; starts: ReadonlyMap<number, number> };

export type Heading = { level: number; sign: HeadingSign };
/** A paragraph of a list that is not a title. */
export type ListMembership = { numId: string; level: number; bullet: boolean };

export type WordBlock = {
  /** Rank among blocks, and identifier: rank and a mark of the text, so that a changed file no longer has it. */
  index: number;
  id: string;
  kind: 'paragraph' | 'table' | 'other';
  element: XmlElement;
  /** As read: tracked insertions in, deletions out, field results in, instructions out. */
  text: string;
  styleId: string | null;
  heading: Heading | null;
  list: ListMembership | null;
  /** The number Word shows before it: computed, as shown (« 4.2. »), or typed, without its dash (« Article 7 »); empty without one. */
  number: string;
  /** Rank of the section (between section breaks) it stands in. */
  section: number;
  /** Whether something may be put right after it; `why` is a French reason when not. */
  free: boolean;
  why: string;
  /** The paragraph closes its section: an empty one stays last; behind one with words, another section begins. */
  endsSection: boolean;
};

/** A paragraph of any depth (tables included), for reading and checking; `block` is its top-level block. */
export type WordParagraph = { id: string; text: string; number: string; block: WordBlock; inTable: boolean };

/** Offsets from the start of its `bookmarkStart` to the end of its `bookmarkEnd`. Those in text boxes are left out. */
export type WordBookmark = { id: number; name: string; start: number; end: number };

export type WordFile = {
  entries: Entries;
  /** Name of the main part, its text as decoded (offsets refer to it, in its own namespaces), and its tree. */
  main: string;
  xml: string;
  root: XmlElement;
  /** `w:body`. */
  body: XmlElement;
  encoding: PartEncoding;
  /** Prefix bound to WordprocessingML at the body; empty for the default namespace. */
  prefix: string;
  strict: boolean;
  styles: ReadonlyMap<string, WordStyle>;
  /** Lists by numId. */
  lists: ReadonlyMap<string, NumberingList>;
  blocks: readonly WordBlock[];
  paragraphs: readonly WordParagraph[];
  bookmarks: readonly WordBookmark[];
  guessedPiece: Piece | null;
  /** French sentences for the person: revisions present, no title recognised, typed numbers… */
  warnings: readonly string[];
};
