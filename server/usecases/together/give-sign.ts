import type { PresenceBeat, SchemePulse } from '#shared/api/together.ts';
import type { Refusal } from '#shared/errors.ts';
import { byName } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';
import { schemeNotFound } from '../sharing/reach.ts';
import { nameOf, namesOf, seenScheme } from './people.ts';

/** « I am here »: gives who else is, and what tells whether anything changed. Writes nothing. */
export async function giveSign(context: Context, actor: Actor, schemeId: string, { step, axisId = null }: PresenceBeat): Promise<SchemePulse | Refusal> {
  const { read, clock, presence, service } = context;
  const refusal = denied(actor, 'scheme:read') ?? (await seenScheme(read, actor, schemeId));
  if (refusal) return refusal;
  const head = await read.together.head(actor.organisationId, schemeId);
  if (!head) return schemeNotFound(schemeId);
  const others = service.mode === 'local' ? [] : await presence.beat(schemeId, { personId: actor.personId, step, axisId }, clock.now());
  const names = await namesOf(
    context,
    read,
    actor,
    others.map(({ personId }) => personId),
  );
  return {
    revision: head.revision,
    discussion: await read.together.discussion(schemeId),
    others: others.map((one) => ({ id: one.personId, name: nameOf(names, one.personId), step: one.step, axisId: one.axisId })).sort(byName),
  };
}
