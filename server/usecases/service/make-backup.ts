import type { Backup } from '#shared/api/service.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { frenchTypography } from '#shared/typography.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { type Action, audit, SERVER_PERSON } from '../audit.ts';

/** Backups are of the whole server: its own journal is the one of the first organisation. */
const SERVER = { organisationId: 'local', personId: SERVER_PERSON };

const note = (context: Context, actor: Pick<Actor, 'organisationId' | 'personId'>, action: Action, name: string): Promise<void> =>
  context.write((connection) => audit(context, actor, repositoriesOn(connection), action, name));

/** Makes a backup now. A failure leaves the earlier ones, and says why. */
export async function makeBackup(context: Context, actor: Actor): Promise<Backup | Refusal> {
  const refusal = denied(actor, 'service:backup');
  if (refusal) return refusal;
  const { elsewhere } = context.backups;
  if (elsewhere !== null) return refuse('BACKUPS_ELSEWHERE', frenchTypography(elsewhere));
  const made = await context.backups.make().catch(() => null);
  if (made === null) {
    // On a full disk the journal may not be written either; the answer says what matters.
    await note(context, actor, 'backup.failed', '').catch(() => undefined);
    return refuse('BACKUP_FAILED', context.backups.failure() ?? 'La sauvegarde n’a pas pu être faite.');
  }
  await note(context, actor, 'backup.made', made.name);
  return made;
}

/** What the server does each minute: nothing, or the backup whose time has come. Never throws: people go on working. */
export async function makeDueBackup(context: Context): Promise<void> {
  try {
    if (!(await context.backups.due())) return;
    const made = await context.backups.make().catch(() => null);
    await note(context, SERVER, made ? 'backup.made' : 'backup.failed', made?.name ?? '');
  } catch {
    // The journal cannot be written: the state page already says why the backup failed.
  }
}
