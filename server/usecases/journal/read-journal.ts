/** A page of the journal, with names as they are today. */
import type { AuditLine, AuditPage, AuditQuery } from '#shared/api/audit.ts';
import { endOfDay, startOfDay } from '#shared/audit/days.ts';
import { isDay } from '#shared/days.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import type { AuditFilter, AuditRow } from '../../repositories/audit.ts';
import type { Repositories } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { LOCAL_PERSON, SERVER_PERSON } from '../audit.ts';

const PAGE = 50;
/** Behind these ids there is no account. */
const NOBODY: Record<string, string> = { [LOCAL_PERSON]: 'Ce poste', [SERVER_PERSON]: 'Clausier' };
/** A line brought by an import, whose author has no account here. */
const UNKNOWN = 'Personne inconnue ici';

/** What the days and fields of a query ask of the database. */
export function filterOf({ before, personId, entity, entityId, from, to }: Omit<AuditQuery, 'limit'>): AuditFilter | Refusal {
  const wrong = [from, to].find((day) => day !== undefined && !isDay(day));
  if (wrong !== undefined) return refuse('INVALID_DATE', `Le ${wrong} n’existe pas dans le calendrier.`);
  return {
    ...(before === undefined ? {} : { before }),
    ...(personId === undefined ? {} : { personId }),
    ...(entity === undefined ? {} : { entity }),
    ...(entityId === undefined ? {} : { entityId }),
    ...(from === undefined ? {} : { from: startOfDay(from) }),
    ...(to === undefined ? {} : { until: endOfDay(to) }),
  };
}

/** The entity whose name stands for a line: a session is told by its person. */
const namedBy = (entity: string): string => (entity === 'session' ? 'person' : entity);

/** Lines with the names of people and of what they did it to. */
export async function named({ audit }: Repositories, organisationId: string, rows: readonly AuditRow[]): Promise<AuditLine[]> {
  const people = await audit.labels(organisationId, 'person', [...new Set(rows.map(({ personId }) => personId))]);
  const labels = new Map<string, Map<string, string>>();
  for (const entity of new Set(rows.map((row) => namedBy(row.entity)))) {
    const ids = new Set(rows.filter((row) => namedBy(row.entity) === entity).map(({ entityId }) => entityId));
    labels.set(entity, await audit.labels(organisationId, entity, [...ids]));
  }
  return rows.map((row) => ({
    ...row,
    person: NOBODY[row.personId] ?? people.get(row.personId) ?? UNKNOWN,
    label: labels.get(namedBy(row.entity))?.get(row.entityId) ?? null,
  }));
}

/** Last first, by keyset on the line number; `total` counts what the filters keep, whatever the page. */
export async function readJournal(context: Context, actor: Actor, { limit = PAGE, ...query }: AuditQuery): Promise<AuditPage | Refusal> {
  const refusal = denied(actor, 'audit:read');
  if (refusal) return refusal;
  const filter = filterOf(query);
  if (isRefusal(filter)) return filter;
  const { before: _before, ...whole } = filter;
  const { audit } = context.read;
  const most = Math.min(limit, LIMITS.pageSize);
  const rows = await audit.page(actor.organisationId, filter, most + 1);
  const shown = rows.slice(0, most);
  return {
    items: await named(context.read, actor.organisationId, shown),
    total: await audit.count(actor.organisationId, whole),
    next: rows.length > most ? (shown.at(-1)?.seq ?? null) : null,
  };
}
