/** Certificates: those of a person inside the organisation, and the one question anybody may ask of a code. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Connection } from '../../db/open.ts';
import { changed, first } from '../../db/query.ts';
import { schema } from '../../db/schema.ts';

const { certificates } = schema;

export type CertificateRow = typeof certificates.$inferSelect;

const here = (organisationId: string, code: string) => and(eq(certificates.organisationId, organisationId), eq(certificates.code, code));

export const makeCertificateRepository = ({ orm }: Connection) => ({
  /** Last issued first. */
  ofPerson: async (organisationId: string, personId: string): Promise<CertificateRow[]> =>
    await orm
      .select()
      .from(certificates)
      .where(and(eq(certificates.organisationId, organisationId), eq(certificates.personId, personId)))
      .orderBy(desc(certificates.issuedOn), desc(certificates.code)),

  /** Of everybody, last issued first. */
  ofOrganisation: async (organisationId: string): Promise<CertificateRow[]> =>
    await orm.select().from(certificates).where(eq(certificates.organisationId, organisationId)).orderBy(desc(certificates.issuedOn), desc(certificates.code)),

  find: async (organisationId: string, code: string): Promise<CertificateRow | null> =>
    (await first(orm.select().from(certificates).where(here(organisationId, code)))) ?? null,

  /** Whatever the organisation: for the public page alone, which is told nothing more. */
  status: async (code: string): Promise<{ withdrawnOn: string | null } | null> =>
    (await first(orm.select({ withdrawnOn: certificates.withdrawnOn }).from(certificates).where(eq(certificates.code, code)))) ?? null,

  insert: async (row: CertificateRow): Promise<void> => {
    await orm.insert(certificates).values(row);
  },

  /** False when it was withdrawn already. */
  withdraw: async (organisationId: string, code: string, on: string): Promise<boolean> =>
    changed(
      await orm
        .update(certificates)
        .set({ withdrawnOn: on })
        .where(and(here(organisationId, code), isNull(certificates.withdrawnOn))),
    ) === 1,
});
