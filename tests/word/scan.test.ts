import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { namespaceOf } from '../../server/word/ooxml/names.ts';
import { decodeExactly, encodePart, parseXml, textIn, walk, type XmlElement } from '../../server/word/ooxml/xml.ts';

type Seen = { uri: string; name: string; prefix: string; attributes: string[]; text: string; children: Seen[] };

/** The same text as a general, well-proven parser reads it; null for what it, or our own bounds, refuse. */
function bySaxes(xml: string): Seen | null {
  const parser = new SaxesParser({ xmlns: true });
  const open: Seen[] = [];
  let root: Seen | null = null;
  let refused = false;
  parser.on('error', () => {
    refused = true;
  });
  parser.on('doctype', () => {
    refused = true;
  });
  parser.on('xmldecl', ({ version }) => {
    refused ||= version !== '1.0';
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes).map(({ uri, local, value }) => `${namespaceOf(uri)} ${local}=${value}`);
    const seen: Seen = { uri: namespaceOf(tag.uri), name: tag.local, prefix: tag.prefix, attributes, text: '', children: [] };
    const parent = open.at(-1);
    if (parent) parent.children.push(seen);
    else root = seen;
    open.push(seen);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const add = (text: string): void => {
    for (const seen of open) seen.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  try {
    parser.write(xml).close();
  } catch {
    return null;
  }
  return refused ? null : root;
}

const ours = (xml: string, { uri, name, prefix, attributes, children, ...element }: XmlElement): Seen => ({
  uri,
  name,
  prefix,
  attributes: attributes.map((attribute) => `${attribute.uri} ${attribute.name}=${attribute.value}`),
  text: textIn(xml, { uri, name, prefix, attributes, children, ...element }).replace(/\r\n?/g, '\n'),
  children: children.map((child) => ours(xml, child)),
});

const pieces = fc.constantFrom(
  '<a>',
  '</a>',
  '<b x="1">',
  '</b>',
  '<c/>',
  '<w:p>',
  '</w:p>',
  '<w:p xmlns:w="u">',
  '<w:t w:v="é" v="2"/>',
  '<a xmlns="d">',
  '<a xmlns="">',
  '<a xmlns:p="">',
  '<x:y xmlns:x="q" xmlns:z="q" x:a="1" z:a="2"/>',
  '<a b="1" b="2"/>',
  '<a b=\'"\' c = "<"/>',
  '<a b="&lt;\n\t&#10;"/>',
  '<a b=1/>',
  '<a\n b="2"\t/>',
  '<a b="1"c="2"/>',
  '&amp;',
  '&lt',
  '&#233;',
  '&#xE9;',
  '&#0;',
  '&#xD800;',
  '&nbsp;',
  '&',
  '&;',
  ']]>',
  '<![CDATA[<d>]]>',
  '<![CDATA[',
  '<!-- x -->',
  '<!-- -- -->',
  '<!--->',
  '<!---->',
  '<?p i?>',
  '<?p?>',
  '<?xml version="1.0"?>',
  '<?XML a?>',
  '<?p:q?>',
  '<? p?>',
  '<!DOCTYPE a>',
  '<',
  '>',
  '/>',
  '</',
  '</a >',
  '</ a>',
  '< a/>',
  '<é/>',
  '<1/>',
  '<a:b:c/>',
  '<:a/>',
  '<a:/>',
  '<xml:a/>',
  '<a xml:space="preserve"/>',
  '<a xmlns:xml="http://www.w3.org/XML/1998/namespace"/>',
  '<a xmlns:xmlns="z"/>',
  '<xmlns:a/>',
  '<a xmlns:q="http://www.w3.org/2000/xmlns/"/>',
  'texte',
  ' ',
  '\n',
  '\r\n',
  '\u{1f600}',
  '\u0000',
  '\u0001',
  '\ufffe',
  '\u0085',
  '"',
  "'",
  '=',
  'é',
);
const document = fc.tuple(
  fc.constantFrom('', '<?xml version="1.0" encoding="UTF-8"?>', "<?xml version='1.0' standalone='no' ?>", '<?xml version="1.1"?>', '<?xml encoding="a"?>', ' '),
  fc.array(pieces, { maxLength: 8 }),
  fc.boolean(),
);

describe('Le lecteur XML', () => {
  it('lit et refuse comme un analyseur éprouvé', () => {
    fc.assert(
      fc.property(document, ([head, body, rooted]) => {
        const xml = rooted ? `${head}<r xmlns:w="u" xmlns:p="v">${body.join('')}</r>` : head + body.join('');
        const root = parseXml(xml);
        expect(root ? ours(xml, root) : null).toEqual(bySaxes(xml));
      }),
      { numRuns: 20_000 },
    );
  });

  it('refuse 10 000 éléments emboîtés, sans appel récursif', () => {
    expect(parseXml('<a>'.repeat(10_000) + '</a>'.repeat(10_000))).toBeNull();
  });

  it('donne des places qui découpent exactement le texte', () => {
    fc.assert(
      fc.property(document, ([head, body]) => {
        const xml = `${head}<r>${body.join('')}</r>`;
        const root = parseXml(xml);
        for (const { start, end, innerStart, innerEnd } of root ? walk(root) : []) {
          expect(xml[start]).toBe('<');
          expect(xml[end - 1]).toBe('>');
          expect(innerStart <= innerEnd && start < innerStart && innerEnd <= end).toBe(true);
        }
      }),
    );
  });
});

describe('L’encodage d’une partie', () => {
  it('rend les mêmes octets après lecture, ou refuse', () => {
    const encodings = fc.constantFrom(
      ...(['utf-8', 'utf-16le', 'utf-16be'] as const).flatMap((name) => [
        { name, mark: true },
        { name, mark: false },
      ]),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), encodings, (text, encoding) => {
        const bytes = encodePart(`<a>${text}</a>`, encoding);
        const decoded = decodeExactly(bytes);
        expect(decoded).toEqual({ text: `<a>${text}</a>`, encoding });
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const decoded = decodeExactly(bytes);
        return decoded === null || Buffer.compare(encodePart(decoded.text, decoded.encoding), bytes) === 0;
      }),
    );
  });

  it('accepte une déclaration vraie, quelle que soit sa façon de l’écrire', () => {
    for (const [said, name] of [
      ['utf8', 'utf-8'],
      ['UTF-8', 'utf-8'],
      ['US-ASCII', 'utf-8'],
      ['UTF-16', 'utf-16be'],
      ['utf-16le', 'utf-16le'],
    ] as const)
      expect(decodeExactly(encodePart(`<?xml version="1.0" encoding="${said}"?><a/>`, { name, mark: true }))?.encoding.name).toBe(name);
  });

  it('refuse une déclaration qui ment', () => {
    expect(decodeExactly(new TextEncoder().encode('<?xml version="1.0" encoding="ISO-8859-1"?><a/>'))).toBeNull();
    expect(decodeExactly(encodePart('<?xml version="1.0" encoding="UTF-8"?><a/>', { name: 'utf-16le', mark: true }))).toBeNull();
  });
});
