/** What the buyer reads of its consultations: the list, one, a page of its comments. */
import type { Participation, ParticipationCommentList, ParticipationCommentQuery, ParticipationList } from '#shared/api/participations.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { readScheme } from '../schemes/read-scheme.ts';
import { findParticipation, told } from './words.ts';

/** Last opened first. */
export async function listParticipations(context: Context, actor: Actor, schemeId: string): Promise<ParticipationList | Refusal> {
  const scheme = await readScheme(context, actor, schemeId);
  if (isRefusal(scheme)) return scheme;
  const { participations } = context.read;
  const items: Participation[] = [];
  for (const kept of await participations.list(actor.organisationId, schemeId)) items.push(told(context, kept, await participations.counts(kept.id)));
  return { items, total: items.length };
}

export async function readParticipation(context: Context, actor: Actor, schemeId: string, id: string): Promise<Participation | Refusal> {
  const scheme = await readScheme(context, actor, schemeId);
  if (isRefusal(scheme)) return scheme;
  const found = await findParticipation(context.read, actor, schemeId, id);
  return isRefusal(found) ? found : told(context, found, await context.read.participations.counts(id));
}

/** What people sent, those refused too: for who moderates. */
export async function listComments(
  context: Context,
  actor: Actor,
  schemeId: string,
  id: string,
  query: ParticipationCommentQuery,
): Promise<ParticipationCommentList | Refusal> {
  const scheme = denied(actor, 'scheme:consult') ?? (await readScheme(context, actor, schemeId));
  if (isRefusal(scheme)) return scheme;
  const found = await findParticipation(context.read, actor, schemeId, id);
  if (isRefusal(found)) return found;
  const { participationComments } = context.read;
  const { items, total } = await participationComments.page(id, query);
  const held = new Set(items.flatMap(({ answerId }) => answerId ?? []));
  const answers = (await participationComments.answers(id)).filter((answer) => held.has(answer.id));
  return { items, answers, total, page: query.page ?? 1 };
}
