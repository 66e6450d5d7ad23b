/** Writes the twelve files of `docs/protocole-word.md`, with their originals: `npx tsx tests/word/protocol.ts [dossier]`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PROTOCOL, protocolFile } from './protocol-files.ts';

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../output/protocole-word'));
mkdirSync(join(folder, 'originaux'), { recursive: true });
for (const file of PROTOCOL) {
  const { original, result } = await protocolFile(file);
  writeFileSync(join(folder, `${file.name}.docx`), result);
  writeFileSync(join(folder, 'originaux', `${file.name}.docx`), original);
}
process.stdout.write(`${PROTOCOL.length} fichiers et leurs originaux : ${folder}\n`);
