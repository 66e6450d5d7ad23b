/**
 * A strict XML 1.0 reader with namespaces, made for one thing: a light tree that knows where each element stands in the
 * text. Lighter and faster than a general parser on a long document, because it hops from « < » to « < » and reads only
 * once each start tag that comes back (a Word file has few). What it does not trust gives null: a document type, an entity other than the five, a wild depth, a fault.
 */
import { namespaceOf } from './names.ts';
import type { XmlAttribute, XmlElement } from './xml-element.ts';
import {
  attributeValue,
  decodeEntities,
  hasForbiddenCharacter,
  isDeclaration,
  isName,
  isNcName,
  mayBind,
  XML_NAMESPACE,
  XMLNS_NAMESPACE,
} from './xml-rules.ts';

const MAX_DEPTH = 200;
const NO_CHILDREN: readonly XmlElement[] = [];

class Unreadable extends Error {}

const fault = (why: string): never => {
  throw new Unreadable(why);
};

const [TAB, LINE, RETURN, SPACE, BANG, QUOTE, APOSTROPHE, SLASH, EQUAL, CLOSE, QUESTION] = [9, 10, 13, 32, 33, 34, 39, 47, 61, 62, 63];
const isSpace = (code: number): boolean => code === SPACE || code === LINE || code === TAB || code === RETURN;

type QName = { prefix: string; local: string };
type RawAttribute = { qname: string; value: string };
/** A start tag once read: its own text, when met again under the same namespaces, means the same. */
type Tag = { qname: string; uri: string; name: string; prefix: string; attributes: readonly XmlAttribute[]; closed: boolean };
type Open = { element: XmlElement; qname: string; bindings: Bindings | null; children: number; tags: Map<string, Tag> };
type Bindings = [string, string | undefined][];

const MOST_TAGS = 5_000;
const LONGEST_TAG = 300;

class Scanner {
  private readonly xml: string;
  private at = 0;
  private root: XmlElement | null = null;
  private readonly open: Open[] = [];
  /** Children of the open elements, of all depths: each takes its own when it closes, in an array of the right size. */
  private readonly children: XmlElement[] = [];
  /** Start tags met under the namespaces in force. */
  private tags = new Map<string, Tag>();
  /** Bindings in force, undone when the element that made them closes. */
  private readonly bound = new Map<string, string>([
    ['xml', XML_NAMESPACE],
    ['xmlns', XMLNS_NAMESPACE],
  ]);
  private readonly names = new Map<string, QName>();
  /** Next « ]]> » and « & », looked for only once passed. */
  private nextEnd = -2;
  private nextEntity = -2;

  constructor(xml: string) {
    this.xml = xml;
  }

  read(): XmlElement {
    const { xml } = this;
    if (hasForbiddenCharacter(xml)) fault('character');
    if (xml.startsWith('<?xml') && isSpace(xml.charCodeAt(5))) this.declaration();
    while (this.at < xml.length) {
      const next = xml.indexOf('<', this.at);
      const end = next < 0 ? xml.length : next;
      if (end > this.at) this.text(this.at, end);
      this.at = end;
      if (next >= 0) this.markup();
    }
    if (this.open.length > 0) fault('unclosed');
    return this.root ?? fault('no root');
  }

  private declaration(): void {
    const end = this.xml.indexOf('?>');
    if (end < 0 || !isDeclaration(this.xml.slice(0, end + 2))) fault('declaration');
    this.at = end + 2;
  }

  private text(from: number, to: number): void {
    if (this.open.length === 0) {
      for (let i = from; i < to; i += 1) if (!isSpace(this.xml.charCodeAt(i))) fault('text outside');
      return;
    }
    if (this.nextEnd < from && this.nextEnd !== -1) this.nextEnd = this.xml.indexOf(']]>', from);
    if (this.nextEnd >= from && this.nextEnd < to) fault(']]>');
    if (this.nextEntity < from && this.nextEntity !== -1) this.nextEntity = this.xml.indexOf('&', from);
    if (this.nextEntity >= from && this.nextEntity < to && decodeEntities(this.xml.slice(this.nextEntity, to)) === null) fault('entity');
  }

  private markup(): void {
    const code = this.xml.charCodeAt(this.at + 1);
    if (code === SLASH) this.closeTag();
    else if (code === BANG) this.comment();
    else if (code === QUESTION) this.instruction();
    else this.openTag();
  }

  private comment(): void {
    const { xml, at } = this;
    if (xml.startsWith('<!--', at)) {
      const end = xml.indexOf('--', at + 4);
      if (end < 0 || xml.charCodeAt(end + 2) !== CLOSE) fault('comment');
      this.at = end + 3;
      return;
    }
    const end = xml.startsWith('<![CDATA[', at) && this.open.length > 0 ? xml.indexOf(']]>', at + 9) : -1;
    // Whatever else starts with « <! » is a document type: no entity to expand, no file to fetch.
    if (end < 0) fault('document type');
    this.at = end + 3;
  }

  private instruction(): void {
    const end = this.xml.indexOf('?>', this.at + 2);
    if (end < 0) fault('instruction');
    const [target = ''] = /^[^\s]*/.exec(this.xml.slice(this.at + 2, end)) ?? [];
    if (!isNcName(target) || target.toLowerCase() === 'xml') fault('instruction');
    this.at = end + 2;
  }

  /** The name at a place; stops at what may follow a name. */
  private nameFrom(start: number): string {
    const { xml } = this;
    let end = start;
    for (;;) {
      const code = xml.charCodeAt(end);
      if (Number.isNaN(code)) fault('end');
      if (code === CLOSE || code === SLASH || code === EQUAL || isSpace(code)) break;
      end += 1;
    }
    return xml.slice(start, end);
  }

  private qnameOf(name: string): QName {
    const known = this.names.get(name);
    if (known) return known;
    if (!isName(name)) fault('name');
    const [first = '', second, more] = name.split(':');
    const qname = second === undefined ? { prefix: '', local: first } : { prefix: first, local: second };
    if (more !== undefined || !isNcName(qname.local) || (second !== undefined && !isNcName(qname.prefix))) fault('name');
    this.names.set(name, qname);
    return qname;
  }

  private skipSpaces(): void {
    while (isSpace(this.xml.charCodeAt(this.at))) this.at += 1;
  }

  private closeTag(): void {
    const current = this.open.pop() ?? fault('closing tag');
    const start = this.at;
    if (!this.xml.startsWith(current.qname, start + 2)) fault('closing tag');
    this.at = start + 2 + current.qname.length;
    this.skipSpaces();
    if (this.xml.charCodeAt(this.at) !== CLOSE) fault('closing tag');
    this.at += 1;
    const { element } = current;
    element.innerEnd = start;
    element.end = this.at;
    if (this.children.length > current.children) {
      element.children = this.children.slice(current.children);
      this.children.length = current.children;
    }
    this.children.push(element);
    this.tags = current.tags;
    this.unbind(current.bindings);
  }

  private unbind(bindings: Bindings | null): void {
    if (!bindings) return;
    for (const [prefix, before] of bindings.toReversed()) {
      if (before === undefined) this.bound.delete(prefix);
      else this.bound.set(prefix, before);
    }
  }

  private openTag(): void {
    const { at: start, tags } = this;
    if (this.open.length === 0 && this.root) fault('second root');
    if (this.open.length >= MAX_DEPTH) fault('depth');
    // An attribute may hold « > »: the text up to the first one is only a key, kept when it proves to be the whole tag.
    const end = this.xml.indexOf('>', start) + 1;
    const key = end > 0 && end - start <= LONGEST_TAG ? this.xml.slice(start, end) : null;
    const known = key === null ? undefined : tags.get(key);
    if (known) {
      this.at = end;
      this.enter(known, start, null, tags);
      return;
    }
    const { tag, bindings } = this.readTag(start);
    if (key !== null && !bindings && this.at === end) {
      if (tags.size >= MOST_TAGS) tags.clear();
      tags.set(key, tag);
    }
    this.enter(tag, start, bindings, tags);
  }

  private readTag(start: number): { tag: Tag; bindings: Bindings | null } {
    const qname = this.nameFrom(start + 1);
    const { prefix, local } = this.qnameOf(qname);
    this.at = start + 1 + qname.length;
    const raw = this.attributes();
    const bindings = raw ? this.bind(raw) : null;
    const closed = this.xml.charCodeAt(this.at) === SLASH;
    this.at += closed ? 2 : 1;
    if (prefix === 'xmlns') fault('xmlns prefix');
    const uri = prefix === '' ? (this.bound.get('') ?? '') : this.uriOf(prefix);
    return { tag: { qname, uri, name: local, prefix, attributes: raw ? this.resolve(raw) : [], closed }, bindings };
  }

  private enter({ qname, uri, name, prefix, attributes, closed }: Tag, start: number, bindings: Bindings | null, tags: Map<string, Tag>): void {
    const { at } = this;
    const element: XmlElement = { uri, name, prefix, attributes, children: NO_CHILDREN as XmlElement[], start, end: at, innerStart: at, innerEnd: at };
    if (this.open.length === 0) this.root = element;
    if (closed) {
      this.unbind(bindings);
      this.children.push(element);
      return;
    }
    if (bindings) this.tags = new Map();
    this.open.push({ element, qname, bindings, children: this.children.length, tags });
  }

  private uriOf(prefix: string): string {
    return this.bound.get(prefix) ?? fault('unbound prefix');
  }

  /** Attributes up to the « > » or « /> », left unread; null when none. */
  private attributes(): RawAttribute[] | null {
    const { xml } = this;
    let found: RawAttribute[] | null = null;
    for (;;) {
      const before = this.at;
      this.skipSpaces();
      const code = xml.charCodeAt(this.at);
      if (code === CLOSE) return found;
      if (code === SLASH) return xml.charCodeAt(this.at + 1) === CLOSE ? found : fault('slash');
      if (this.at === before) fault('space');
      found ??= [];
      found.push(this.attribute());
    }
  }

  private attribute(): RawAttribute {
    const { xml } = this;
    const qname = this.nameFrom(this.at);
    this.at += qname.length;
    this.skipSpaces();
    if (xml.charCodeAt(this.at) !== EQUAL) fault('equal');
    this.at += 1;
    this.skipSpaces();
    const quote = xml.charCodeAt(this.at);
    const end = quote === QUOTE ? xml.indexOf('"', this.at + 1) : quote === APOSTROPHE ? xml.indexOf("'", this.at + 1) : -1;
    if (end < 0) fault('quote');
    const text = xml.slice(this.at + 1, end);
    this.at = end + 1;
    return { qname, value: attributeValue(text) ?? fault('attribute') };
  }

  /** Puts the namespaces that a tag declares in force. */
  private bind(raw: readonly RawAttribute[]): Bindings | null {
    let bindings: Bindings | null = null;
    for (const { qname, value } of raw) {
      if (!qname.startsWith('xmlns') || (qname.length > 5 && qname[5] !== ':')) continue;
      const prefix = qname.slice(6);
      const uri = namespaceOf(value.trim());
      if (!mayBind(prefix, uri)) fault('namespace');
      bindings ??= [];
      bindings.push([prefix, this.bound.get(prefix)]);
      this.bound.set(prefix, uri);
    }
    return bindings;
  }

  private resolve(raw: readonly RawAttribute[]): XmlAttribute[] {
    const attributes = raw.map(({ qname, value }) => {
      if (qname === 'xmlns') return { uri: XMLNS_NAMESPACE, name: 'xmlns', value };
      const { prefix, local } = this.qnameOf(qname);
      return { uri: prefix === '' ? '' : this.uriOf(prefix), name: local, value };
    });
    for (let i = 1; i < attributes.length; i += 1)
      for (let j = 0; j < i; j += 1)
        if (attributes[i]?.name === attributes[j]?.name && attributes[i]?.uri === attributes[j]?.uri) fault('twice the same attribute');
    return attributes;
  }
}

/** Reads a part; null when it cannot be trusted or understood. */
export function parseXml(xml: string): XmlElement | null {
  try {
    return new Scanner(xml).read();
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
