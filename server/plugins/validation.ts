/**
 * Validation of requests: query strings are coerced (they are text), bodies never; every fault is listed.
 * Validators and serialisers are compiled at their first use: compiling all of them cost a second at each start.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import fastJsonStringify from 'fast-json-stringify';
import type { FastifyInstance } from 'fastify';

const shared = { allErrors: true, useDefaults: true, removeAdditional: false, strict: false } as const;

/** What Fastify calls: the faults of the last call are on the function itself. */
type Validator = { (data: unknown): boolean; errors?: ValidateFunction['errors'] };

export function registerValidation(app: FastifyInstance): void {
  const bodies = new Ajv(shared);
  const texts = new Ajv({ ...shared, coerceTypes: true });
  // A form sends its empty fields: an empty parameter is an absent one.
  app.addHook('preValidation', async ({ query }) => {
    if (typeof query !== 'object' || query === null) return;
    for (const [name, value] of Object.entries(query)) if (value === '') Reflect.deleteProperty(query, name);
  });
  app.setValidatorCompiler(({ schema, httpPart }) => {
    let compiled: ValidateFunction | undefined;
    const validate: Validator = (data) => {
      compiled ??= (httpPart === 'body' ? bodies : texts).compile(Object(schema));
      const holds = compiled(data) === true;
      validate.errors = compiled.errors;
      return holds;
    };
    return validate;
  });
  app.setSerializerCompiler(({ schema }) => {
    let compiled: ((data: unknown) => string) | undefined;
    return (data) => {
      compiled ??= fastJsonStringify(Object(schema));
      return compiled(data);
    };
  });
}
