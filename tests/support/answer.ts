/** An answer, read through the schema of its contract. */
import type { LightMyRequestResponse } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { expect } from 'vitest';

/** The body of an answer that has this status and holds to this schema. */
export function answer<S extends TSchema>(response: LightMyRequestResponse, schema: S, status = 200): Static<S> {
  expect(response.statusCode, response.body.slice(0, 300)).toBe(status);
  const body = response.json<Static<S>>();
  expect([...Value.Errors(schema, body)], response.body.slice(0, 300)).toEqual([]);
  return body;
}
