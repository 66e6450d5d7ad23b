/**
 * The template's styles with ours under them: a style is recognised by its name (identifiers are localised: « Titre1 »),
 * the template's wins, and what it lacks is added from ours under an identifier that is free.
 */
import { attributeOf, childOf, childrenOf, type Splice, spliceText, type XmlElement } from '../ooxml/xml.ts';
import { W } from '../ooxml/names.ts';

/** Names that French tools write in French; Word itself keeps the English ones. */
const FRENCH: Record<string, string> = {
  'titre 1': 'heading 1',
  'titre 2': 'heading 2',
  'titre 3': 'heading 3',
  'titre 4': 'heading 4',
  titre: 'title',
  'sous-titre': 'subtitle',
  légende: 'caption',
  'tm 1': 'toc 1',
  'tm 2': 'toc 2',
  'tm 3': 'toc 3',
  'en-tête': 'header',
  'pied de page': 'footer',
  'paragraphe de liste': 'list paragraph',
  'en-tête de table des matières': 'toc heading',
};
const HEADING_LABELS: Record<string, string> = { 'heading 1': 'Titre 1', 'heading 2': 'Titre 2', 'heading 3': 'Titre 3' };

const canonical = (name: string): string => FRENCH[name.trim().toLowerCase()] ?? name.trim().toLowerCase();
const idOf = (style: XmlElement): string => attributeOf(style, 'styleId') ?? '';
const keyOf = (style: XmlElement): string => `${attributeOf(style, 'type') ?? 'paragraph'} ${canonical(attributeOf(childOf(style, 'name'), 'val') ?? '')}`;

const stylesByKey = (root: XmlElement): Map<string, XmlElement> => new Map(childrenOf(root, 'style').map((style) => [keyOf(style), style]));

/** Heading levels that the template does not define, as Word shows them. */
export function missingHeadings(styles: XmlElement): string[] {
  const known = stylesByKey(styles);
  return Object.entries(HEADING_LABELS)
    .filter(([name]) => !known.has(`paragraph ${name}`))
    .map(([, label]) => label);
}

/** True when the template's first heading takes a number, itself or through what it is based on. */
export function headingNumbering(root: XmlElement): boolean {
  const byId = new Map(childrenOf(root, 'style').map((style) => [idOf(style), style]));
  let style = stylesByKey(root).get('paragraph heading 1');
  for (let depth = 0; style && depth < 20; depth += 1) {
    const number = childOf(childOf(childOf(style, 'pPr'), 'numPr'), 'numId');
    if (number) return attributeOf(number, 'val') !== '0';
    style = byId.get(attributeOf(childOf(style, 'basedOn'), 'val') ?? '');
  }
  return false;
}

/** Children of a style's pPr that come before its numPr in the schema. */
const BEFORE_NUMBERING: ReadonlySet<string> = new Set(['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl']);
const AFTER_PARAGRAPH: ReadonlySet<string> = new Set(['rPr', 'tblPr', 'trPr', 'tcPr', 'tblStylePr']);

/** Ties a heading style of the template to our list, at the place the schema wants. */
function tieToList(style: XmlElement, level: number, list: number): Splice {
  const numbering = `<w:numPr xmlns:w="${W}"><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
  const properties = childOf(style, 'pPr');
  if (!properties) {
    const at = style.children.find(({ name }) => AFTER_PARAGRAPH.has(name))?.start ?? style.innerEnd;
    return { start: at, end: at, text: `<w:pPr xmlns:w="${W}">${numbering}</w:pPr>` };
  }
  if (properties.children.length === 0) return { start: properties.start, end: properties.end, text: `<w:pPr xmlns:w="${W}">${numbering}</w:pPr>` };
  const existing = childOf(properties, 'numPr');
  if (existing) return { start: existing.start, end: existing.end, text: numbering };
  const at = properties.children.find(({ name }) => !BEFORE_NUMBERING.has(name))?.start ?? properties.innerEnd;
  return { start: at, end: at, text: numbering };
}

/** French as the language of the text, whatever the template says. */
function frenchText(root: XmlElement): Splice[] {
  const lang = `<w:lang xmlns:w="${W}" w:val="fr-FR"/>`;
  const defaults = childOf(root, 'docDefaults');
  const run = childOf(childOf(defaults, 'rPrDefault'), 'rPr');
  const present = childOf(run, 'lang');
  if (present) return [{ start: present.start, end: present.end, text: lang }];
  if (run && run.children.length > 0) return [{ start: run.innerEnd, end: run.innerEnd, text: lang }];
  const whole = `<w:rPrDefault xmlns:w="${W}"><w:rPr>${lang}</w:rPr></w:rPrDefault>`;
  if (run) return [{ start: run.start, end: run.end, text: `<w:rPr xmlns:w="${W}">${lang}</w:rPr>` }];
  if (defaults && defaults.innerStart < defaults.end) return [{ start: defaults.innerStart, end: defaults.innerStart, text: whole }];
  return [{ start: root.innerStart, end: root.innerStart, text: `<w:docDefaults xmlns:w="${W}">${whole}</w:docDefaults>` }];
}

export type StyleMerge = {
  xml: string;
  /** Our style identifiers → those of the result. */
  ids: Map<string, string>;
};

type Side = { text: string; root: XmlElement };

/** @param list identifier of our heading list in the result, or null when the template numbers its headings or we do not */
export function mergeStyles(theirs: Side, ours: Side, list: number | null): StyleMerge {
  const known = stylesByKey(theirs.root);
  const taken = new Set(childrenOf(theirs.root, 'style').map((style) => idOf(style).toLowerCase()));
  const ids = new Map<string, string>();
  for (const style of childrenOf(ours.root, 'style')) {
    const same = known.get(keyOf(style));
    ids.set(idOf(style), same ? idOf(same) : taken.has(idOf(style).toLowerCase()) ? `Clausier${idOf(style)}` : idOf(style));
  }
  const added = childrenOf(ours.root, 'style').filter((style) => !known.has(keyOf(style)));
  const hasDefault = childrenOf(theirs.root, 'style').some(
    (style) => attributeOf(style, 'type') === 'paragraph' && ['1', 'true', 'on'].includes(attributeOf(style, 'default') ?? ''),
  );
  const tied =
    list === null
      ? []
      : [1, 2, 3].flatMap((level) => {
          const style = known.get(`paragraph heading ${level}`);
          return style ? [tieToList(style, level - 1, list)] : [];
        });
  const end = {
    start: theirs.root.innerEnd,
    end: theirs.root.innerEnd,
    text: added.map((style) => addedStyle(ours.text, style, { ids, list, hasDefault })).join(''),
  };
  return { xml: spliceText(theirs.text, [...frenchText(theirs.root), ...tied, end]), ids };
}

/** One of our styles, under its new identifiers; a default of ours must not rival the template's. */
function addedStyle(
  text: string,
  style: XmlElement,
  { ids, list, hasDefault }: { ids: ReadonlyMap<string, string>; list: number | null; hasDefault: boolean },
): string {
  return text
    .slice(style.start, style.end)
    .replace(/^<w:style /, `<w:style xmlns:w="${W}" `)
    .replace(hasDefault ? / w:default="(1|true)"/ : /$^/, '')
    .replace(/w:styleId="([^"]*)"/, (_, id: string) => `w:styleId="${ids.get(id) ?? id}"`)
    .replace(/<w:(basedOn|next|link) w:val="([^"]*)"\/>/g, (_, name: string, id: string) => `<w:${name} w:val="${ids.get(id) ?? id}"/>`)
    .replace(/<w:numPr>.*?<\/w:numPr>/g, (numbering) => (list === null ? '' : numbering.replace(/<w:numId w:val="\d+"\/>/, `<w:numId w:val="${list}"/>`)));
}
