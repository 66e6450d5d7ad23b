import type { PackState } from '#shared/api/packs.ts';
import type { Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { denied } from '../allowed.ts';

/** The content in service, where it comes from, the packs applied. */
export async function packState({ read, content, library, service }: Context, { organisationId }: Actor): Promise<PackState> {
  const { edition, version } = content;
  const packs = await read.packs.list(organisationId);
  const fromPack = edition.number > library.release.number;
  return {
    edition,
    source: fromPack ? 'pack' : 'release',
    contentVersion: version,
    version: service.version,
    release: library.release,
    keys: library.keys.map(({ fingerprint }) => fingerprint),
    unreadable: library.unreadable(),
    packs: packs.map((pack) => ({ ...pack, inService: fromPack && pack.number === edition.number })),
  };
}

export async function readPacks(context: Context, actor: Actor): Promise<PackState | Refusal> {
  return denied(actor, 'service:read') ?? packState(context, actor);
}
