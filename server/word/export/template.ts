/**
 * The organisation's Word template, judged and read: what we take from it (styles, theme, page, headers and footers)
 * and what we say we leave. A file that could harm or that is not a Word file is refused with its remedy.
 */
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Parts, readPackage } from '../ooxml/package.ts';
import { isWordType, mainPart, partTree, relationshipsOf, resolveTarget } from '../ooxml/parts.ts';
import { attributeOf, childOf, decodePart, parseXml, walk, type XmlElement } from '../ooxml/xml.ts';
import { A4, type Geometry, textHeight, textWidth } from './measures.ts';
import { headingNumbering, missingHeadings } from './template-styles.ts';

export type Furniture = { kind: 'header' | 'footer'; on: 'default' | 'even'; part: string };

export type Template = {
  parts: Parts;
  /** Name of the template's main document, and of the parts we read. */
  main: string;
  styles: string;
  numbering: string | null;
  theme: string | null;
  page: Geometry;
  furniture: Furniture[];
  /** Its headings have a numbering of their own. */
  numbersHeadings: boolean;
  warnings: string[];
};

const SAVE_AGAIN = { remedy: 'Ouvrez le modèle dans Word ou LibreOffice, enregistrez-le de nouveau au format .docx ou .dotx, puis recommencez.' };

function kindRefusal(parts: Parts): Refusal | null {
  const { name, type } = mainPart(parts);
  if (/macroEnabled/i.test(type) || [...parts.keys()].some((part) => /vbaProject\.bin$/i.test(part))) {
    return refuse('UNSUPPORTED_FILE', 'Ce modèle contient des macros.', { remedy: 'Enregistrez-le sans macros, au format .dotx ou .docx, puis recommencez.' });
  }
  if (!isWordType(type) || !parts.has(name))
    return refuse('UNSUPPORTED_FILE', 'Ce fichier n’est pas un document ni un modèle Word.', { remedy: 'Choisissez un fichier .docx ou .dotx.' });
  return null;
}

/** Every XML part must be plain, well-formed XML: no document type, so no entity to expand or file to fetch. */
function xmlRefusal(parts: Parts): Refusal | null {
  for (const [name, bytes] of parts) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    const text = decodePart(bytes);
    if (text === null || /<!DOCTYPE/i.test(text) || parseXml(text) === null)
      return refuse('UNREADABLE_FILE', 'Ce modèle contient une partie illisible ou interdite.', SAVE_AGAIN);
  }
  return null;
}

const length = (element: XmlElement | undefined, name: string, otherwise: number): number => {
  const value = Number(attributeOf(element, name));
  return attributeOf(element, name) === undefined || !Number.isFinite(value) ? otherwise : Math.abs(Math.round(value));
};

function geometryOf(section: XmlElement): Geometry | null {
  const [size, margin] = [childOf(section, 'pgSz'), childOf(section, 'pgMar')];
  const page: Geometry = {
    width: length(size, 'w', A4.width),
    height: length(size, 'h', A4.height),
    top: length(margin, 'top', A4.top),
    bottom: length(margin, 'bottom', A4.bottom),
    left: length(margin, 'left', A4.left) + length(margin, 'gutter', 0),
    right: length(margin, 'right', A4.right),
    header: length(margin, 'header', A4.header),
    footer: length(margin, 'footer', A4.footer),
  };
  // A landscape or nearly full page would break tables made for a portrait one.
  return page.width <= page.height && textWidth(page) >= 6_000 && textHeight(page) >= 8_000 ? page : null;
}

const CARRIED: ReadonlySet<string> = new Set(['image', 'hdphoto']);

/** Only pictures and links come with a header: a file fetched from elsewhere, an object or a control would act in a stranger's name. */
const isPortable = (parts: Parts, part: string): boolean =>
  relationshipsOf(parts, part).every(({ kind, external }) => kind === 'hyperlink' || (!external && CARRIED.has(kind)));

/** Headers and footers in force in the last section: a section without its own takes those before it. */
function furnitureOf(parts: Parts, main: string, sections: readonly XmlElement[]): { furniture: Furniture[]; first: boolean; left: boolean } {
  const relationships = new Map(relationshipsOf(parts, main).map((relationship) => [relationship.id, relationship]));
  const found = new Map<string, Furniture>();
  let first = false;
  for (const element of sections.flatMap((section) => section.children)) {
    if (element.name !== 'headerReference' && element.name !== 'footerReference') continue;
    const on = attributeOf(element, 'type') ?? 'default';
    const relationship = relationships.get(attributeOf(element, 'id') ?? '');
    if (on === 'first') first = true;
    if (!relationship || relationship.external || (on !== 'default' && on !== 'even')) continue;
    const kind = element.name === 'headerReference' ? 'header' : 'footer';
    const part = resolveTarget(main, relationship.target);
    if (parts.has(part)) found.set(`${kind} ${on}`, { kind, on, part });
  }
  const furniture = [...found.values()].filter(({ part }) => isPortable(parts, part));
  return { furniture, first, left: furniture.length < found.size };
}

function evenPages(parts: Parts, settings: string | null): boolean {
  const flag = childOf(settings ? partTree(parts, settings)?.root : undefined, 'evenAndOddHeaders');
  return flag !== undefined && !['0', 'false', 'off'].includes(attributeOf(flag, 'val') ?? 'true');
}

function warningsOf(
  parts: Parts,
  body: XmlElement,
  facts: { styles: XmlElement; pageKept: boolean; first: boolean; left: boolean; numbersHeadings: boolean },
): string[] {
  const missing = missingHeadings(facts.styles);
  return [
    ...(missing.length > 0 ? [`Styles absents du modèle, ajoutés par Clausier : ${missing.join(', ')}.`] : []),
    ...([...walk(body)].some(({ name }) => name === 't')
      ? ['Le texte du modèle n’est pas repris : seuls ses styles, sa page, ses en-têtes et ses pieds de page le sont.']
      : []),
    ...(facts.first ? ['L’en-tête de première page du modèle n’est pas repris : la couverture reste celle du schéma.'] : []),
    ...(facts.left ? ['Un en-tête ou un pied de page du modèle appelle un objet ou un fichier extérieur : il n’est pas repris.'] : []),
    ...(facts.pageKept ? [] : ['La page du modèle est trop étroite ou en paysage : le document garde le format A4 en portrait.']),
    ...(facts.numbersHeadings ? ['Les titres suivent la numérotation du modèle : mettez à jour le sommaire dans Word pour l’y retrouver.'] : []),
    ...([...parts.keys()].some((name) => name.endsWith('.odttf')) ? ['Les polices incorporées au modèle ne sont pas reprises.'] : []),
  ];
}

/** Judges and reads a template. */
export function openTemplate(data: Uint8Array): Template | Refusal {
  const parts = readPackage(data, LIMITS.templateBytes);
  if (isRefusal(parts)) return parts;
  const refusal = xmlRefusal(parts) ?? kindRefusal(parts);
  if (refusal) return refusal;
  const main = mainPart(parts).name;
  const linked = (kind: string): string | null => {
    const relationship = relationshipsOf(parts, main).find((one) => one.kind === kind && !one.external);
    const part = relationship ? resolveTarget(main, relationship.target) : '';
    return parts.has(part) ? part : null;
  };
  const body = childOf(partTree(parts, main)?.root, 'body');
  const stylesPart = linked('styles');
  const styles = stylesPart ? partTree(parts, stylesPart)?.root : undefined;
  if (!body || !stylesPart || !styles || styles.children.length === 0) return refuse('UNREADABLE_FILE', 'Ce modèle n’a pas de styles.', SAVE_AGAIN);
  const sections = [...walk(body)].filter(({ name }) => name === 'sectPr');
  const page = sections.map(geometryOf).findLast((geometry) => geometry !== null) ?? null;
  const { furniture, first, left } = furnitureOf(parts, main, sections);
  const even = evenPages(parts, linked('settings'));
  const numbersHeadings = headingNumbering(styles);
  return {
    parts,
    main,
    styles: stylesPart,
    numbering: linked('numbering'),
    theme: linked('theme'),
    page: page ?? A4,
    numbersHeadings,
    furniture: furniture.filter(({ on }) => on === 'default' || even),
    warnings: warningsOf(parts, body, { styles, pageKept: page !== null || sections.length === 0, first, left, numbersHeadings }),
  };
}

/** Checks an uploaded template; the warnings say what will not be kept. */
export async function readTemplate({ data }: { data: Uint8Array }): Promise<{ warnings: string[] } | Refusal> {
  const template = openTemplate(data);
  return isRefusal(template) ? template : { warnings: template.warnings };
}
