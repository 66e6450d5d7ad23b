/** The file of an organisation: taken out of one server, brought into another, forged in between. */
import { createHash } from 'node:crypto';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { organisationFile } from '../../server/usecases/organisation/export-organisation.ts';
import { importOrganisation, type Imported } from '../../server/usecases/organisation/import-organisation.ts';
import { isRefusal, type Refusal } from '../../shared/errors.ts';
import type { TestApp } from './app.ts';

export type Files = Record<string, Uint8Array>;

export async function exported(on: TestApp, organisationId = 'local'): Promise<Uint8Array> {
  const file = await organisationFile(on.opened.context, { organisationId, personId: 'clausier' });
  if (isRefusal(file)) throw new Error(file.message);
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.chunks) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const imports = (on: TestApp, zip: Uint8Array): Promise<Imported | Refusal> => importOrganisation(on.opened.context, zip);

/** Throws when it is refused. */
export async function imported(on: TestApp, zip: Uint8Array): Promise<Imported> {
  const done = await imports(on, zip);
  if (isRefusal(done)) throw new Error(done.message);
  return done;
}

/** The same file with other entries, and a manifest that agrees, as somebody who forges one would make it; of another version when one is given. */
export function forged(files: Files, change: (files: Files) => void, version?: number): Uint8Array {
  const copy = { ...files };
  change(copy);
  const manifest = JSON.parse(strFromU8(copy['manifest.json'] ?? new Uint8Array()));
  manifest.version = version ?? manifest.version;
  manifest.entries = Object.fromEntries(
    Object.entries(copy)
      .filter(([name]) => name !== 'manifest.json')
      .map(([name, bytes]) => [name, { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') }]),
  );
  return zipSync({ ...copy, 'manifest.json': strToU8(JSON.stringify(manifest)) });
}
