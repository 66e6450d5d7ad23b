/** What XML 1.0 allows in characters, names, entities and declarations. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids these very characters
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const SURROGATE = /[\ud800-\udfff]/;

export const hasForbiddenCharacter = (text: string): boolean => FORBIDDEN.test(text) || (SURROGATE.test(text) && LONE_SURROGATE.test(text));

const START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const MORE = `${START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040`;
const NAME = new RegExp(`^[:${START}][:${MORE}]*$`, 'u');
const NC_NAME = new RegExp(`^[${START}][${MORE}]*$`, 'u');

export const isName = (name: string): boolean => NAME.test(name);
/** A name without colon. */
export const isNcName = (name: string): boolean => NC_NAME.test(name);

const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>$/;

export const isDeclaration = (text: string): boolean => DECLARATION.test(text);

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function numeric(code: number): string | null {
  if (!(code > 0 && code <= 0x10ffff)) return null;
  const allowed = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
  return allowed ? String.fromCodePoint(code) : null;
}

/** Text with its entities replaced: the five of XML and characters by number; null on any other. */
export function decodeEntities(text: string): string | null {
  let fault = false;
  const decoded = text.replace(/&([^;&\s]{0,12});?/g, (whole, name: string) => {
    const number = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
    const value = number ? numeric(number[1] ? Number.parseInt(number[1], 16) : Number(number[2])) : ENTITIES[name];
    if (!whole.endsWith(';') || value === undefined || value === null) fault = true;
    return value ?? '';
  });
  return fault ? null : decoded;
}

/** What an attribute says, from what is written between its quotes; null on a fault. */
export function attributeValue(text: string): string | null {
  if (text.includes('<')) return null;
  const spaced = /[\t\n\r]/.test(text) ? text.replace(/\r\n|[\t\n\r]/g, ' ') : text;
  return spaced.includes('&') ? decodeEntities(spaced) : spaced;
}

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** Whether a prefix (empty: the default) may stand for a namespace: two are reserved, and only the default may be undone. */
export function mayBind(prefix: string, uri: string): boolean {
  if (prefix === 'xml') return uri === XML_NAMESPACE;
  return prefix !== 'xmlns' && uri !== XML_NAMESPACE && uri !== XMLNS_NAMESPACE && (prefix === '' || uri !== '');
}
