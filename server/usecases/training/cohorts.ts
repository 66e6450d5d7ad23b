/** Groups of people who learn together: made, changed, taken away, and where each of their people is. */
import type { Cohort, CohortChange, CohortCreate, CohortList, CohortProgress } from '#shared/api/training-lead.ts';
import { isDay } from '#shared/days.ts';
import { type FieldFault, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { CohortRow } from '../../repositories/cohorts.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied, servedOnly } from '../allowed.ts';
import { audit } from '../audit.ts';
import { listModules } from './modules.ts';
import { learners, progressOf } from './progress-table.ts';

const cohortNotFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucun groupe ne porte l’identifiant « ${id} ».`, { remedy: 'Il a pu être supprimé : revenez à la liste des groupes.' });

const shown = ({ organisationId: _organisationId, ...cohort }: CohortRow): Cohort => cohort;

const unknown = (ids: readonly string[], known: ReadonlySet<string>, path: string, message: string): FieldFault[] =>
  ids.flatMap((id, index) => (known.has(id) ? [] : [{ path: `${path}/${index}`, message }]));

/** What of a group is not there: people, modules, its day. Those already in it may have left since. */
async function faultsOf(context: Context, actor: Actor, change: CohortChange, before: CohortRow | null): Promise<Refusal | null> {
  const people = new Set([...(await learners(context, actor.organisationId)).map(({ id }) => id), ...(before?.personIds ?? [])]);
  const modules = new Set([...(await listModules(context, actor)).map(({ id }) => id), ...(before?.moduleIds ?? [])]);
  const fields = [
    ...unknown(change.personIds ?? [], people, 'personIds', 'Cette personne n’est pas de votre organisation.'),
    ...unknown(change.moduleIds ?? [], modules, 'moduleIds', 'Ce module n’existe pas.'),
    ...(change.dueOn && !isDay(change.dueOn) ? [{ path: 'dueOn', message: `Le ${change.dueOn} n’existe pas dans le calendrier.` }] : []),
  ];
  return fields.length === 0 ? null : refuse('INVALID_INPUT', fields[0]?.message ?? '', { fields });
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

/** A row with what was asked to change, trimmed, nobody twice. */
const changed = (row: CohortRow, { name = row.name, moduleIds = row.moduleIds, personIds = row.personIds, dueOn = row.dueOn }: CohortChange): CohortRow => ({
  ...row,
  name: name.trim(),
  moduleIds: distinct(moduleIds),
  personIds: distinct(personIds),
  dueOn,
});

const mayChange = (context: Context, actor: Actor): Refusal | null => denied(actor, 'training:lead') ?? servedOnly(context.service);

export async function listCohorts({ read }: Context, actor: Actor): Promise<CohortList | Refusal> {
  const refusal = denied(actor, 'training:lead');
  if (refusal) return refusal;
  const items = (await read.cohorts.list(actor.organisationId)).map(shown);
  return { items, total: items.length };
}

export async function createCohort(context: Context, actor: Actor, asked: CohortCreate): Promise<Cohort | Refusal> {
  const refusal = mayChange(context, actor) ?? (await faultsOf(context, actor, asked, null));
  if (refusal) return refusal;
  const { organisationId } = actor;
  const empty = { id: context.newId(), organisationId, createdAt: context.clock.now(), name: '', moduleIds: [], personIds: [], dueOn: null };
  const row = changed(empty, asked);
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if ((await repositories.cohorts.list(organisationId)).length >= LIMITS.cohorts)
      return refuse('INVALID_INPUT', `Une organisation a ${LIMITS.cohorts} groupes au plus.`, { remedy: 'Supprimez un groupe, puis recommencez.' });
    await repositories.cohorts.insert(row);
    await audit(context, actor, repositories, 'cohort.created', row.id);
    return shown(row);
  });
}

export async function changeCohort(context: Context, actor: Actor, id: string, change: CohortChange): Promise<Cohort | Refusal> {
  const refusal = mayChange(context, actor);
  if (refusal) return refusal;
  const before = await context.read.cohorts.find(actor.organisationId, id);
  const faults = before ? await faultsOf(context, actor, change, before) : cohortNotFound(id);
  if (faults) return faults;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const row = await repositories.cohorts.find(actor.organisationId, id);
    if (!row) return cohortNotFound(id);
    const next = changed(row, change);
    await repositories.cohorts.replace(next);
    await audit(context, actor, repositories, 'cohort.updated', id);
    return shown(next);
  });
}

/** The group alone goes: what its people did stays theirs. */
export async function removeCohort(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = mayChange(context, actor);
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if (!(await repositories.cohorts.remove(actor.organisationId, id))) return cohortNotFound(id);
    await audit(context, actor, repositories, 'cohort.removed', id);
    return null;
  });
}

/** Its people against its modules; those who left since are not shown. */
export async function readCohort(context: Context, actor: Actor, id: string): Promise<CohortProgress | Refusal> {
  const refusal = denied(actor, 'training:lead');
  if (refusal) return refusal;
  const row = await context.read.cohorts.find(actor.organisationId, id);
  if (!row) return cohortNotFound(id);
  const people = (await learners(context, actor.organisationId)).filter((person) => row.personIds.includes(person.id));
  const modules = (await listModules(context, actor)).filter((module) => row.moduleIds.includes(module.id));
  return { cohort: shown(row), progress: await progressOf(context, actor.organisationId, people, modules) };
}
