import { setImmediate as breathe } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { audit, SERVER_PERSON } from '../audit.ts';

/** Kept versions can be many: other requests go on in between. */
async function inKeptVersion({ read: { housekeeping } }: Context, schemeIds: readonly string[], fileId: string): Promise<boolean> {
  for (const schemeId of schemeIds) {
    if (await housekeeping.keptVersionNames(schemeId, fileId)) return true;
    await breathe();
  }
  return false;
}

/**
 * Removes logos and templates sent before an instant that no scheme nor kept version names. A scheme that showed one until
 * lately still has a kept version which does: what is removed has been of no use for as long as versions are kept.
 */
export async function removeUnusedFiles(context: Context, organisationId: string, before: string): Promise<number> {
  const { housekeeping } = context.read;
  const candidates = await housekeeping.unusedFiles(organisationId, before);
  if (candidates.length === 0) return 0;
  const schemeIds = await housekeeping.schemeIds(organisationId);
  let removed = 0;
  for (const id of candidates) {
    if (await inKeptVersion(context, schemeIds, id)) continue;
    const done = await context.write(async (connection) => {
      const repositories = repositoriesOn(connection);
      if (!(await repositories.housekeeping.purgeFile(organisationId, id, before))) return false;
      await audit(context, { organisationId, personId: SERVER_PERSON }, repositories, 'file.purged', id);
      return true;
    });
    if (done) removed += 1;
  }
  return removed;
}
