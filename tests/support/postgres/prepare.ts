/** The seam with the product: an empty database → its tables, at the latest version, and the content of the release in them. */
import { fillDatabase, readContent } from '../../../db/loader/index.ts';
import { contentRoot } from '../../../db/paths.ts';
import { openPostgres } from '../../../db/postgres/open.ts';

/**
 * Everything closed when it returns, since a database in use is not copied.
 * @param url address of an empty database
 */
export async function preparePostgres(url: string): Promise<void> {
  const { content } = readContent(contentRoot());
  const database = await openPostgres(url, (error) => {
    throw error;
  });
  await fillDatabase(database, content, '2026-11-23');
  await database.close();
}
