import type { SharedEntity } from '#shared/api/sharing.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { audit, SERVER_PERSON } from '../audit.ts';

/** Removes for good what went to the bin before an instant, with its versions, its files, its shares. Gives how many. */
export async function emptyBin(context: Context, organisationId: string, entity: SharedEntity, before: string): Promise<number> {
  let purged = 0;
  // One unit of work each: a consultation can weigh hundreds of megabytes.
  for (const id of await context.read.housekeeping.outdated(entity, organisationId, before)) {
    const done = await context.write(async (connection) => {
      const repositories = repositoriesOn(connection);
      if (!(await repositories.housekeeping.purge(entity, organisationId, id, before))) return false;
      await audit(context, { organisationId, personId: SERVER_PERSON }, repositories, `${entity}.purged`, id);
      return true;
    });
    if (done) purged += 1;
  }
  return purged;
}
