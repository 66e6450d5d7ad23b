/**
 * Word files made for tests, written by hand as Word writes them: paragraphs, styles, lists and packages as text.
 * Everything here is invented; the same call gives the same bytes. What these files must show is said beside each of
 * them (`says`), and what a reader must find in them is in their traits.
 */
import { type Zippable, zipSync } from 'fflate';
import { R, W } from '../../../server/word/ooxml/names.ts';
import { bytesOf } from '../../../server/word/ooxml/package.ts';
import { xmlText } from '../../../server/word/ooxml/write.ts';

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
export const NAMESPACES = `xmlns:w="${W}" xmlns:r="${R}"`;
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const PACKAGE_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Sizes in half-points; `list` is a list and a level; `end` goes last in the paragraph's properties. */
export type Look = {
  style?: string;
  keepNext?: boolean;
  list?: readonly [id: number, level: number];
  align?: 'left' | 'both' | 'center' | 'right';
  outline?: number;
  bold?: boolean;
  italics?: boolean;
  font?: string;
  size?: number;
  end?: string;
};

const runProperties = ({ bold, italics, font, size }: Look): string => {
  const inside = [
    font ? `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/>` : '',
    bold ? '<w:b/>' : '',
    italics ? '<w:i/>' : '',
    size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : '',
  ].join('');
  return inside && `<w:rPr>${inside}</w:rPr>`;
};

/** A run; tabs become tabs. */
export const r = (text: string, look: Look = {}): string =>
  `<w:r>${runProperties(look)}${text
    .split(/(\t)/)
    .map((piece) => (piece === '\t' ? '<w:tab/>' : piece && `<w:t xml:space="preserve">${xmlText(piece)}</w:t>`))
    .join('')}</w:r>`;

const properties = (look: Look): string => {
  const inside = [
    look.style ? `<w:pStyle w:val="${look.style}"/>` : '',
    look.keepNext ? '<w:keepNext/>' : '',
    look.list ? `<w:numPr><w:ilvl w:val="${look.list[1]}"/><w:numId w:val="${look.list[0]}"/></w:numPr>` : '',
    look.align ? `<w:jc w:val="${look.align}"/>` : '',
    look.outline === undefined ? '' : `<w:outlineLvl w:val="${look.outline}"/>`,
    look.end ?? '',
  ].join('');
  return inside && `<w:pPr>${inside}</w:pPr>`;
};

/** A paragraph around runs already written. */
export const around = (content: string, look: Look = {}): string => `<w:p>${properties(look)}${content}</w:p>`;
export const p = (text: string, look: Look = {}): string => around(text === '' ? '' : r(text, look), look);

/** A simple field, or one in three characters that may hold anything. */
export const fieldBegin = (code: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${xmlText(code)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
export const FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

/** A table of texts; the first row is bold. */
export const table = (rows: readonly (readonly string[])[], look: Look = {}): string => {
  const columns = rows[0]?.length ?? 1;
  const width = Math.floor(9_070 / columns);
  const cell = (text: string, first: boolean): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${p(text, first ? { ...look, bold: true } : look)}</w:tc>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${width * columns}" w:type="dxa"/><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
    .join('')}</w:tblBorders></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>${rows
    .map((cells, i) => `<w:tr>${cells.map((text) => cell(text, i === 0)).join('')}</w:tr>`)
    .join('')}</w:tbl>`;
};

export const PAGE =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>';
export const LANDSCAPE =
  '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>';
export const section = (inside: string = PAGE): string => `<w:sectPr>${inside}</w:sectPr>`;

/** Sizes in half-points, spacing in twips, `level` from 0 as Word counts. */
export type StyleSpec = {
  id: string;
  name: string;
  basedOn?: string;
  isDefault?: boolean;
  level?: number;
  list?: readonly [id: number, level: number];
  font?: string;
  size?: number;
  bold?: boolean;
  colour?: string;
  align?: string;
  before?: number;
  after?: number;
};

const style = (spec: StyleSpec): string => {
  const paragraph = [
    spec.list ? `<w:numPr>${spec.list[1] ? `<w:ilvl w:val="${spec.list[1]}"/>` : ''}<w:numId w:val="${spec.list[0]}"/></w:numPr>` : '',
    spec.before === undefined && spec.after === undefined ? '' : `<w:spacing w:before="${spec.before ?? 0}" w:after="${spec.after ?? 0}"/>`,
    spec.align ? `<w:jc w:val="${spec.align}"/>` : '',
    spec.level === undefined ? '' : `<w:outlineLvl w:val="${spec.level}"/>`,
  ].join('');
  const run = [
    spec.font ? `<w:rFonts w:ascii="${spec.font}" w:hAnsi="${spec.font}"/>` : '',
    spec.bold ? '<w:b/>' : '',
    spec.colour ? `<w:color w:val="${spec.colour}"/>` : '',
    spec.size ? `<w:sz w:val="${spec.size}"/>` : '',
  ].join('');
  return `<w:style w:type="paragraph"${spec.isDefault ? ' w:default="1"' : ''} w:styleId="${spec.id}"><w:name w:val="${spec.name}"/>${spec.basedOn ? `<w:basedOn w:val="${spec.basedOn}"/>` : ''}<w:qFormat/>${paragraph && `<w:pPr>${paragraph}</w:pPr>`}${run && `<w:rPr>${run}</w:rPr>`}</w:style>`;
};

export const stylesXml = (specs: readonly StyleSpec[], font = 'Carlito', size = 22): string =>
  `${DECLARATION}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>${specs.map(style).join('')}</w:styles>`;

export type LevelSpec = { format: string; text: string; style?: string; left?: number };
export type ListSpec = { id: number; levels: readonly LevelSpec[] };

/** One abstract list for each number, under the same identifier. */
export const numberingXml = (lists: readonly ListSpec[]): string =>
  `${DECLARATION}<w:numbering ${NAMESPACES}>${lists
    .map(
      ({ id, levels }) =>
        `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels
          .map(
            (level, i) =>
              `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${level.format}"/>${level.style ? `<w:pStyle w:val="${level.style}"/>` : ''}<w:lvlText w:val="${level.text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${level.left ?? 360 * (i + 1)}" w:hanging="360"/></w:pPr></w:lvl>`,
          )
          .join('')}</w:abstractNum>`,
    )
    .join('')}${lists.map(({ id }) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}</w:numbering>`;

export type FileSpec = {
  body: string;
  /** Closes the body; null for none. */
  last?: string | null;
  styles?: string;
  numbering?: string;
  /** More parts by name; those of Word (`word/header1.xml`, `word/footnotes.xml`…) are declared and related by their name. */
  parts?: Record<string, string | Uint8Array>;
  /** More namespaces on the document element. */
  namespaces?: string;
  template?: boolean;
  /** Name of the main part; some programs write `document2.xml` and an absolute relationship. */
  main?: string;
  /** Last change to the text of the main part, and how it becomes bytes. */
  rewrite?: (xml: string) => string;
  encode?: (xml: string) => Uint8Array;
  /** Last change to every part that is text, relationships included. */
  dialect?: (xml: string) => string;
};

const kindOf = (name: string): string => /^word\/([a-z]+?)\d*\.xml$/i.exec(name)?.[1] ?? '';
const typeOf = (kind: string): string => (kind === 'theme' ? 'application/vnd.openxmlformats-officedocument.theme+xml' : `${WORD_TYPE}.${kind}+xml`);

/** Relationship of a part of Word, its identifier made of its name: `word/header1.xml` is `rIdheader1`. */
const relation = (name: string): string => {
  const kind = kindOf(name);
  const type = kind === 'commentsExtended' ? 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended' : `${R}/${kind}`;
  return `<Relationship Id="rId${name.slice(5, -4)}" Type="${type}" Target="${name.slice(5)}"/>`;
};

const PROPERTIES: Record<string, string> = {
  'docProps/core.xml': `${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Pièce de marché</dc:title><dc:creator>Auteur Essai</dc:creator><cp:lastModifiedBy>Relecteur Essai</cp:lastModifiedBy><cp:revision>7</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">2026-03-02T08:00:00Z</dcterms:created></cp:coreProperties>`,
  'docProps/app.xml': `${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office Word</Application><Manager>Chef Essai</Manager><Company>Commune de l’Exemple (fictif)</Company><AppVersion>16.0000</AppVersion></Properties>`,
};

/** A whole file. */
export function wordFile(spec: FileSpec): Uint8Array {
  const words: Record<string, string | Uint8Array> = {
    ...(spec.styles ? { 'word/styles.xml': spec.styles } : {}),
    ...(spec.numbering ? { 'word/numbering.xml': spec.numbering } : {}),
    ...spec.parts,
  };
  const known = Object.keys(words).filter((name) => kindOf(name) !== '' && !name.includes('_rels'));
  const main = `${DECLARATION}<w:document ${NAMESPACES}${spec.namespaces ? ` ${spec.namespaces}` : ''}><w:body>${spec.body}${spec.last === null ? '' : (spec.last ?? section())}</w:body></w:document>`;
  const xml = spec.rewrite ? spec.rewrite(main) : main;
  const name = spec.main ?? 'document.xml';
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/${name}" ContentType="${WORD_TYPE}.${spec.template ? 'template' : 'document'}.main+xml"/>${known.map((name) => `<Override PartName="/${name}" ContentType="${typeOf(kindOf(name))}"/>`).join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`,
    '_rels/.rels': `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${R}/officeDocument" Target="${spec.main ? '/' : ''}word/${name}"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${R}/extended-properties" Target="docProps/app.xml"/></Relationships>`,
    [`word/${name}`]: spec.encode ? spec.encode(xml) : xml,
    [`word/_rels/${name}.rels`]: `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS}">${known.map(relation).join('')}</Relationships>`,
    ...words,
    ...PROPERTIES,
  };
  const zip: Zippable = {};
  for (const [name, content] of Object.entries(files))
    zip[name] = typeof content === 'string' ? bytesOf(spec.dialect ? spec.dialect(content) : content) : content;
  return zipSync(zip, { mtime: new Date(1980, 0, 1) });
}
