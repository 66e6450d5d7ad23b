import type { Session } from '#shared/api/session.ts';
import { type Actor, may, PERMISSION_NAMES, type Permission } from '#shared/permissions.ts';
import { secondFactorOf } from '#shared/session.ts';
import type { Context } from '../../context.ts';
import type { FoundSession } from '../../repositories/sessions.ts';

const permissionsOf = (actor: Actor): Permission[] => PERMISSION_NAMES.filter((name) => may(actor, name));

/** Who is here, what they may do, and the ways in. On one desk: « Ce poste », every right. */
export async function readSession({ read, service, identity }: Context, actor: Actor, session: FoundSession | null): Promise<Session> {
  const ways = { mode: service.mode, sso: identity.sso ? { label: identity.sso.label } : null, mail: identity.mailer !== null };
  if (service.mode === 'local') {
    const organisation = await read.organisations.find(actor.organisationId);
    return {
      ...ways,
      person: { id: actor.personId, name: 'Ce poste', email: null, roles: [...actor.roles] },
      organisation: organisation ? { id: organisation.id, name: organisation.name } : null,
      teams: [],
      permissions: permissionsOf(actor),
      secondFactor: 'none',
      method: null,
      expiresAt: null,
    };
  }
  if (!session) return { ...ways, person: null, organisation: null, teams: [], permissions: [], secondFactor: 'none', method: null, expiresAt: null };
  const secondFactor = secondFactorOf(session);
  const open = secondFactor === 'none' || secondFactor === 'done';
  const teams = open ? await read.teams.ofPerson(session.personId) : [];
  return {
    ...ways,
    person: { id: session.personId, name: session.name, email: session.email, roles: session.roles },
    organisation: { id: session.organisationId, name: session.organisation },
    teams: teams.map(({ id, name }) => ({ id, name })),
    permissions: open ? permissionsOf(actor) : [],
    secondFactor,
    method: session.method,
    expiresAt: session.expiresAt,
  };
}
