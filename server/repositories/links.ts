/** One-time links: an invitation, a new password, the first administrator. Found by the digest of their token, removed when used. */
import { and, between, eq, lt } from 'drizzle-orm';
import type { LinkPurpose } from '#shared/api/session.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { oneTimeLinks } = schema;

export type LinkRow = typeof oneTimeLinks.$inferSelect;

export const makeLinkRepository = ({ orm }: Connection) => ({
  find: async (id: string): Promise<LinkRow | null> => (await first(orm.select().from(oneTimeLinks).where(eq(oneTimeLinks.id, id)))) ?? null,
  insert: async (row: LinkRow): Promise<void> => {
    await orm.insert(oneTimeLinks).values(row);
  },
  /** False when it is gone: of two who use it at once, one only succeeds. */
  use: async (id: string): Promise<boolean> => changed(await orm.delete(oneTimeLinks).where(eq(oneTimeLinks.id, id))) === 1,
  /** True when a link of this person was made between these instants. */
  madeBetween: async (personId: string, from: string, to: string): Promise<boolean> =>
    (await first(
      orm
        .select({ id: oneTimeLinks.id })
        .from(oneTimeLinks)
        .where(and(eq(oneTimeLinks.personId, personId), between(oneTimeLinks.createdAt, from, to)))
        .limit(1),
    )) !== undefined,
  /** A new link of a kind replaces the earlier ones. */
  removeOfPerson: async (personId: string): Promise<void> => {
    await orm.delete(oneTimeLinks).where(eq(oneTimeLinks.personId, personId));
  },
  removeOfPurpose: async (organisationId: string, purpose: LinkPurpose): Promise<void> => {
    await orm.delete(oneTimeLinks).where(and(eq(oneTimeLinks.organisationId, organisationId), eq(oneTimeLinks.purpose, purpose)));
  },
  removeExpired: async (now: string): Promise<number> => changed(await orm.delete(oneTimeLinks).where(lt(oneTimeLinks.expiresAt, now))),
});
