/**
 * A schema whose repeated parts are written once, under `$defs`, and named where they stand. It says the same; compiled, it is one function
 * a part instead of one a place: a block of text stands in twenty places of a scheme.
 */
type Schema = Record<string, unknown>;

const ONE = ['items', 'additionalProperties'];
const LISTS = ['anyOf', 'oneOf', 'allOf'];
const MAPS = ['properties', 'patternProperties'];

/** Below, a call costs more than what it saves. */
const WORTH = 4;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same node with each of the schemas in it replaced. */
function withInner(node: Schema, replace: (inner: Schema) => unknown): Schema {
  const replaced = (value: unknown): unknown => (isSchema(value) ? replace(value) : value);
  const change = (keyword: string, value: unknown): unknown => {
    if (ONE.includes(keyword)) return replaced(value);
    if (LISTS.includes(keyword) && Array.isArray(value)) return value.map(replaced);
    if (MAPS.includes(keyword) && isSchema(value)) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner)]));
    return value;
  };
  return Object.fromEntries(Object.entries(node).map(([keyword, value]) => [keyword, change(keyword, value)]));
}

/** `node` names its inner schemas by their number: `{ part: 12 }`. */
type Part = { node: Schema; size: number; times: number };

/** Every different part of a schema, the inner ones first. */
function partsOf(schema: Schema): Part[] {
  const parts: Part[] = [];
  const numbers = new Map<string, number>();
  const read = (node: Schema): number => {
    // A default is not set under a choice, which a part no longer knows it is in: it stays where it is, and what holds it.
    let size = 'default' in node ? Number.NEGATIVE_INFINITY : 1;
    const named = withInner(node, (inner) => {
      const part = read(inner);
      size += parts[part]?.size ?? 0;
      return { part };
    });
    const text = JSON.stringify(named);
    const number = numbers.get(text) ?? parts.push({ node: named, size, times: 0 }) - 1;
    numbers.set(text, number);
    return number;
  };
  read(schema);
  return parts;
}

/** @param schema without `$ref` nor `$defs` of its own */
export function withSharedParts(schema: object): object {
  const parts = partsOf({ ...schema });
  const count = (number: number): void => {
    const part = parts[number];
    if (part && ++part.times === 1) withInner(part.node, ({ part: inner }) => count(Number(inner)));
  };
  const whole = parts.length - 1;
  count(whole);
  const shared: Schema = {};
  const write = (number: number): Schema => withInner(parts[number]?.node ?? {}, ({ part }) => place(Number(part)));
  const place = (number: number): Schema => {
    const part = parts[number];
    if (!part || part.times === 1 || part.size < WORTH) return write(number);
    const name = `part${number}`;
    shared[name] ??= write(number);
    return { $ref: `#/$defs/${name}` };
  };
  const written = write(whole);
  return Object.keys(shared).length === 0 ? written : { ...written, $defs: shared };
}
