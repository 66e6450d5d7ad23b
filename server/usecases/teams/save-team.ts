import type { Team } from '#shared/api/people.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { TeamRow } from '../../repositories/teams.ts';
import { denied, servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';

export const teamNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune équipe ne porte l’identifiant « ${id} ».`, { remedy: 'Elle a pu être retirée : revenez à la liste des équipes.' });

/** « Voirie » and « voirie » would be taken for one another. */
const { compare } = new Intl.Collator('fr', { sensitivity: 'accent' });

function taken(teams: readonly TeamRow[], id: string, name: string): Refusal | null {
  const other = teams.find((team) => team.id !== id && compare(team.name, name) === 0);
  return other ? refuse('ALREADY_EXISTS', `Une équipe s’appelle déjà « ${other.name} ».`) : null;
}

async function readTeam({ read }: Context, actor: Actor, id: string): Promise<Team | Refusal> {
  return (await read.teams.counted(actor.organisationId)).find((team) => team.id === id) ?? teamNotFound(id);
}

/** A new team, without members. */
export async function createTeam(context: Context, actor: Actor, written: { name: string }): Promise<Team | Refusal> {
  const refusal = denied(actor, 'team:manage') ?? servedOnly(context.service);
  if (refusal) return refusal;
  const team = { id: context.newId(), name: written.name.trim(), organisationId: actor.organisationId, createdAt: context.clock.now() };
  const failed = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const teams = await repositories.teams.list(actor.organisationId);
    if (teams.length >= LIMITS.teams)
      return refuse('INVALID_INPUT', `Une organisation a ${LIMITS.teams} équipes au plus.`, { remedy: 'Retirez une équipe, puis recommencez.' });
    const fault = taken(teams, team.id, team.name);
    if (fault) return fault;
    await repositories.teams.insert(team);
    await audit(context, actor, repositories, 'team.created', team.id);
    return null;
  });
  return isRefusal(failed) ? failed : readTeam(context, actor, team.id);
}

/** Another name; who is in it and what it has stay. */
export async function renameTeam(context: Context, actor: Actor, id: string, written: { name: string }): Promise<Team | Refusal> {
  const refusal = denied(actor, 'team:manage') ?? servedOnly(context.service);
  if (refusal) return refusal;
  const name = written.name.trim();
  const failed = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const teams = await repositories.teams.list(actor.organisationId);
    const fault = teams.some((team) => team.id === id) ? taken(teams, id, name) : teamNotFound(id);
    if (fault) return fault;
    await repositories.teams.rename(actor.organisationId, id, name);
    await audit(context, actor, repositories, 'team.updated', id);
    return null;
  });
  return isRefusal(failed) ? failed : readTeam(context, actor, id);
}
