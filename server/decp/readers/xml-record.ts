/** One contract of an XML file as the raw object JSON would have given: same lists, same wrappers, every value a text. */
import { SaxesParser } from 'saxes';
import { note, type Notes } from '../../../shared/decp/notes.ts';
import type { Raw } from '../../../shared/decp/raw.ts';
import { decodeEntities } from '../../../shared/decp/text.ts';

/** Lists of objects, each wrapped in JSON too. */
const OBJECT_LISTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['titulaires', ['titulaire']],
  ['concessionnaires', ['concessionnaire']],
  ['modifications', ['modification']],
  ['actesSousTraitance', ['acteSousTraitance']],
  // The schema and the XSD do not give it the same name.
  ['modificationsActesSousTraitance', ['modificationActesSousTraitance', 'modificationActeSousTraitance']],
  ['donneesExecution', ['donneesAnnuelles']],
]);
/** Lists of texts. */
const TEXT_LISTS: ReadonlyMap<string, string> = new Map([
  ['considerationsSociales', 'considerationSociale'],
  ['considerationsEnvironnementales', 'considerationEnvironnementale'],
]);

type Value = string | Raw | readonly unknown[];
type Element = { name: string; text: string; children: Map<string, Value[]> };

const DEEPEST = 64;

function asObject(children: Element['children']): Raw {
  return Object.fromEntries([...children].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

function readElement({ name, text, children }: Element): Value {
  const wrappers = OBJECT_LISTS.get(name);
  if (wrappers !== undefined) return wrappers.flatMap((wrapper) => (children.get(wrapper) ?? []).map((value) => ({ [wrapper]: value })));
  const list = TEXT_LISTS.get(name);
  const texts = list === undefined ? undefined : children.get(list);
  if (list !== undefined && texts !== undefined) return { [list]: texts };
  return children.size === 0 ? text.trim() : asObject(children);
}

/** Throws what saxes throws, and on an element deeper than any contract. */
function parseStrictly(text: string): Raw {
  const root: Element = { name: '', text: '', children: new Map() };
  const stack: Element[] = [root];
  const parser = new SaxesParser({});
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    if (stack.length > DEEPEST) throw new Error('too deep');
    stack.push({ name, text: '', children: new Map() });
  });
  const addText = (more: string): void => {
    const element = stack.at(-1);
    if (element) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = stack.pop();
    const parent = stack.at(-1);
    if (element === undefined || parent === undefined) return;
    const values = parent.children.get(element.name);
    if (values === undefined) parent.children.set(element.name, [readElement(element)]);
    else values.push(readElement(element));
  });
  parser.write(text).close();
  return asObject(root.children);
}

/** Whatever XML 1.0 forbids, written as it is or as a reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:x0*(?:[0-8bcef]|1[\da-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/gi;
/** An ampersand that begins none of the references of XML. */
const LOOSE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)(?:[A-Za-z][A-Za-z\d]{1,9};)?/g;

function repaired(text: string, notes: Notes): string {
  const clean = text.replace(FORBIDDEN, '');
  if (clean !== text) note(notes, 'CONTROL_CHARACTER', '', '', '');
  return clean.replace(LOOSE, (written) => {
    const decoded = decodeEntities(written);
    if (decoded !== written) {
      note(notes, 'HTML_ENTITY', '', written, decoded);
      return decoded.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    }
    note(notes, 'XML_ESCAPE', '', written, `&amp;${written.slice(1)}`);
    return `&amp;${written.slice(1)}`;
  });
}

function attempt(text: string): Raw | null {
  try {
    return parseStrictly(text);
  } catch {
    return null;
  }
}

/** Null when nobody can read it. What had to be put right first is in `notes`. */
export function readXmlRecord(text: string, tag: string, notes: Notes): unknown {
  const whole = attempt(text) ?? attempt(repaired(text, notes));
  return whole === null ? null : (whole[tag] ?? null);
}
