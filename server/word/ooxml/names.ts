/** Names that OOXML gives to things. Namespaces are compared by URI, in both spellings (Transitional and Strict). */
export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

const STRICT: Record<string, string> = {
  'http://purl.oclc.org/ooxml/wordprocessingml/main': W,
  'http://purl.oclc.org/ooxml/officeDocument/relationships': R,
  'http://purl.oclc.org/ooxml/drawingml/main': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'http://schemas.openxmlformats.org/officeDocument/2006/math',
};

/** The Transitional name of a namespace. */
export const namespaceOf = (uri: string): string => STRICT[uri] ?? uri;

/** Strict text brought to Transitional namespaces and relationship types; other text comes back as it is. */
export function toTransitional(xml: string): string {
  if (!xml.includes('purl.oclc.org/ooxml')) return xml;
  let text = xml;
  for (const [strict, transitional] of Object.entries(STRICT))
    text = text.replaceAll(`"${strict}"`, `"${transitional}"`).replaceAll(`'${strict}'`, `'${transitional}'`);
  return text.replaceAll('http://purl.oclc.org/ooxml/officeDocument/relationships/', `${R}/`);
}

export const MAIN_TYPES = {
  document: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  template: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
} as const;
