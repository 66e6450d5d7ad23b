/**
 * What `docx` leaves to chance is settled here: dates, random relationship ids, core properties; then the package is
 * written. Same document, same bytes.
 */
import { unzipSync } from 'fflate';
import { bytesOf, type Parts, textOf, writePackage } from '../ooxml/package.ts';
import { escapeXml } from '../ooxml/xml.ts';
import { safe } from '../ooxml/write.ts';
import { fillPlaces } from './markup.ts';
import { HEADINGS_LIST, numberingXml } from './numbering.ts';

export type CoreProperties = { title: string; subject: string; creator: string; description: string };

const escaped = (text: string): string => escapeXml(safe(text));

/** No dates: the document has no clock, and a wrong date is worse than none. */
function coreXml({ title, subject, creator, description }: CoreProperties): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject><dc:creator>${escaped(creator)}</dc:creator>`,
    `<dc:description>${escaped(description)}</dc:description><cp:lastModifiedBy>${escaped(creator)}</cp:lastModifiedBy><dc:language>fr-FR</dc:language>`,
    '</cp:coreProperties>',
  ].join('');
}

/** Parts of a file written by `docx`, in memory. */
export const partsOf = (file: Uint8Array): Parts => new Map(Object.entries(unzipSync(file)));

/** A workbook written again without the date of the day. */
const datelessWorkbook = (workbook: Uint8Array): Uint8Array => writePackage(new Map(Object.entries(unzipSync(workbook))));

const RANDOM_ID = /"rId([\w-]{15,})"/g;

/** Random relationship ids become `rIdC1`, `rIdC2`… in the order of the relationships, and our texts take their places. */
function settleDocument(parts: Parts, texts: readonly string[]): void {
  const relationships = parts.get('word/_rels/document.xml.rels');
  const document = parts.get('word/document.xml');
  if (!relationships || !document) return;
  const names = new Map<string, string>();
  const settle = (text: string): string =>
    text.replace(RANDOM_ID, (_, id: string) => {
      const known = names.get(id) ?? `rIdC${names.size + 1}`;
      names.set(id, known);
      return `"${known}"`;
    });
  parts.set('word/_rels/document.xml.rels', bytesOf(settle(textOf(relationships))));
  parts.set('word/document.xml', bytesOf(fillPlaces(settle(textOf(document)), texts)));
}

/** Charts: one relationship each, to their workbook, and French text. */
function settleCharts(parts: Parts): void {
  for (const [name, bytes] of parts) {
    if (name.endsWith('.xlsx')) parts.set(name, datelessWorkbook(bytes));
    else if (/^word\/charts\/(_rels\/)?[^/]+\.(xml|rels)$/.test(name)) {
      parts.set(
        name,
        bytesOf(
          textOf(bytes)
            .replace(RANDOM_ID, '"rIdW1"')
            .replaceAll(/(<c:lang val=| lang=)"en-US"/g, '$1"fr-FR"'),
        ),
      );
    }
  }
}

/** Our own lists take the place of those of `docx`, whose identifiers depend on what it met first. */
function settleLists(parts: Parts, nextList: number): void {
  parts.set('word/numbering.xml', bytesOf(numberingXml(nextList)));
  const styles = parts.get('word/styles.xml');
  if (styles) parts.set('word/styles.xml', bytesOf(textOf(styles).replace(/<w:numId w:val="\d+"\/>/g, `<w:numId w:val="${HEADINGS_LIST}"/>`)));
}

/** @param body texts that wait for their places, and the first list identifier left free */
export function settle(parts: Parts, properties: CoreProperties, body: { texts: readonly string[]; nextList: number }): void {
  settleDocument(parts, body.texts);
  settleCharts(parts);
  settleLists(parts, body.nextList);
  parts.set('docProps/core.xml', bytesOf(coreXml(properties)));
}
