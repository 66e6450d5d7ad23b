/**
 * Which schemes and consultations a person reaches, as SQL: those of the whole organisation, of their teams, shared with
 * them or with one of their teams. Every query on either table carries it.
 */
import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { SharedEntity } from '#shared/api/sharing.ts';
import type { Access, Reach } from '#shared/permissions.ts';

const RANKS = { read: 1, write: 2 } as const satisfies Record<Access, number>;

/** A reach as a query compares it: nothing, reading, writing. */
export type Asked = { organisationId: string | Placeholder; personId: string | Placeholder; everything: number | Placeholder };

export const asked = ({ organisationId, personId, everything }: Reach) => ({
  organisationId,
  personId,
  everything: everything === null ? 0 : RANKS[everything],
});

/** The reach of a prepared statement, given when it runs: `byId.get({ ...asked(reach), id })`. */
export const ASKED: Asked = {
  organisationId: sql.placeholder('organisationId'),
  personId: sql.placeholder('personId'),
  everything: sql.placeholder('everything'),
};

const TABLES = { scheme: 'schemes', tender: 'tenders' } as const satisfies Record<SharedEntity, string>;

export const accessOfRank = (rank: number): Access | null => (rank >= RANKS.write ? 'write' : rank >= RANKS.read ? 'read' : null);

/** What the person may do to the row, from `accessOfRank`; its columns are named whole, since `shares` has some of the same name. */
export function rankOf(entity: SharedEntity, { organisationId, personId, everything }: Asked): SQL<number> {
  const row = sql.identifier(TABLES[entity]);
  const ownTeams = sql`SELECT team_id FROM team_members WHERE person_id = ${personId}`;
  // Practice is its learner's own, whatever the roles of others.
  const practice =
    entity === 'tender' ? sql`WHEN ${row}.exercise_id IS NOT NULL THEN CASE WHEN ${row}.exercise_person_id = ${personId} THEN 2 ELSE 0 END` : sql``;
  return sql<number>`CASE
    ${practice}
    WHEN ${row}.team_id IS NULL OR ${row}.team_id IN (${ownTeams}) THEN 2
    ELSE max(${everything}, coalesce((
      SELECT max(CASE access WHEN 'write' THEN 2 ELSE 1 END) FROM shares
      WHERE entity = ${entity} AND entity_id = ${row}.id AND organisation_id = ${organisationId}
        AND ((holder = 'person' AND holder_id = ${personId}) OR (holder = 'team' AND holder_id IN (${ownTeams})))
    ), 0))
  END`;
}

/** The rows of the organisation that the person reaches, to read or to write. */
export const reached = (entity: SharedEntity, who: Asked, need: Access): SQL =>
  sql`${sql.identifier(TABLES[entity])}.organisation_id = ${who.organisationId} AND ${rankOf(entity, who)} >= ${RANKS[need]}`;
