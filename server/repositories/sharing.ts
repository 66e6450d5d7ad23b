/** Whose a scheme or a consultation is, and who else it is open to. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Share, SharedEntity, ShareHolder, SharingChange } from '#shared/api/sharing.ts';
import type { Access, Reach } from '#shared/permissions.ts';
import type { Connection } from '../../db/open.ts';
import { changed, first, prepared } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';
import { ASKED, accessOfRank, asked, rankOf, reached } from './reach.ts';

const { people, schemes, shares, teams, tenders } = schema;

const TABLES = { scheme: schemes, tender: tenders };
/** Names of teams and of people, by their ids. */
export type HolderNames = Record<ShareHolder, ReadonlyMap<string, string>>;

const prepareAccess = ({ orm }: Connection, entity: SharedEntity) => {
  const table = TABLES[entity];
  return prepared(
    orm
      .select({ teamId: table.teamId, deletedAt: table.deletedAt, rank: rankOf(entity, ASKED) })
      .from(table)
      .where(and(eq(table.id, sql.placeholder('id')), reached(entity, ASKED, 'read'))),
  );
};

function reading(connection: Connection) {
  const { orm } = connection;
  const owned = { scheme: prepareAccess(connection, 'scheme'), tender: prepareAccess(connection, 'tender') };

  return {
    /** What the reach allows, and whose it is; null out of reach. A document in the bin is still somebody's. */
    belonging: async (reach: Reach, entity: SharedEntity, id: string): Promise<{ teamId: string | null; access: Access; inBin: boolean } | null> => {
      const row = await first(owned[entity]({ ...asked(reach), id }));
      const access = row ? accessOfRank(row.rank) : null;
      return row && access ? { teamId: row.teamId, access, inBin: row.deletedAt !== null } : null;
    },

    shares: async (organisationId: string, entity: SharedEntity, id: string): Promise<Share[]> =>
      await orm
        .select({ holder: shares.holder, holderId: shares.holderId, access: shares.access })
        .from(shares)
        .where(and(eq(shares.organisationId, organisationId), eq(shares.entity, entity), eq(shares.entityId, id)))
        .orderBy(asc(shares.holder), asc(shares.holderId)),

    /** Those of these teams and people that the organisation has, people erased included. */
    names: async (organisationId: string, ids: Record<ShareHolder, string[]>): Promise<HolderNames> => {
      const ofTeams = await orm
        .select({ id: teams.id, name: teams.name })
        .from(teams)
        .where(and(eq(teams.organisationId, organisationId), inArray(teams.id, ids.team)));
      const ofPeople = await orm
        .select({ id: people.id, name: people.name })
        .from(people)
        .where(and(eq(people.organisationId, organisationId), inArray(people.id, ids.person)));
      return { team: new Map(ofTeams.map(({ id, name }) => [id, name])), person: new Map(ofPeople.map(({ id, name }) => [id, name])) };
    },
  };
}

const writing = ({ orm }: Connection) => ({
  /** False when the person may not write there, or when the document is in the bin. */
  replace: async (reach: Reach, entity: SharedEntity, id: string, change: SharingChange): Promise<boolean> => {
    const table = TABLES[entity];
    const { organisationId } = reach;
    const owned = await orm
      .update(table)
      .set({ teamId: change.teamId })
      .where(and(eq(table.id, id), isNull(table.deletedAt), reached(entity, asked(reach), 'write')));
    if (changed(owned) !== 1) return false;
    await orm.delete(shares).where(and(eq(shares.organisationId, organisationId), eq(shares.entity, entity), eq(shares.entityId, id)));
    for (const share of change.shares) await orm.insert(shares).values({ ...share, organisationId, entity, entityId: id });
    return true;
  },
});

export const makeSharingRepository = (connection: Connection) => ({ ...reading(connection), ...writing(connection) });
