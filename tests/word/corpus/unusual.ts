/** Files written otherwise than Word does by default: Strict, UTF-16, other prefixes, template, other programs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convert } from '../../support/word/office.ts';
import { shortCcap, shortTitles } from './headings.ts';
import type { CorpusFile } from './model.ts';
import { frenchLists, frenchStyles } from './styles.ts';
import { p, wordFile } from './kit.ts';
import { SHORT_CCAP } from './sentences.ts';

const FRENCH = { title: { style: 'Titre1' }, sub: { style: 'Titre2' } };
const body = shortCcap(FRENCH);
const numbered = { styles: frenchStyles(1), numbering: frenchLists() };
const traits = { titles: shortTitles(true), after: 'Prix et règlement', numbering: 'automatic', next: ['Pénalités', '5'], unusual: true } as const;

/** ISO 29500 Strict. */
const strict = (xml: string): string =>
  xml
    .replaceAll('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main')
    .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships');

const prefixed =
  (prefix: string) =>
  (xml: string): string =>
    xml
      .replaceAll('xmlns:w=', `xmlns:${prefix}=`)
      .replace(/(<\/?)w:/g, `$1${prefix}:`)
      .replace(/ w:(\w+=)/g, ` ${prefix}:$1`);

/** Elements in the default namespace; attributes keep a prefix, since they must. */
const withoutPrefix = (xml: string): string =>
  xml.replace('xmlns:w="', 'xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w="').replace(/(<\/?)w:/g, '$1');

/** Little-endian with its mark. */
function utf16(xml: string): Uint8Array {
  const text = `\ufeff${xml.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`;
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(i * 2, text.charCodeAt(i), true);
  return bytes;
}

const HTML = `<html lang="fr"><body><h1>Règlement de la consultation</h1>${SHORT_CCAP.map(
  ({ title, texts, subs = [] }) =>
    `<h2>${title}</h2>${texts.map((line) => `<p>${line}</p>`).join('')}<ul><li>premier point</li><li>second point</li></ul>${subs.map((sub) => `<h3>${sub.title}</h3>${sub.texts.map((line) => `<p>${line}</p>`).join('')}`).join('')}`,
).join('')}</body></html>`;

/** A flat ODF text with numbered headings, as LibreOffice keeps them. */
const FODT = `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles><style:style style:name="Standard" style:family="paragraph"/><style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:font-weight="bold" fo:font-size="16pt"/></style:style><style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:text-properties fo:font-weight="bold"/></style:style><text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style></office:styles><office:body><office:text>${SHORT_CCAP.map(
  ({ title, texts, subs = [] }) =>
    `<text:h text:style-name="Heading_20_1" text:outline-level="1">${title}</text:h>${texts.map((line) => `<text:p text:style-name="Standard">${line}</text:p>`).join('')}${subs.map((sub) => `<text:h text:style-name="Heading_20_2" text:outline-level="2">${sub.title}</text:h>${sub.texts.map((line) => `<text:p text:style-name="Standard">${line}</text:p>`).join('')}`).join('')}`,
).join('')}</office:text></office:body></office:document>`;

/** Has LibreOffice write a .docx of a source. */
function libreOffice(name: string, source: string, filter: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-corpus-'));
  try {
    writeFileSync(join(folder, name), source);
    convert([join(folder, name)], 'docx:MS Word 2007 XML', folder, filter);
    return new Uint8Array(readFileSync(join(folder, name.replace(/\.\w+$/, '.docx'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Google Docs: no style used by texts, everything on the runs, a heading by its style, `w:shd` everywhere. */
const google = (): Uint8Array => {
  const run = (text: string, size: number) =>
    `<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/><w:shd w:fill="auto" w:val="clear"/><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const paragraph = (text: string, style: string, size: number) =>
    `<w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" w:rsidRPr="00000000"><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}<w:pageBreakBefore w:val="0"/><w:jc w:val="left"/><w:rPr><w:sz w:val="${size}"/></w:rPr></w:pPr>${run(text, size)}</w:p>`;
  return wordFile({
    body: SHORT_CCAP.map(({ title, texts }) => paragraph(title, 'Titre1', 40) + texts.map((line) => paragraph(line, '', 22)).join('')).join(''),
    styles: frenchStyles(),
  });
};

export const UNUSUAL: readonly CorpusFile[] = [
  {
    name: 'strict',
    says: 'Open XML Strict (ISO 29500)',
    piece: 'ccap',
    file: () => wordFile({ body, ...numbered, rewrite: (xml) => xml.replace('<w:document ', '<w:document w:conformance="strict" '), dialect: strict }),
    traits,
  },
  { name: 'utf-16', says: 'document en UTF-16 avec sa marque', piece: 'ccap', file: () => wordFile({ body, ...numbered, encode: utf16 }), traits },
  {
    name: 'autre-prefixe',
    says: 'préfixe « ns0 » au lieu de « w »',
    piece: 'ccap',
    file: () => wordFile({ body, ...numbered, rewrite: prefixed('ns0') }),
    traits,
  },
  {
    name: 'sans-prefixe',
    says: 'éléments dans l’espace de noms par défaut, attributs préfixés',
    piece: 'ccap',
    file: () => wordFile({ body, ...numbered, rewrite: withoutPrefix }),
    traits,
  },
  { name: 'modele-dotx', says: 'modèle Word (.dotx)', piece: 'ccap', file: () => wordFile({ body, ...numbered, template: true }), traits },
  {
    name: 'autre-nom',
    says: 'document principal « document2.xml », désigné par un chemin absolu',
    piece: 'ccap',
    file: () => wordFile({ body, ...numbered, main: 'document2.xml' }),
    traits,
  },
  {
    name: 'sans-section',
    says: 'corps sans propriétés de section, déclaration absente, paragraphes vides fermés sur eux-mêmes',
    piece: 'ccap',
    file: () => wordFile({ body: `${body}<w:p/>`, ...numbered, last: null, rewrite: (xml) => xml.slice(xml.indexOf('<w:document')) }),
    traits,
  },
  {
    name: 'espaces-et-commentaires',
    says: 'retours à la ligne entre les balises, commentaires XML, instructions, caractères écrits en entités',
    piece: 'ccap',
    file: () =>
      wordFile({
        body,
        ...numbered,
        rewrite: (xml) =>
          xml
            .replaceAll('<w:p>', '\n  <!-- paragraphe --><w:p>')
            .replaceAll('é', '&#xE9;')
            .replace('<w:body>', '<?mso-application progid="Word.Document"?><w:body>'),
      }),
    traits,
  },
  {
    name: 'google-docs',
    says: 'à la façon de Google Docs : tout sur les morceaux de texte',
    piece: 'ccap',
    file: google,
    traits: { titles: SHORT_CCAP.map(({ title }) => [1, '', title]), after: 'Prix et règlement', numbering: 'none', unusual: true },
  },
  {
    name: 'libreoffice-html',
    says: 'écrit par LibreOffice depuis une page HTML, avec listes à puces',
    piece: 'rc',
    needs: 'soffice',
    file: () => libreOffice('source.html', HTML, 'HTML (StarWriter)'),
    traits: { atLeast: 7, after: 'Prix et règlement', numbering: 'none', unusual: true },
  },
  {
    name: 'libreoffice-titres-numerotes',
    says: 'écrit par LibreOffice, numérotation des chapitres',
    piece: 'ccap',
    needs: 'soffice',
    file: () => libreOffice('source.fodt', FODT, ''),
    traits,
  },
  {
    name: 'gras-sans-style',
    says: 'titres en gras sans style ni numéro : on ne devine pas, la place se choisit par paragraphe',
    piece: 'rc',
    file: () =>
      wordFile({
        body: SHORT_CCAP.map(({ title, texts }) => p(title, { bold: true }) + texts.map((line) => p(line)).join('')).join(''),
        styles: frenchStyles(),
      }),
    traits: { after: 'Prix et règlement', numbering: 'none' },
  },
];
