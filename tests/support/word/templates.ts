/** Word templates made for tests: one as a French Word writes it, and packages that mean harm. */
import { type Zippable, zipSync } from 'fflate';
import { bytesOf } from '../../../server/word/ooxml/package.ts';
import { png } from './scheme-fixture.ts';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const relationships = (lines: readonly [id: string, type: string, target: string][]): string =>
  `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

const STYLES = `${DECLARATION}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="21"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="140"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="7A1F3D"/><w:sz w:val="40"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:rPr><w:color w:val="7A1F3D"/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Lgende"><w:name w:val="caption"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="Lead"><w:name w:val="Mise en valeur maison"/></w:style></w:styles>`;

const NUMBERED_LIST = `${DECLARATION}<w:numbering ${W}><w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Titre1"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`;

const drawing =
  '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="180000"/><wp:docPr id="1" name="Blason" descr="Blason de la collectivité"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="blason.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="180000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';

const DOCUMENT = `${DECLARATION}<w:document ${W}><w:body><w:p><w:r><w:t>Texte du modèle à ne pas reprendre</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1701" w:bottom="1701" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`;

/** Changes to the French template: parts to replace or add, as text, and its numbering. */
export type TemplateChange = { parts?: Record<string, string | Uint8Array>; mainType?: string; numbered?: boolean };

/** A template as a French Word writes it: « Titre1 », header with a picture, footer, margins of its own. */
export function frenchTemplate({ parts = {}, mainType = 'template.main+xml', numbered = false }: TemplateChange = {}): Uint8Array {
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${mainType.includes('/') ? mainType : `${WORD}.${mainType}`}"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/>${numbered ? `<Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/>` : ''}</Types>`,
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': DOCUMENT,
    'word/_rels/document.xml.rels': relationships([
      ['rId1', 'styles', 'styles.xml'],
      ['rId3', 'header', 'header1.xml'],
      ['rId4', 'footer', 'footer1.xml'],
      ...(numbered ? [['rId5', 'numbering', 'numbering.xml'] as [string, string, string]] : []),
    ]),
    'word/styles.xml': numbered ? STYLES.replace('<w:keepNext/>', '<w:keepNext/><w:numPr><w:numId w:val="7"/></w:numPr>') : STYLES,
    'word/header1.xml': `${DECLARATION}<w:hdr ${W}><w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>${drawing}<w:r><w:t>En-tête de la maison</w:t></w:r></w:p></w:hdr>`,
    'word/_rels/header1.xml.rels': relationships([['rId1', 'image', 'media/blason.png']]),
    'word/footer1.xml': `${DECLARATION}<w:ftr ${W}><w:p><w:r><w:t>Pied de la maison</w:t></w:r></w:p></w:ftr>`,
    'word/media/blason.png': png(20, 10),
    ...(numbered ? { 'word/numbering.xml': NUMBERED_LIST } : {}),
    ...parts,
  };
  const zip: Zippable = {};
  for (const [name, content] of Object.entries(files)) zip[name] = typeof content === 'string' ? bytesOf(content) : content;
  return zipSync(zip, { mtime: new Date(1980, 0, 1) });
}
