/**
 * Puts our document in the organisation's dress: its styles, theme, headers and footers; ours stay where it has none.
 * The package remains ours: parts of the template come in one by one, under names that cannot clash.
 */
import { bytesOf, type Parts } from '../ooxml/package.ts';
import { contentTypeOf, declareContentType, partText, partTree, relationshipsOf, relationshipsPart, resolveTarget } from '../ooxml/parts.ts';
import { R, RELATIONSHIPS, W } from '../ooxml/names.ts';
import { attributeOf, childrenOf, escapeXml, type Splice, spliceText } from '../ooxml/xml.ts';
import { HEADINGS_LIST } from './numbering.ts';
import type { Furniture, Template } from './template.ts';
import { mergeStyles } from './template-styles.ts';

const DOCUMENT = 'word/document.xml';
const STYLES = 'word/styles.xml';
const NUMBERING = 'word/numbering.xml';

/** Their lists then ours, ours under higher identifiers. Returns what to add to ours. */
function mergeNumbering(parts: Parts, template: Template): number {
  const theirs = template.numbering ? partTree(template.parts, template.numbering) : null;
  const ours = partTree(parts, NUMBERING);
  if (!theirs || !ours || theirs.root.children.length === 0) return 0;
  const [abstracts, numbers] = [childrenOf(theirs.root, 'abstractNum'), childrenOf(theirs.root, 'num')];
  const highest = (elements: typeof numbers, name: string): number => Math.max(0, ...elements.map((element) => Number(attributeOf(element, name)) || 0));
  const [abstractShift, shift] = [highest(abstracts, 'abstractNumId'), highest(numbers, 'numId')];
  const ourText = (name: string): string =>
    childrenOf(ours.root, name)
      .map(({ start, end }) => ours.text.slice(start, end))
      .join('')
      .replace(
        /(<w:abstractNum w:abstractNumId=|<w:abstractNumId w:val=)"(\d+)"/g,
        (_, before: string, id: string) => `${before}"${Number(id) + abstractShift}"`,
      )
      .replace(/<w:num w:numId="(\d+)"/g, (_, id: string) => `<w:num w:numId="${Number(id) + shift}"`)
      .replace(new RegExp(`<w:${name} `, 'g'), `<w:${name} xmlns:w="${W}" `);
  const abstractAt = abstracts.at(-1)?.end ?? numbers[0]?.start ?? theirs.root.innerEnd;
  const numberAt = numbers.at(-1)?.end ?? abstractAt;
  const splices: Splice[] =
    abstractAt === numberAt
      ? [{ start: abstractAt, end: abstractAt, text: ourText('abstractNum') + ourText('num') }]
      : [
          { start: abstractAt, end: abstractAt, text: ourText('abstractNum') },
          { start: numberAt, end: numberAt, text: ourText('num') },
        ];
  parts.set(NUMBERING, bytesOf(spliceText(theirs.text, splices)));
  graftRelated(parts, template, template.numbering ?? '', NUMBERING, 'liste');
  return shift;
}

const renamed = (text: string, ids: ReadonlyMap<string, string>): string =>
  text.replace(/<w:(pStyle|rStyle|tblStyle) w:val="([^"]*)"\/>/g, (_, name: string, id: string) => `<w:${name} w:val="${ids.get(id) ?? id}"/>`);

const renumbered = (text: string, shift: number): string =>
  text.replace(/<w:numId w:val="([1-9]\d*)"\/>/g, (_, id: string) => `<w:numId w:val="${Number(id) + shift}"/>`);

function applyStyles(parts: Parts, template: Template): void {
  const [theirs, ours] = [partTree(template.parts, template.styles), partTree(parts, STYLES)];
  if (!theirs || !ours) return;
  const tied = !template.numbersHeadings && ours.text.includes('<w:numPr>');
  const shift = mergeNumbering(parts, template);
  const { xml, ids } = mergeStyles(theirs, ours, tied ? HEADINGS_LIST + shift : null);
  parts.set(STYLES, bytesOf(xml));
  const document = partText(parts, DOCUMENT);
  if (document) parts.set(DOCUMENT, bytesOf(renumbered(renamed(document, ids), shift)));
  for (const name of parts.keys()) {
    const text = /^word\/(header|footer)\d+\.xml$/.test(name) ? partText(parts, name) : null;
    if (text) parts.set(name, bytesOf(renamed(text, ids)));
  }
  tieLists(parts, ids, tied);
}

/** Our heading list names the template's styles, or no style when the template has a list of its own. */
function tieLists(parts: Parts, ids: ReadonlyMap<string, string>, tied: boolean): void {
  const numbering = partText(parts, NUMBERING);
  if (!numbering) return;
  const ours = /(<w:abstractNum [^>]*>)(<w:nsid w:val="4C41550\d"\/>.*?<\/w:abstractNum>)/gs;
  parts.set(
    NUMBERING,
    bytesOf(numbering.replace(ours, (_, start: string, rest: string) => start + (tied ? renamed(rest, ids) : rest.replace(/<w:pStyle [^>]*\/>/g, '')))),
  );
}

const MAX_RELATED_DEPTH = 4;

/** Brings a part's related parts (pictures, charts) under names of their own; links to the outside stay links. */
function graftRelated(parts: Parts, template: Template, from: string, to: string, label: string, depth = 0): void {
  const relationships = relationshipsOf(template.parts, from);
  if (relationships.length === 0 || depth >= MAX_RELATED_DEPTH) return;
  const lines = relationships.map((relationship, i) => {
    const line = (target: string, mode = ''): string =>
      `<Relationship Id="${escapeXml(relationship.id)}" Type="${escapeXml(relationship.type)}" Target="${escapeXml(target)}"${mode}/>`;
    if (relationship.external) return line(relationship.target, ' TargetMode="External"');
    const source = resolveTarget(from, relationship.target);
    const bytes = template.parts.get(source);
    if (!bytes) return '';
    const name = `word/modele/${label}-${i + 1}.${source.split('.').at(-1) ?? 'bin'}`;
    parts.set(name, bytes);
    declareContentType(parts, name, contentTypeOf(template.parts, source));
    graftRelated(parts, template, source, name, `${label}-${i + 1}`, depth + 1);
    return line(`/${name}`);
  });
  parts.set(
    relationshipsPart(to),
    bytesOf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${RELATIONSHIPS}">${lines.join('')}</Relationships>`),
  );
}

/** Relationship id of our own header or footer of the running pages. */
const ourReference = (document: string, kind: Furniture['kind']): RegExpExecArray | null =>
  new RegExp(`<w:${kind}Reference w:type="default" r:id="([^"]+)"/>`).exec(document);

function graftFurniture(parts: Parts, template: Template, { kind, on, part }: Furniture): void {
  const [document, relationships, text] = [partText(parts, DOCUMENT), partText(parts, relationshipsPart(DOCUMENT)), partText(template.parts, part)];
  const reference = document ? ourReference(document, kind) : null;
  if (!document || !relationships || text === null || !reference) return;
  const name = `word/modele-${kind}-${on}.xml`;
  const id = `rIdM-${kind}-${on}`;
  parts.set(name, bytesOf(text));
  declareContentType(parts, name, `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`);
  graftRelated(parts, template, part, name, `${kind}-${on}`);
  const at = relationships.lastIndexOf('</');
  parts.set(
    relationshipsPart(DOCUMENT),
    bytesOf(`${relationships.slice(0, at)}<Relationship Id="${id}" Type="${R}/${kind}" Target="${name.replace('word/', '')}"/>${relationships.slice(at)}`),
  );
  const written = `<w:${kind}Reference w:type="${on}" r:id="${id}"/>`;
  parts.set(DOCUMENT, bytesOf(document.replace(reference[0], on === 'default' ? written : `${reference[0]}${written}`)));
}

function applyFurniture(parts: Parts, template: Template): void {
  // Even pages first: they are written beside the reference that the default one then replaces.
  for (const furniture of template.furniture.toSorted((a, b) => Number(a.on === 'default') - Number(b.on === 'default')))
    graftFurniture(parts, template, furniture);
  const settings = partText(parts, 'word/settings.xml');
  if (settings && template.furniture.some(({ on }) => on === 'even'))
    parts.set('word/settings.xml', bytesOf(settings.replace('<w:evenAndOddHeaders w:val="false"/>', '<w:evenAndOddHeaders/>')));
}

/** The theme's fonts and colours; pictures that a theme may hold are not needed by text. */
function applyTheme(parts: Parts, template: Template): void {
  const theme = template.theme && relationshipsOf(template.parts, template.theme).length === 0 ? partText(template.parts, template.theme) : null;
  if (theme) parts.set('word/theme/theme1.xml', bytesOf(theme));
}

/** @param parts our package, changed in place */
export function applyTemplate(parts: Parts, template: Template): void {
  applyStyles(parts, template);
  applyTheme(parts, template);
  applyFurniture(parts, template);
}
