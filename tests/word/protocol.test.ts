import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MARK } from '../support/word/clause.ts';
import { acceptedText, mainWords } from '../support/word/markup.ts';
import { PROTOCOL, protocolFile } from './protocol-files.ts';

describe('Le protocole pour Microsoft Word', () => {
  it('décrit chacun de ses douze fichiers', () => {
    const text = readFileSync(join(import.meta.dirname, '../../docs/protocole-word.md'), 'utf8');
    expect(PROTOCOL).toHaveLength(12);
    for (const { name } of PROTOCOL) expect(text).toContain(`\`${name}.docx\``);
  });

  it.each(PROTOCOL)('$name se fabrique', async (file) => {
    expect(acceptedText(mainWords((await protocolFile(file)).result))).toContain(MARK);
  });
});
