/**
 * The page of a public consultation, made here: HTML, a style, nothing else. It takes no session into account, sets no cookie, runs no script, and
 * all of it is under one prefix, so that an operator may open that prefix alone to the outside. A refusal is a page too.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { ICON, problemPage, ROOT, STYLE } from '#shared/participation-papers/html.ts';
import { PAGE_ICON, PAGE_STYLE } from '#shared/participation-papers/page-style.ts';
import type { Context } from '../context.ts';
import { sendRefusal } from '../plugins/errors.ts';
import { openFollow, openText, openVoices, followComment, type OpenPage } from '../usecases/participations/open-page.ts';
import { openForm, sendComment, type Sent } from '../usecases/participations/send.ts';
import { typed } from './typed.ts';

const HTML = 'text/html; charset=utf-8';
/** Stricter than the product's: there is neither script, nor connection, nor picture but the icon. */
const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // A form sent without any referrer says it comes from nowhere: it would be taken for another site's.
  'referrer-policy': 'same-origin',
};
/** As a form sends the longest comment: twelve bytes for the longest sign. */
const FORM_BYTES = (LIMITS.participationText + LIMITS.participationQuote + LIMITS.participationName) * 12 + 10_000;

const schema = { hide: true, 'x-rule': 'open' } as const;
const BySlug = Type.Object({ slug: Type.String({ maxLength: 100 }) });
const Asked = Type.Object({ passage: Type.Optional(Type.String({ maxLength: 100 })), page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })) });
const Form = Type.Unsafe<Sent>({ type: 'object' });

function sendPage(reply: FastifyReply, page: OpenPage | Refusal): FastifyReply {
  if (isRefusal(page)) return sendRefusal(reply, page);
  if (page.retryAfterSeconds !== undefined) reply.header('retry-after', String(page.retryAfterSeconds));
  return reply.code(page.status).type(HTML).header('cache-control', 'private, no-cache').send(page.html);
}

type Told = { title: string; detail: string; remedy: string };
const isTold = (value: unknown): value is Told =>
  typeof value === 'object' && value !== null && ['title', 'detail', 'remedy'].every((name) => typeof Reflect.get(value, name) === 'string');

/** A refusal said anywhere on the way becomes a page a person can read. */
function asPage(payload: string): string | null {
  const problem: unknown = JSON.parse(payload);
  return isTold(problem) ? problemPage(problem) : null;
}

function registerForms(scope: FastifyInstance): void {
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: FORM_BYTES }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  scope.addHook('onSend', async (_request, reply, payload) => {
    reply.headers(HEADERS);
    if (typeof payload !== 'string' || !String(reply.getHeader('content-type')).startsWith('application/problem+json')) return payload;
    const page = asPage(payload);
    if (page === null) return payload;
    reply.removeHeader('content-length');
    reply.type(HTML).header('cache-control', 'no-store');
    return page;
  });
}

function readingRoutes(scope: FastifyInstance, context: Context): void {
  const routes = typed(scope);
  for (const [url, type, content] of [
    [STYLE, 'text/css; charset=utf-8', PAGE_STYLE],
    [ICON, 'image/svg+xml', PAGE_ICON],
  ] as const)
    routes.get(url, { schema }, async (_request, reply) => reply.type(type).header('cache-control', 'public, max-age=3600').send(content));

  routes.get(`${ROOT}/:slug`, { schema: { ...schema, params: BySlug } }, async ({ params }, reply) => sendPage(reply, await openText(context, params.slug)));

  routes.get(`${ROOT}/:slug/avis`, { schema: { ...schema, params: BySlug, querystring: Asked } }, async ({ params, query }, reply) =>
    sendPage(reply, await openVoices(context, params.slug, query.passage, query.page ?? 1)),
  );

  routes.get(`${ROOT}/:slug/ecrire`, { schema: { ...schema, params: BySlug, querystring: Asked } }, async ({ params, query }, reply) =>
    sendPage(reply, await openForm(context, params.slug, query.passage)),
  );

  routes.get(`${ROOT}/:slug/suivi`, { schema: { ...schema, params: BySlug } }, async ({ params }, reply) =>
    sendPage(reply, await openFollow(context, params.slug)),
  );
}

function writingRoutes(scope: FastifyInstance, context: Context): void {
  const routes = typed(scope);
  const post = { bodyLimit: FORM_BYTES, schema: { ...schema, params: BySlug, body: Form } };

  routes.post(`${ROOT}/:slug/ecrire`, post, async ({ params, body, ip }, reply) => sendPage(reply, await sendComment(context, params.slug, body, ip)));

  routes.post(`${ROOT}/:slug/suivi`, post, async ({ params, body, ip }, reply) => {
    const { code } = body;
    return sendPage(reply, await followComment(context, params.slug, typeof code === 'string' ? code : '', ip));
  });
}

export function participationPageRoutes(app: FastifyInstance, context: Context): void {
  app.register(async (scope) => {
    registerForms(scope);
    readingRoutes(scope, context);
    writingRoutes(scope, context);
  });
}
