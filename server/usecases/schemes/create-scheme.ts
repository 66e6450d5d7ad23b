import type { Scheme, SchemeContent, SchemeCreate } from '#shared/api/schemes.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import { startScheme } from '#shared/scheme/start.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { contentOf } from '../../repositories/schemes.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { firstTeam, schemeNotFound } from '../sharing/reach.ts';
import { contentFaults } from './content-faults.ts';

async function firstContent(context: Context, actor: Actor, { title, startingPoint, copyOf, organisation }: SchemeCreate): Promise<SchemeContent | Refusal> {
  if (copyOf !== undefined) {
    const source = await context.read.schemes.find(reachOf(actor), copyOf);
    return source ? { ...contentOf(source), title } : schemeNotFound(copyOf);
  }
  const started = startScheme(title, startingPoint ?? null, context.content.catalogue, context.newId);
  return organisation ? { ...started, organisation: { ...organisation, kind: organisation.kind ?? started.organisation.kind } } : started;
}

/** A scheme from a title alone, from a starting point, or as a copy of another. */
export async function createScheme(context: Context, actor: Actor, request: SchemeCreate): Promise<Scheme | Refusal> {
  const refusal = denied(actor, 'scheme:create');
  if (refusal) return refusal;
  const content = await firstContent(context, actor, request);
  if (isRefusal(content)) return content;
  const fault = contentFaults({ organisation: content.organisation });
  if (fault) return fault;
  const now = context.clock.now();
  const scheme: Scheme = {
    ...content,
    title: request.title.trim(),
    id: context.newId(),
    revision: 1,
    createdAt: now,
    updatedAt: now,
    example: false,
    startingPoint: request.startingPoint ?? null,
  };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    await repositories.schemes.insert(reachOf(actor), scheme, await firstTeam(repositories, actor));
    await audit(context, actor, repositories, 'scheme.created', scheme.id);
    return scheme;
  });
}
