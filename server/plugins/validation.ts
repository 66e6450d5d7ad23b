/** Validation of requests: query strings are coerced (they are text), bodies never; every fault is listed. */
import { Ajv } from 'ajv';
import type { FastifyInstance } from 'fastify';

const shared = { allErrors: true, useDefaults: true, removeAdditional: false, strict: false } as const;

export function registerValidation(app: FastifyInstance): void {
  const bodies = new Ajv(shared);
  const texts = new Ajv({ ...shared, coerceTypes: true });
  // A form sends its empty fields: an empty parameter is an absent one.
  app.addHook('preValidation', async ({ query }) => {
    if (typeof query !== 'object' || query === null) return;
    for (const [name, value] of Object.entries(query)) if (value === '') Reflect.deleteProperty(query, name);
  });
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? bodies : texts).compile(Object(schema)));
}
