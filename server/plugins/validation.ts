/**
 * Validation of requests: query strings are coerced (they are text), bodies never; every fault is listed.
 * Validators and serialisers are compiled at their first use: compiling all of them cost a second at each start. A
 * server for many people compiles them all before it listens, so that nobody's first request holds up the others.
 * A part that a schema repeats is compiled once (`shared-parts.ts`): the blocks of text of a scheme took half a second at its first save.
 * A schema is compiled once for the process, whatever the number of routes (and, in tests, of applications) that share it.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import fastJsonStringify from 'fast-json-stringify';
import type { FastifyInstance } from 'fastify';
import { withSharedParts } from './shared-parts.ts';

const shared = { allErrors: true, useDefaults: true, removeAdditional: false, strict: false, code: { optimize: false } } as const;

/** What Fastify calls: the faults of the last call are on the function itself. */
type Validator = { (data: unknown): boolean; errors?: ValidateFunction['errors'] };

declare module 'fastify' {
  interface FastifyInstance {
    /** Compiles what was not used yet. */
    compileSchemas: () => void;
  }
}

/** Made at its first use, or when `compile` is called. */
function later<T>(make: () => T, pending: (() => void)[]): () => T {
  let made: { value: T } | undefined;
  const get = (): T => {
    made ??= { value: make() };
    return made.value;
  };
  pending.push(get);
  return get;
}

type Serialiser = (data: unknown) => string;
const serialisers = new WeakMap<object, Serialiser>();

/** Every route answers its refusals in the same form, under ten statuses: a thousand compilations that are one. */
function serialiserOf(schema: object): Serialiser {
  const known = serialisers.get(schema);
  if (known) return known;
  const made: Serialiser = fastJsonStringify(withSharedParts(schema), { ajv: { code: { optimize: false } } });
  serialisers.set(schema, made);
  return made;
}

const bodies = new Ajv({ ...shared, inlineRefs: false });
const texts = new Ajv({ ...shared, coerceTypes: true });

const bodyChecks = new WeakMap<object, ValidateFunction>();

/** Only bodies are long enough to repeat themselves. */
function bodyCheckOf(schema: object): ValidateFunction {
  const check = bodyChecks.get(schema) ?? bodies.compile(withSharedParts(schema));
  bodyChecks.set(schema, check);
  return check;
}

export function registerValidation(app: FastifyInstance): void {
  const pending: (() => void)[] = [];
  app.decorate('compileSchemas', () => {
    for (const compile of pending.splice(0)) compile();
  });
  // A form sends its empty fields: an empty parameter is an absent one.
  app.addHook('preValidation', async ({ query }) => {
    if (typeof query !== 'object' || query === null) return;
    for (const [name, value] of Object.entries(query)) if (value === '') Reflect.deleteProperty(query, name);
  });
  app.setValidatorCompiler(({ schema, httpPart }) => {
    const compiled = later(() => (httpPart === 'body' ? bodyCheckOf(Object(schema)) : texts.compile(Object(schema))), pending);
    const validate: Validator = (data) => {
      const check = compiled();
      const holds = check(data) === true;
      validate.errors = check.errors;
      return holds;
    };
    return validate;
  });
  app.setSerializerCompiler(({ schema }) => {
    const compiled = later(() => serialiserOf(Object(schema)), pending);
    return (data) => compiled()(data);
  });
}
