/** A signed pack: verified, read and checked whole, then put in service in one unit of work. Anything else changes nothing. */
import { createHash } from 'node:crypto';
import type { Pack, PackState } from '#shared/api/packs.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { formatDay } from '#shared/format.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { openPack, packRefusal } from '../../packs/index.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { packState } from './read-packs.ts';

/** Faults named in the answer. */
const SHOWN = 5;

const notNewer = ({ edition }: Pack, current: number): Refusal =>
  packRefusal(
    'not-newer',
    `Ce paquet porte le numéro ${edition.number} (${formatDay(edition.day)})\u202f; le contenu en service porte le numéro ${current}${edition.number === current ? ', le même' : ', plus récent'}.`,
    'Demandez un paquet plus récent\u202f; s’il n’y en a pas, le serveur est à jour.',
  );

function contentRefusal(faults: readonly { file: string; message: string }[]): Refusal {
  const named = faults.slice(0, SHOWN).map(({ file, message }) => `«\u00a0${file} : ${message}\u00a0»`);
  const more = faults.length > SHOWN ? ` et ${faults.length - SHOWN} autres` : '';
  return packRefusal(
    'content',
    `Ce paquet est bien signé, mais son contenu ne passe pas les contrôles\u202f: ${named.join(', ')}${more}.`,
    'Signalez-le à qui diffuse les paquets.',
  );
}

/** @param bytes the file as it was received */
export async function applyPack(context: Context, actor: Actor, bytes: Uint8Array): Promise<PackState | Refusal> {
  const refusal = denied(actor, 'pack:apply');
  if (refusal) return refusal;
  const { clock, library, service, workers } = context;
  const pack = openPack(bytes, library.keys, service.version);
  if (isRefusal(pack)) return pack;
  const current = await context.read.packs.edition();
  // Asked again below: this one spares the reading.
  if (pack.edition.number <= current) return notNewer(pack, current);
  const { edition, files, key } = pack;
  const reading = await workers.run('readPackContent', { files, edition });
  if (isRefusal(reading)) return reading;
  if (reading.faults.length > 0) return contentRefusal(reading.faults);
  const failed = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const now = await repositories.packs.edition();
    if (edition.number <= now) return notNewer(pack, now);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { organisationId, personId } = actor;
    const row = { edition: edition.number, day: edition.day, key, sha256, bytes: bytes.byteLength, appliedAt: clock.now(), organisationId, personId };
    await repositories.packs.apply(reading.content, clock.today(), row, bytes);
    await audit(context, actor, repositories, 'pack.applied', String(edition.number));
    return null;
  });
  if (failed) return failed;
  await library.follow();
  return packState(context, actor);
}
