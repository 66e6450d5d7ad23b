/** Departments, référents and facilitateurs, dates of the network, and who passed what: what coverage is made of. */
import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Contact, Department, NetworkEvent } from '#shared/api/network.ts';
import { parisTime } from '#shared/audit/days.ts';
import type { Success } from '#shared/network/coverage.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first, prepared } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { departments, networkContacts, networkEvents, trainingAttempts } = schema;

const oneDepartment = (organisationId: string, id: string) => and(eq(departments.organisationId, organisationId), eq(departments.id, id));
const oneContact = (organisationId: string, id: string) => and(eq(networkContacts.organisationId, organisationId), eq(networkContacts.id, id));
const oneEvent = (organisationId: string, id: string) => and(eq(networkEvents.organisationId, organisationId), eq(networkEvents.id, id));

type ContactRow = typeof networkContacts.$inferSelect;

const toContact = ({ id, revision, kind, personId, departmentId, content }: ContactRow): Contact => ({
  ...content,
  id,
  revision,
  kind,
  personId,
  departmentId,
});

function toRow(organisationId: string, contact: Contact): ContactRow {
  const { id, revision, kind, personId, departmentId, ...content } = contact;
  return { id, organisationId, revision, kind, personId, departmentId, content };
}

const toEvent = ({ id, heldOn, content }: typeof networkEvents.$inferSelect): NetworkEvent => ({ id, on: heldOn, ...content });

function toEventRow(organisationId: string, { id, on, ...content }: NetworkEvent): typeof networkEvents.$inferSelect {
  return { id, organisationId, heldOn: on, content };
}

/** Prepared once: a scheme's indicators ask for them each time. */
function asking({ orm }: Connection) {
  const organisationId = sql.placeholder('organisationId');
  return {
    departments: prepared(
      orm
        .select({ id: departments.id, name: departments.name })
        .from(departments)
        .where(eq(departments.organisationId, organisationId))
        .orderBy(asc(departments.name)),
    ),
    contacts: prepared(orm.select().from(networkContacts).where(eq(networkContacts.organisationId, organisationId)).orderBy(asc(networkContacts.id))),
  };
}

const reading = ({ orm }: Connection, ask: ReturnType<typeof asking>) => ({
  departments: async (organisationId: string): Promise<Department[]> => await ask.departments({ organisationId }),

  contacts: async (organisationId: string): Promise<Contact[]> => (await ask.contacts({ organisationId })).map(toContact),

  findContact: async (organisationId: string, id: string): Promise<Contact | null> => {
    const row = await first(orm.select().from(networkContacts).where(oneContact(organisationId, id)));
    return row ? toContact(row) : null;
  },

  /** By day, then by hour; those of the whole day first. */
  events: async (organisationId: string): Promise<NetworkEvent[]> =>
    (
      await orm
        .select()
        .from(networkEvents)
        .where(eq(networkEvents.organisationId, organisationId))
        .orderBy(asc(networkEvents.heldOn), asc(sql`coalesce(json_extract(${networkEvents.content}, '$.startsAt'), '')`), asc(networkEvents.id))
    ).map(toEvent),

  findEvent: async (organisationId: string, id: string): Promise<NetworkEvent | null> => {
    const row = await first(orm.select().from(networkEvents).where(oneEvent(organisationId, id)));
    return row ? toEvent(row) : null;
  },

  /** Each of these modules passed by somebody, with the last day they did. */
  successes: async (organisationId: string, moduleIds: readonly string[]): Promise<Success[]> =>
    (
      await orm
        .select({ personId: trainingAttempts.personId, moduleId: trainingAttempts.moduleId, at: sql<string>`max(${trainingAttempts.finishedAt})` })
        .from(trainingAttempts)
        .where(
          and(
            eq(trainingAttempts.organisationId, organisationId),
            eq(trainingAttempts.passed, true),
            isNotNull(trainingAttempts.finishedAt),
            inArray(trainingAttempts.moduleId, [...moduleIds]),
          ),
        )
        .groupBy(trainingAttempts.personId, trainingAttempts.moduleId)
    ).map(({ personId, moduleId, at }) => ({ personId, moduleId: moduleId ?? '', on: parisTime(at).slice(0, 10) })),
});

const writing = ({ orm }: Connection) => ({
  insertDepartment: async (organisationId: string, department: Department): Promise<void> => {
    await orm.insert(departments).values({ ...department, organisationId });
  },
  renameDepartment: async (organisationId: string, { id, name }: Department): Promise<boolean> =>
    changed(await orm.update(departments).set({ name }).where(oneDepartment(organisationId, id))) === 1,
  /** Its référents stay in the register, without a department. */
  removeDepartment: async (organisationId: string, id: string): Promise<boolean> => {
    await orm
      .update(networkContacts)
      .set({ departmentId: null, revision: sql`${networkContacts.revision} + 1` })
      .where(and(eq(networkContacts.organisationId, organisationId), eq(networkContacts.departmentId, id)));
    return changed(await orm.delete(departments).where(oneDepartment(organisationId, id))) === 1;
  },

  insertContact: async (organisationId: string, contact: Contact): Promise<void> => {
    await orm.insert(networkContacts).values(toRow(organisationId, contact));
  },
  /** False when the contact is no longer at this revision. */
  replaceContact: async (organisationId: string, contact: Contact, revision: number): Promise<boolean> =>
    changed(
      await orm
        .update(networkContacts)
        .set(toRow(organisationId, contact))
        .where(and(oneContact(organisationId, contact.id), eq(networkContacts.revision, revision))),
    ) === 1,
  removeContact: async (organisationId: string, id: string): Promise<boolean> =>
    changed(await orm.delete(networkContacts).where(oneContact(organisationId, id))) === 1,

  insertEvent: async (organisationId: string, event: NetworkEvent): Promise<void> => {
    await orm.insert(networkEvents).values(toEventRow(organisationId, event));
  },
  replaceEvent: async (organisationId: string, event: NetworkEvent): Promise<boolean> =>
    changed(await orm.update(networkEvents).set(toEventRow(organisationId, event)).where(oneEvent(organisationId, event.id))) === 1,
  removeEvent: async (organisationId: string, id: string): Promise<boolean> =>
    changed(await orm.delete(networkEvents).where(oneEvent(organisationId, id))) === 1,
});

export const makeNetworkRepository = (connection: Connection) => ({ ...reading(connection, asking(connection)), ...writing(connection) });
