/** Requests drawn from the API's own description, right or wrong in every part a sender chooses. */
import fc from 'fast-check';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import { hostile, nearly, type Schema } from './from-schema.ts';
import { png } from './pictures.ts';
import { problem } from './problem.ts';
import { addressOf, type Ids, type Operation, operationsOf, takesForm } from './routes.ts';
import { multipart } from './upload.ts';

type Described = { parameters?: { name: string; in: string; schema: Schema }[]; requestBody?: { content: Record<string, { schema: Schema }> } };
type Description = { paths: Record<string, Record<string, Described>> };
export type Drawn = Operation & { requests: fc.Arbitrary<InjectOptions> };
export type Send = (options: InjectOptions) => Promise<LightMyRequestResponse>;

/** Instead of an identifier: some that exist elsewhere, some that no address can hold. */
const STRANGE = [
  'exemple',
  'heures-insertion-services',
  '1',
  '-1',
  'absent',
  'a.b',
  '%E0%A4%A',
  '..',
  '%2e%2e%2f',
  'a%00',
  '%0d%0aSet-Cookie:x',
  'x'.repeat(5000),
];
const address = (path: string, targets: readonly Ids[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...targets).map((ids) => addressOf(path, ids)) },
    {
      weight: 1,
      arbitrary: fc.oneof(fc.constantFrom(...STRANGE), hostile.map(encodeURIComponent)).map((strange) => path.replace(/\{\w+\}/g, strange)),
    },
  );

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const query = (parameters: NonNullable<Described['parameters']>): fc.Arbitrary<string> =>
  fc
    .record(Object.fromEntries(parameters.map(({ name, schema }) => [name, nearly(schema)])), { requiredKeys: [] })
    .chain((values) => {
      const right = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(asText(value).replace(/\p{Cs}/gu, ''))}`);
      const wrong = fc.constantFrom([...right, ...right], [...right, 'on=%', '&&=', '__proto__=x', 'a[b]=c'], [`q=${'é'.repeat(4000)}`]);
      return fc.oneof({ weight: 12, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: wrong });
    })
    .map((pairs) => (pairs.length > 0 ? `?${pairs.join('&')}` : ''));

const LONG = 'x'.repeat(9000);
const HEADERS: Record<string, readonly string[]> = {
  'if-match': ['"1"', 'W/"1"', '*', '', LONG, '"é"', '"1", "2"', '"99999999999"'],
  'if-none-match': ['*', '"', LONG],
  host: ['', 'exemple.test', '127.0.0.1:3000@exemple.test', '[', LONG, 'é', '127.0.0.1:99999'],
  'x-forwarded-for': ['127.0.0.1', '::1, ::1, ::1', LONG, 'é', '<script>'],
  'x-forwarded-host': ['exemple.test'],
  authorization: ['Bearer', `Bearer ${LONG}`, 'Basic é', 'x'],
  cookie: ['__Host-clausier=', `__Host-clausier=${LONG}`, '__Host-clausier=%E0%A4%A', '=;;=;', 'a'.repeat(500).split('').join('=1;'), '__Host-clausier-sso=x'],
  'content-type': ['', 'text/plain', 'application/json; charset=utf-16', 'application/xml', 'multipart/form-data', LONG, 'application/json;;;', '/', 'é'],
  accept: ['', 'text/html', LONG],
  'accept-encoding': ['br;q=0', '*', 'x, y, z', LONG],
  origin: ['null', 'https://exemple.test', ''],
  'sec-fetch-site': ['cross-site', '', 'é'],
  'user-agent': ['', LONG, '\u0000', '😀', 'Mozilla/5.0 (Windows'],
  range: ['bytes=0-', 'bytes=-1', 'bytes=a-b'],
  'transfer-encoding': ['gzip'],
  expect: ['100-continue', 'x'],
};
/** Mostly none; otherwise one that a sender would not write. */
const headers: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...Object.keys(HEADERS)).chain((name) => fc.constantFrom(...(HEADERS[name] ?? [])).map((value) => ({ [name]: value }))),
  },
);

const DEEP = 20_000;
const NOT_JSON = [
  '[',
  `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
  `${'{"title":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  '{"title":1e999}',
  '\uFEFF{"title":"x"}',
  '{"title":"x","title":"y"}',
  '{"__proto__":{"roles":["administrator"]},"title":"x"}',
  '"\\ud800"',
  '\u0000',
  'NaN',
];
const body = (schema: Schema): fc.Arbitrary<string | Buffer> => {
  const right = nearly(schema).map((value) => JSON.stringify(value) ?? '');
  return fc.oneof(
    { weight: 25, arbitrary: right },
    { weight: 1, arbitrary: fc.constantFrom(...NOT_JSON) },
    { weight: 1, arbitrary: fc.tuple(right, fc.nat(2000)).map(([text, at]) => text.slice(0, at)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  );
};

const partName = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('kind', 'piece', 'file') }, hostile, fc.constantFrom('é"; filename="x', 'n'.repeat(20_000)));
const part = fc.record(
  {
    name: partName,
    value: fc.oneof(
      fc.constantFrom('logo', 'template', 'ccap', png(20, 20)),
      fc.uint8Array({ maxLength: 300 }),
      hostile.map((text) => `\r\n--${text}\r\n`),
    ),
    filename: fc.oneof(fc.constantFrom('CCAP.docx', 'a.png', '../../etc/passwd', 'a"\r\nX: y', ''), hostile),
    type: fc.constantFrom('image/png', 'text/html', '', 'x'.repeat(2000)),
  },
  { requiredKeys: ['name', 'value'] },
);
/** A form nearly right: other parts, another boundary, cut anywhere. */
const form: fc.Arbitrary<InjectOptions> = fc
  .record({
    parts: fc.array(part, { maxLength: 7 }),
    type: fc.oneof(
      { weight: 6, arbitrary: fc.constant(null) },
      fc.constantFrom(
        'multipart/form-data',
        'multipart/form-data; boundary=',
        `multipart/form-data; boundary=${'b'.repeat(300)}`,
        'multipart/mixed; boundary=x',
      ),
    ),
    keep: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ parts, type, keep }) => {
    const { payload, headers: right } = multipart(parts);
    return { payload: payload.subarray(0, Math.floor(payload.length * keep)), headers: type === null ? right : { 'content-type': type } };
  });

function requests(operation: Operation, { parameters = [], requestBody }: Described, targets: readonly Ids[]): fc.Arbitrary<InjectOptions> {
  const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
  const content: fc.Arbitrary<InjectOptions> = takesForm(operation)
    ? form
    : schema
      ? body(schema).map((payload) => ({ payload, headers: { 'content-type': 'application/json' } }))
      : fc.constant({});
  const asked = parameters.filter((parameter) => parameter.in === 'query');
  return fc
    .record({ url: address(operation.path, targets), search: query(asked), content, more: headers })
    .map(({ url, search, content: { payload, headers: right }, more }) => ({
      method: operation.method,
      url: `${url}${search}`,
      headers: { ...(operation.method === 'PATCH' ? { 'if-match': 'current' } : {}), ...right, ...more },
      ...(payload === undefined ? {} : { payload }),
    }));
}

/** Every operation of the description, those that take things away last, with requests that aim at these things. */
export async function drawnOperations(app: TestApp, targets: readonly Ids[]): Promise<Drawn[]> {
  const { paths } = (await app.call({ method: 'GET', url: '/api/openapi.json' })).json<Description>();
  return (await operationsOf(app)).map((operation) => ({
    ...operation,
    requests: requests(operation, paths[operation.path]?.[operation.method.toLowerCase()] ?? {}, targets),
  }));
}

/** Writes are sent for the revision that is there, so that they are judged on what they write. */
async function current(send: Send, { url, headers: written }: InjectOptions): Promise<InjectOptions['headers']> {
  if (written?.['if-match'] !== 'current') return written;
  return { ...written, 'if-match': String((await send({ method: 'GET', url: String(url) })).headers.etag ?? '"1"') };
}

/** The only failures of a server that does what it should. */
const REFUSED_FOR_NOW = ['BUSY'];

/** Sends it: whatever it is, the answer is right, or a refusal that says in French what to do. */
export async function holds(send: Send, request: InjectOptions): Promise<void> {
  const response = await send({ ...request, headers: await current(send, request) });
  const seen = `${request.method} ${String(request.url).slice(0, 300)} ${String(request.payload).slice(0, 500)}\n${response.statusCode} ${response.body.slice(0, 300)}`;
  const code = response.statusCode >= 400 ? problem(response, response.statusCode).code : '';
  if (response.statusCode >= 500) expect(REFUSED_FOR_NOW, seen).toContain(code);
}

/** Longer than this, a request is taken for one that nobody will answer. */
const HANG = 60_000;

export const hold = async (send: Send, operations: readonly Drawn[], runs: (operation: Drawn) => number): Promise<void> => {
  for (const operation of operations)
    await fc.assert(
      fc.asyncProperty(operation.requests, (request) => holds(send, request)),
      { numRuns: runs(operation), timeout: HANG },
    );
};
