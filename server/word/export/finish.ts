/**
 * What `docx` leaves to chance is settled here: dates, random relationship ids, core properties; then the package is
 * written. Same document, same bytes.
 */
import { strFromU8, unzipSync } from 'fflate';
import { bytesOf, type Parts, textOf, writePackage } from '../ooxml/package.ts';
import { escapeXml } from '../ooxml/xml.ts';
import { safe } from './markup.ts';

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

/** Random relationship ids become `rIdC1`, `rIdC2`… in the order in which the document's relationships name them. */
function settleIds(parts: Parts): void {
  const relationships = parts.get('word/_rels/document.xml.rels');
  const document = parts.get('word/document.xml');
  if (!relationships || !document) return;
  const names = new Map<string, string>();
  const settle = (text: string): string => text.replace(RANDOM_ID, (_, id: string) => {
    const known = names.get(id) ?? `rIdC${names.size + 1}`;
    names.set(id, known);
    return `"${known}"`;
  });
  parts.set('word/_rels/document.xml.rels', bytesOf(settle(textOf(relationships))));
  if (names.size > 0) parts.set('word/document.xml', bytesOf(settle(textOf(document))));
}

function settleCharts(parts: Parts): void {
  for (const [name, bytes] of parts) {
    if (name.endsWith('.xlsx')) parts.set(name, datelessWorkbook(bytes));
    else if (/^word\/charts\/(_rels\/)?[^/]+\.(xml|rels)$/.test(name)) {
      let count = 0;
      const text = strFromU8(bytes);
      const names = new Map<string, string>();
      const settled = text.replace(RANDOM_ID, (_, id: string) => `"${names.get(id) ?? (names.set(id, `rIdW${(count += 1)}`), names.get(id))}"`);
      if (names.size > 0) parts.set(name, bytesOf(settled));
    }
  }
}

export function settle(parts: Parts, properties: CoreProperties): void {
  settleIds(parts);
  settleCharts(parts);
  parts.set('docProps/core.xml', bytesOf(coreXml(properties)));
}
