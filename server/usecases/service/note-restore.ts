import type { Clock } from '../../context.ts';
import type { Repositories } from '../../repositories/index.ts';
import { SERVER_PERSON } from '../audit.ts';

/** In the restored copy, before it becomes the database: everybody signs in again, and the journal says that time went back. */
export async function noteRestore({ service, audit }: Repositories, clock: Clock, organisationId: string, name: string): Promise<void> {
  await service.closeEverything();
  await audit.append(organisationId, { personId: SERVER_PERSON, at: clock.now(), action: 'backup.restored', entity: 'backup', entityId: name });
}
