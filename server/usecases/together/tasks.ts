/**
 * Tasks of a scheme: asked, given to somebody who sees it, ticked, changed, taken away. One gives tasks to oneself with the right to
 * comment, to others with the right to write the scheme. What is neither one's own nor one's to write is not there.
 */
import type { SchemeTask, SchemeTaskList, TaskChange, TaskCreate } from '#shared/api/together.ts';
import { isDay } from '#shared/days.ts';
import { type FieldFault, isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Actor, may, reachOf } from '#shared/permissions.ts';
import { byUrgency, isLate } from '#shared/scheme/tasks.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import type { TaskChanges, TaskRow } from '../../repositories/together.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { schemeNotFound } from '../sharing/reach.ts';
import { nameOf, namesOf, type Owner, ownerOf, seenScheme } from './people.ts';

const notYours = (): Refusal =>
  refuse('NOT_FOUND', 'Cette tâche n’est pas la vôtre, ou n’existe plus.', { remedy: 'Demandez-le à la personne qui pilote le schéma.' });

/** True when the person writes the scheme: every task of it is theirs to keep. */
async function leads({ sharing }: Repositories, actor: Actor, schemeId: string): Promise<boolean> {
  return may(actor, 'scheme:update') && (await sharing.belonging(reachOf(actor), 'scheme', schemeId))?.access === 'write';
}

/** Rows of one scheme, as this person sees them. */
async function shown(context: Context, repositories: Repositories, actor: Actor, schemeId: string, rows: readonly TaskRow[]): Promise<SchemeTask[]> {
  const head = await repositories.together.head(actor.organisationId, schemeId);
  if (!head || (await seenScheme(repositories, actor, schemeId))) return [];
  const { personId: me, organisationId } = actor;
  const names = await namesOf(
    context,
    repositories,
    actor,
    rows.flatMap(({ authorId, doneBy }) => [authorId, doneBy]),
  );
  const isLead = await leads(repositories, actor, schemeId);
  const owners = new Map<string | null, Owner>();
  for (const ownerId of new Set(rows.map((row) => row.ownerId))) owners.set(ownerId, await ownerOf(context, repositories, organisationId, schemeId, ownerId));
  const today = context.clock.today();
  return rows.flatMap((row): SchemeTask[] => {
    const { id, title, dueOn, anchor, doneAt } = row;
    const owner = owners.get(row.ownerId);
    if (!owner) return [];
    const mine = row.ownerId === me;
    const own = may(actor, 'scheme:comment') && (mine || row.authorId === me);
    return [
      {
        ...{ id, schemeId, schemeTitle: head.title, title, owner, mine, dueOn, anchor, doneAt },
        late: isLate(row, today),
        author: nameOf(names, row.authorId),
        doneBy: doneAt === null ? null : nameOf(names, row.doneBy),
        mayTick: isLead || own,
        mayChange: isLead || own,
      },
    ];
  });
}

const listed = (items: SchemeTask[]): SchemeTaskList => ({ items: items.sort(byUrgency), total: items.length });

export async function listTasks(context: Context, actor: Actor, schemeId: string): Promise<SchemeTaskList | Refusal> {
  const refusal = denied(actor, 'scheme:read') ?? (await seenScheme(context.read, actor, schemeId));
  if (isRefusal(refusal)) return refusal;
  return listed(await shown(context, context.read, actor, schemeId, await context.read.together.tasks(actor.organisationId, schemeId)));
}

/** What is left to do of the person, in the schemes they still see. */
export async function listOwnTasks(context: Context, actor: Actor): Promise<SchemeTaskList | Refusal> {
  const refusal = denied(actor, 'scheme:read');
  if (refusal) return refusal;
  const rows = await context.read.together.tasksOf(actor.organisationId, actor.personId);
  const items: SchemeTask[] = [];
  for (const schemeId of new Set(rows.map((row) => row.schemeId)))
    items.push(
      ...(await shown(
        context,
        context.read,
        actor,
        schemeId,
        rows.filter((row) => row.schemeId === schemeId),
      )),
    );
  return listed(items);
}

async function ownerFault(context: Context, repositories: Repositories, actor: Actor, schemeId: string, ownerId: string): Promise<FieldFault[]> {
  if (ownerId !== actor.personId && !(await leads(repositories, actor, schemeId)))
    return [{ path: 'ownerId', message: 'Vous pouvez vous donner une tâche à vous-même ; la confier demande le droit d’écrire le schéma.' }];
  const owner = await ownerOf(context, repositories, actor.organisationId, schemeId, ownerId);
  return owner.state === 'here' ? [] : [{ path: 'ownerId', message: 'Cette personne ne voit pas le schéma, ou ne peut pas y cocher une tâche.' }];
}

const dayFault = (dueOn: string | null | undefined): FieldFault[] =>
  typeof dueOn === 'string' && !isDay(dueOn) ? [{ path: 'dueOn', message: `Le ${dueOn} n’existe pas dans le calendrier.` }] : [];

const faulty = (fields: FieldFault[]): Refusal | null =>
  fields.length === 0 ? null : refuse('INVALID_INPUT', fields.map(({ message }) => message).join(' '), { fields });

async function onlyOne(context: Context, repositories: Repositories, actor: Actor, schemeId: string, id: string): Promise<SchemeTask | Refusal> {
  const row = await repositories.together.findTask(actor.organisationId, schemeId, id);
  const [task] = row ? await shown(context, repositories, actor, schemeId, [row]) : [];
  return task ?? schemeNotFound(schemeId);
}

export async function createTask(context: Context, actor: Actor, schemeId: string, written: TaskCreate): Promise<SchemeTask | Refusal> {
  const refusal = denied(actor, 'scheme:comment');
  if (refusal) return refusal;
  const { title, ownerId, dueOn = null, anchor = null } = written;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const unseen = await seenScheme(repositories, actor, schemeId);
    if (isRefusal(unseen)) return unseen;
    if ((await repositories.together.taskCount(schemeId)) >= LIMITS.tasksPerScheme)
      return refuse('INVALID_INPUT', `Un schéma garde ${LIMITS.tasksPerScheme} tâches au plus.`, {
        remedy: 'Retirez celles qui sont faites, puis recommencez.',
      });
    const fault = faulty([...(await ownerFault(context, repositories, actor, schemeId, ownerId)), ...dayFault(dueOn)]);
    if (fault) return fault;
    const [id, now] = [context.newId(), context.clock.now()];
    const { organisationId, personId: authorId } = actor;
    await repositories.together.insertTask({
      ...{ id, organisationId, schemeId, title: title.trim(), ownerId, anchor, dueOn, authorId },
      ...{ createdAt: now, doneAt: null, doneBy: null, updatedAt: now },
    });
    await audit(context, actor, repositories, 'scheme-task.created', id);
    return onlyOne(context, repositories, actor, schemeId, id);
  });
}

/** The row, when it is one's own to change; a refusal otherwise. */
async function ownTask(repositories: Repositories, actor: Actor, schemeId: string, id: string): Promise<TaskRow | Refusal> {
  const unseen = await seenScheme(repositories, actor, schemeId);
  if (isRefusal(unseen)) return unseen;
  const row = await repositories.together.findTask(actor.organisationId, schemeId, id);
  const isOwn = row?.ownerId === actor.personId || row?.authorId === actor.personId || (await leads(repositories, actor, schemeId));
  return row && isOwn ? row : notYours();
}

function changesOf({ title, ownerId, dueOn, done }: TaskChange, row: TaskRow, personId: string, now: string): TaskChanges {
  const isTicked = done !== undefined && done !== (row.doneAt !== null);
  return {
    ...(title === undefined ? {} : { title: title.trim() }),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(isTicked ? { doneAt: done ? now : null, doneBy: done ? personId : null } : {}),
  };
}

/** Ticked or opened again; other words, another day, somebody else. */
export async function changeTask(context: Context, actor: Actor, schemeId: string, id: string, change: TaskChange): Promise<SchemeTask | Refusal> {
  const refusal = denied(actor, 'scheme:comment');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const row = await ownTask(repositories, actor, schemeId, id);
    if (isRefusal(row)) return row;
    const isGiven = change.ownerId !== undefined && change.ownerId !== row.ownerId;
    const fault = faulty([...(isGiven ? await ownerFault(context, repositories, actor, schemeId, change.ownerId ?? '') : []), ...dayFault(change.dueOn)]);
    if (fault) return fault;
    const now = context.clock.now();
    const changes = changesOf(change, row, actor.personId, now);
    await repositories.together.changeTask(actor.organisationId, schemeId, id, changes, now);
    const action = changes.doneAt === undefined ? 'scheme-task.updated' : changes.doneAt === null ? 'scheme-task.reopened' : 'scheme-task.done';
    await audit(context, actor, repositories, action, id);
    return onlyOne(context, repositories, actor, schemeId, id);
  });
}

export async function removeTask(context: Context, actor: Actor, schemeId: string, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'scheme:comment');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const row = await ownTask(repositories, actor, schemeId, id);
    if (isRefusal(row)) return row;
    await repositories.together.removeTask(actor.organisationId, schemeId, id);
    await audit(context, actor, repositories, 'scheme-task.removed', id);
    return null;
  });
}
