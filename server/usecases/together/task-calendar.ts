/** Tasks that have a day, as iCalendar: those of a scheme, or one's own. */
import type { NetworkEvent } from '#shared/api/network.ts';
import type { SchemeTask, SchemeTaskList } from '#shared/api/together.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { type CalendarFile, calendarOf, dueDay } from '../calendar-file.ts';
import { listOwnTasks, listTasks } from './tasks.ts';

const taskDay = ({ id, title, dueOn, schemeTitle, owner }: SchemeTask): NetworkEvent[] =>
  dueOn === null ? [] : [dueDay({ id: `tache-${id}`, on: dueOn, title, notes: `${schemeTitle}\nChargée de la tâche : ${owner.name}` })];

function tasksToDo(context: Context, list: SchemeTaskList | Refusal, says: string, name: string): CalendarFile | Refusal {
  if (isRefusal(list)) return list;
  const events = list.items.filter(({ doneAt }) => doneAt === null).flatMap(taskDay);
  return calendarOf(name, says, events, context.clock.now());
}

export const exportTasks = async (context: Context, actor: Actor, schemeId: string): Promise<CalendarFile | Refusal> =>
  tasksToDo(context, await listTasks(context, actor, schemeId), 'Tâches du schéma', 'taches.ics');

export const exportOwnTasks = async (context: Context, actor: Actor): Promise<CalendarFile | Refusal> =>
  tasksToDo(context, await listOwnTasks(context, actor), 'Mes tâches', 'mes-taches.ics');
