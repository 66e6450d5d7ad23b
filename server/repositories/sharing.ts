/** Whose a document is, and who else it is open to. */
import type { Connection } from '../../db/open.ts';

export const makeSharingRepository = (_connection: Connection) => ({});
