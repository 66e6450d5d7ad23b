/** Dates of the network: listed, added, changed, taken away, given as a calendar file. */
import type { NetworkEvent, NetworkEventChange, NetworkEventCreate, NetworkEventList } from '#shared/api/network.ts';
import { isDay } from '#shared/days.ts';
import { type FieldFault, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { type CalendarFile, calendarOf } from '../calendar-file.ts';
import { writtenOrganisation } from '../written-organisation.ts';

const notFound = (id: string): Refusal =>
  refuse('NOT_FOUND', `Aucune date du réseau ne porte l’identifiant « ${id} ».`, { remedy: 'Elle a pu être retirée : revenez au calendrier.' });

const EMPTY = { kind: 'meeting', startsAt: null, endsAt: null, place: '', notes: '' } as const;

function eventFaults({ on, startsAt, endsAt }: NetworkEvent): Refusal | null {
  const fields: FieldFault[] = [
    ...(isDay(on) ? [] : [{ path: 'on', message: `Le ${on} n’existe pas dans le calendrier.` }]),
    ...(endsAt !== null && startsAt === null ? [{ path: 'startsAt', message: 'Une heure de fin demande une heure de début.' }] : []),
    ...(endsAt !== null && startsAt !== null && endsAt <= startsAt ? [{ path: 'endsAt', message: 'La fin vient après le début, le même jour.' }] : []),
  ];
  return fields.length > 0 ? refuse('INVALID_INPUT', 'Des champs de cette date sont à corriger.', { fields }) : null;
}

/** In the order of the calendar. */
export async function listEvents({ read }: Context, actor: Actor): Promise<NetworkEventList | Refusal> {
  const refusal = denied(actor, 'network:read');
  if (refusal) return refusal;
  const items = await read.network.events(actor.organisationId);
  return { items, total: items.length };
}

/** Every date, past ones included, as iCalendar. */
export async function exportCalendar({ read, clock, service }: Context, actor: Actor): Promise<CalendarFile | Refusal> {
  const refusal = denied(actor, 'network:read');
  if (refusal) return refusal;
  const [events, organisation] = await Promise.all([read.network.events(actor.organisationId), writtenOrganisation({ read, service }, actor)]);
  return calendarOf('calendrier.ics', ['Réseau des référents', organisation].filter(Boolean).join(' – '), events, clock.now());
}

export async function createEvent(context: Context, actor: Actor, written: NetworkEventCreate): Promise<NetworkEvent | Refusal> {
  const refusal = denied(actor, 'network:manage');
  if (refusal) return refusal;
  const event: NetworkEvent = { ...EMPTY, ...written, title: written.title.trim(), id: context.newId() };
  const faults = eventFaults(event);
  if (faults) return faults;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if ((await repositories.network.events(actor.organisationId)).length >= LIMITS.networkEvents)
      return refuse('INVALID_INPUT', `Le calendrier compte ${LIMITS.networkEvents} dates au plus.`, { remedy: 'Retirez des dates passées, puis recommencez.' });
    await repositories.network.insertEvent(actor.organisationId, event);
    await audit(context, actor, repositories, 'network-event.created', event.id);
    return event;
  });
}

export async function changeEvent(context: Context, actor: Actor, id: string, change: NetworkEventChange): Promise<NetworkEvent | Refusal> {
  const refusal = denied(actor, 'network:manage');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const current = await repositories.network.findEvent(actor.organisationId, id);
    if (!current) return notFound(id);
    const event: NetworkEvent = { ...current, ...change };
    const faults = eventFaults(event);
    if (faults) return faults;
    await repositories.network.replaceEvent(actor.organisationId, event);
    await audit(context, actor, repositories, 'network-event.updated', id);
    return event;
  });
}

export async function removeEvent(context: Context, actor: Actor, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'network:manage');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    if (!(await repositories.network.removeEvent(actor.organisationId, id))) return notFound(id);
    await audit(context, actor, repositories, 'network-event.removed', id);
    return null;
  });
}
