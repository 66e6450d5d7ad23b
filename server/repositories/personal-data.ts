/** Everything tied to one person beside their account: what they are given when they ask for it, and what goes when they are erased. */
import { and, asc, eq, gt, or } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';
import type { AuditRow } from './audit.ts';

const { auditLines, oneTimeLinks, schemes, schemeVersions, shares } = schema;

const sharesOf = (organisationId: string, personId: string) =>
  and(eq(shares.organisationId, organisationId), eq(shares.holder, 'person'), eq(shares.holderId, personId));

const reading = ({ orm }: Connection) => ({
  shares: async (organisationId: string, personId: string) =>
    await orm
      .select({ entity: shares.entity, entityId: shares.entityId, access: shares.access })
      .from(shares)
      .where(sharesOf(organisationId, personId))
      .orderBy(asc(shares.entity), asc(shares.entityId)),

  links: async (organisationId: string, personId: string) =>
    await orm
      .select({ purpose: oneTimeLinks.purpose, createdAt: oneTimeLinks.createdAt, expiresAt: oneTimeLinks.expiresAt })
      .from(oneTimeLinks)
      .where(and(eq(oneTimeLinks.organisationId, organisationId), eq(oneTimeLinks.personId, personId)))
      .orderBy(asc(oneTimeLinks.createdAt)),

  /** States of schemes kept because this person replaced them. */
  versions: async (organisationId: string, personId: string) =>
    await orm
      .select({ schemeId: schemeVersions.schemeId, revision: schemeVersions.revision, savedAt: schemeVersions.savedAt, sections: schemeVersions.sections })
      .from(schemeVersions)
      .innerJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
      .where(and(eq(schemes.organisationId, organisationId), eq(schemeVersions.personId, personId)))
      .orderBy(asc(schemeVersions.savedAt), asc(schemeVersions.schemeId)),

  /** Lines of the journal by this person, or about them; first first, behind `seq`. */
  journal: async (organisationId: string, personId: string, seq: number, most: number): Promise<Omit<AuditRow, 'hash'>[]> => {
    const { organisationId: inOrganisation, personId: by, entity, entityId } = auditLines;
    const about = and(or(eq(entity, 'person'), eq(entity, 'session')), eq(entityId, personId));
    return await orm
      .select({ seq: auditLines.seq, at: auditLines.at, personId: by, action: auditLines.action, entity, entityId })
      .from(auditLines)
      .where(and(eq(inOrganisation, organisationId), gt(auditLines.seq, seq), or(eq(by, personId), about)))
      .orderBy(asc(auditLines.seq))
      .limit(most);
  },
});

export const makePersonalDataRepository = (connection: Connection) => ({
  ...reading(connection),
  removeShares: async (organisationId: string, personId: string): Promise<void> => {
    await connection.orm.delete(shares).where(sharesOf(organisationId, personId));
  },
});
