/** The journal: who did what, when, one line per action, written in the same unit of work as the action and chained to the one before. */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { chainedText, type ChainedLine, NO_LINE } from '#shared/audit/chain.ts';
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

const { auditLines, auditChains } = schema;

export type AuditEntry = Omit<ChainedLine, 'seq'>;

export const hashOf = (previous: string, line: ChainedLine): string => createHash('sha256').update(chainedText(previous, line)).digest('hex');

export const makeAuditRepository = ({ orm }: Connection) => ({
  append: async (organisationId: string, entry: AuditEntry): Promise<void> => {
    const chain = orm.select().from(auditChains).where(eq(auditChains.organisationId, organisationId)).get();
    const line: ChainedLine = { ...entry, seq: (chain?.lastSeq ?? 0) + 1 };
    const hash = hashOf(chain?.lastHash ?? NO_LINE, line);
    orm
      .insert(auditLines)
      .values({ ...line, organisationId, hash })
      .run();
    orm
      .insert(auditChains)
      .values({ organisationId, firstSeq: 1, firstPrevious: NO_LINE, lastSeq: line.seq, lastHash: hash })
      .onConflictDoUpdate({ target: auditChains.organisationId, set: { lastSeq: line.seq, lastHash: hash } })
      .run();
  },
});
