import { type Scheme, type SchemePatch, SCHEME_SECTIONS } from '#shared/api/schemes.ts';
import { type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Actor, reachOf } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn, type Repositories } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { schemeNotFound, unwritable } from '../sharing/reach.ts';
import { contentFaults } from './content-faults.ts';
import { stale } from '../stale.ts';

/** Minutes of typing that share one kept version. */
const VERSION_MINUTES = 5;

const changed = (current: Scheme, submitted: SchemePatch): Refusal => stale('Ce schéma', 'masculine', { current, submitted });

/** Keeps the state about to be replaced; while typing, unless one was kept a few minutes ago. A clock set back makes one more. */
async function keepVersion(
  { clock }: Context,
  actor: Actor,
  repositories: Repositories,
  before: Scheme,
  { sections, always }: { sections: string[]; always: boolean },
): Promise<void> {
  const last = await repositories.schemes.latestVersion(reachOf(actor), before.id);
  const now = clock.now();
  if (!always && last && Math.abs(Date.parse(now) - Date.parse(last.savedAt)) < VERSION_MINUTES * 60_000) return;
  await repositories.schemes.keepVersion(before, actor.personId, sections, now);
}

/**
 * Saves the sections sent over the revision that was read; the second writer is told, and shown both versions.
 * @param keep keeps what is replaced whatever the delay: restoring a version, settling a conflict
 */
export async function updateScheme(
  context: Context,
  actor: Actor,
  id: string,
  revision: number | null,
  patch: SchemePatch,
  keep = false,
): Promise<Scheme | Refusal> {
  const refusal = denied(actor, 'scheme:update');
  if (refusal) return refusal;
  if (revision === null) return refuse('PRECONDITION_REQUIRED', 'La version que vous modifiez n’est pas indiquée.');
  const faults = contentFaults(patch);
  if (faults) return faults;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'scheme', id);
    if (closed) return closed;
    const current = await repositories.schemes.find(reachOf(actor), id);
    if (!current) return schemeNotFound(id);
    if (current.revision !== revision) return changed(current, patch);
    const next: Scheme = { ...current, ...patch, revision: revision + 1, updatedAt: context.clock.now() };
    if (Buffer.byteLength(JSON.stringify(next)) > LIMITS.schemeBytes)
      return refuse('TOO_LARGE', 'Le schéma dépasse la taille acceptée. Votre saisie reste dans cette page.');
    await keepVersion(context, actor, repositories, current, { sections: SCHEME_SECTIONS.filter((section) => section in patch), always: keep });
    if (!(await repositories.schemes.replace(reachOf(actor), next, revision))) return changed(current, patch);
    await repositories.schemeSaves.record(
      id,
      actor.personId,
      SCHEME_SECTIONS.filter((section) => section in patch),
      next.updatedAt,
    );
    await audit(context, actor, repositories, 'scheme.updated', id);
    return next;
  });
}
