/** Who did what, when: one line per action, written in the same unit of work as the action. */
import type { Connection } from '../../db/open.ts';
import { schema } from '../../db/schema.ts';

export type AuditLine = { id: string; organisationId: string; personId: string; at: string; action: string; entity: string; entityId: string };

export const makeAuditRepository = ({ orm }: Connection) => ({
  append: async (line: AuditLine): Promise<void> => {
    orm.insert(schema.auditLog).values(line).run();
  },
});
