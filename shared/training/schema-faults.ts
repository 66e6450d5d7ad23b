/** What keeps a value from its schema, field by field, in French. */
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { faultSentence } from '../fault-sentence.ts';

/** `questions/2/prompt`; empty for the whole. */
export type PathFault = { path: string; message: string };

const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Said by another fault, or of a choice none of whose ways fits. */
const SILENT = new Set(['boolean', 'anyOf', 'oneOf', 'not']);

/** Empty when it holds to its schema. */
export function schemaFaults(schema: TSchema, value: unknown): PathFault[] {
  if (Value.Check(schema, value)) return [];
  const seen = new Set<string>();
  const faults = [...Value.Errors(schema, value)].flatMap(({ keyword, instancePath, params }): PathFault[] => {
    const inside = (name: string): string => `${instancePath}/${name}`.slice(1);
    const facts: Record<string, unknown> = { ...params };
    if (SILENT.has(keyword)) return [];
    if (keyword === 'required') return listed(facts['requiredProperties']).map((name) => ({ path: inside(name), message: 'Ce champ est attendu.' }));
    if (keyword === 'additionalProperties')
      return listed(facts['additionalProperties']).map((name) => ({
        path: inside(name),
        message: faultSentence({ keyword, params: { additionalProperty: name } }),
      }));
    return [{ path: instancePath.slice(1), message: faultSentence({ keyword, params: facts }) }];
  });
  const first = faults.filter(({ path }) => !seen.has(path) && seen.add(path));
  return first.length > 0 ? first : [{ path: '', message: 'La forme de cette valeur ne convient pas.' }];
}
