/** What the administration screen counts and measures in the database. */
import type { Connection } from '../../db/open.ts';

export const makeServiceRepository = (_connection: Connection) => ({});
