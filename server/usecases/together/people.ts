/** Who is meant: names of those who wrote, and who sees a scheme. On one desk there is one person, « Ce poste ». */
import type { SchemePeopleList } from '#shared/api/together.ts';
import { ERASED_NAME } from '#shared/audit/labels.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { byName } from '#shared/format.ts';
import { type Actor, may, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { Repositories } from '../../repositories/index.ts';
import type { PersonRow } from '../../repositories/people.ts';
import { denied } from '../allowed.ts';
import { LOCAL_PERSON } from '../audit.ts';
import { schemeNotFound } from '../sharing/reach.ts';

const DESK = { id: LOCAL_PERSON, name: 'Ce poste' };

export type Names = ReadonlyMap<string, string>;
export const nameOf = (names: Names, id: string | null): string => (id === null ? ERASED_NAME : (names.get(id) ?? ERASED_NAME));

/** Names of these people, in one read. */
export async function namesOf({ service }: Context, { together }: Repositories, { organisationId }: Actor, ids: readonly (string | null)[]): Promise<Names> {
  const known = ids.filter((id) => id !== null);
  if (service.mode === 'local') return new Map([[DESK.id, DESK.name]]);
  return together.names(organisationId, known);
}

/** Null when the person reaches the scheme, and it is not in the bin. */
export async function seenScheme({ sharing }: Pick<Repositories, 'sharing'>, actor: Actor, schemeId: string): Promise<Refusal | null> {
  const found = await sharing.belonging(reachOf(actor), 'scheme', schemeId);
  return found && !found.inBin ? null : schemeNotFound(schemeId);
}

/** True when this person's account is open, sees the scheme and may tick a task of it. */
async function mayOwn(repositories: Repositories, { id, organisationId, roles, state }: PersonRow, schemeId: string): Promise<boolean> {
  const actor: Actor = { personId: id, organisationId, roles };
  return state === 'active' && may(actor, 'scheme:read') && may(actor, 'scheme:comment') && (await seenScheme(repositories, actor, schemeId)) === null;
}

export type Owner = { id: string | null; name: string; state: 'here' | 'no-access' | 'erased' };

/** Whose a task is, as it stands today. */
export async function ownerOf({ service }: Context, repositories: Repositories, organisationId: string, schemeId: string, id: string | null): Promise<Owner> {
  if (id !== null && service.mode === 'local') return { id, name: DESK.name, state: 'here' };
  const person = id === null ? null : await repositories.people.find(organisationId, id);
  if (!person || person.state === 'erased') return { id: null, name: ERASED_NAME, state: 'erased' };
  return { id, name: person.name, state: (await mayOwn(repositories, person, schemeId)) ? 'here' : 'no-access' };
}

/** Everybody a task of the scheme can be given to, by name. */
export async function listSchemePeople(context: Context, actor: Actor, schemeId: string): Promise<SchemePeopleList | Refusal> {
  const { read, service } = context;
  const refusal = denied(actor, 'scheme:read') ?? (await seenScheme(read, actor, schemeId));
  if (isRefusal(refusal)) return refusal;
  if (service.mode === 'local') return { items: [DESK], total: 1 };
  const items: { id: string; name: string }[] = [];
  for (const person of await read.people.list(actor.organisationId)) if (await mayOwn(read, person, schemeId)) items.push({ id: person.id, name: person.name });
  return { items: items.sort(byName), total: items.length };
}
