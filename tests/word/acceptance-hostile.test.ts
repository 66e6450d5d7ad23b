/** W11: whatever comes in, an answer with a code; never an exception, nothing half written, memory within bounds. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isRefusal, REFUSALS, type RefusalCode } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { insertClauses, readWord } from '../../server/jobs/worker.ts';
import { startWorkers } from '../../server/jobs/workers.ts';
import { bytesOf } from '../../server/word/ooxml/package.ts';
import { liar, mutant, withDuplicate, withFlag, withParts } from '../support/word/hostile.ts';
import { insertionItem, insertionOrder, MARK } from '../support/word/clause.ts';
import { acceptedText, count, mainWords, onlyAdded } from '../support/word/markup.ts';
import { seeded } from '../support/seeded.ts';
import { png } from '../support/word/scheme-fixture.ts';
import { CORPUS } from './corpus/index.ts';
import type { CorpusFile } from './corpus/model.ts';

const entryOf = (name: string): CorpusFile => {
  const entry = CORPUS.find((one) => one.name === name);
  if (!entry) throw new Error(`absent : ${name}`);
  return entry;
};
const good = async (): Promise<Uint8Array> => entryOf('titres-francais-numerotes').file();
const document = (change: (text: string) => string) => async () => withParts(await good(), { 'word/document.xml': change });
const settings = (inside: string) => async () =>
  withParts(await good(), {
    'word/settings.xml': `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inside}</w:settings>`,
    'word/_rels/document.xml.rels': (text) =>
      text.replace(
        '</Relationships>',
        '<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/></Relationships>',
      ),
    '[Content_Types].xml': (text) =>
      text.replace(
        '</Types>',
        '<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>',
      ),
  });
const type = (to: string) => async () =>
  withParts(await good(), {
    '[Content_Types].xml': (text) => text.replace(/application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml/, to),
  });

const HOSTILE: [name: string, file: () => Promise<Uint8Array>, codes: readonly RefusalCode[]][] = [
  ['un fichier vide', async () => new Uint8Array(), ['UNSUPPORTED_FILE', 'UNREADABLE_FILE']],
  ['une image renommée', async () => png(40, 40), ['UNSUPPORTED_FILE']],
  ['un PDF renommé', async () => bytesOf('%PDF-1.7\n…'), ['UNSUPPORTED_FILE']],
  [
    'un fichier chiffré',
    async () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)),
    ['UNSUPPORTED_FILE', 'CONVERTER_MISSING', 'PROTECTED_FILE'],
  ],
  ['un zip coupé', async () => (await good()).slice(0, 3_000), ['UNREADABLE_FILE']],
  ['une partie chiffrée', async () => withFlag(await good()), ['UNSUPPORTED_FILE', 'UNREADABLE_FILE']],
  ['une bombe', async () => withParts(await good(), { 'word/media/a.bin': new Uint8Array(40_000_000) }), ['UNREADABLE_FILE']],
  ['une partie qui ment sur sa taille', async () => liar(await good()), ['UNREADABLE_FILE']],
  [
    'un document principal démesuré',
    async () => withParts(await good(), { 'word/document.xml': new Uint8Array(LIMITS.documentPartBytes + 1).map((_, i) => (i * 7919) % 251) }),
    ['UNREADABLE_FILE', 'TOO_LARGE'],
  ],
  [
    'trop de parties',
    async () => withParts(await good(), Object.fromEntries(Array.from({ length: LIMITS.documentEntries + 1 }, (_, i) => [`word/media/${i}.bin`, 'x']))),
    ['UNREADABLE_FILE'],
  ],
  ['un fichier trop lourd', async () => new Uint8Array(LIMITS.documentBytes + 1).fill(0x50), ['TOO_LARGE']],
  ['un chemin qui sort', async () => withParts(await good(), { '../../etc/passwd': 'x' }), ['UNREADABLE_FILE']],
  ['un chemin absolu', async () => withParts(await good(), { '/etc/passwd': 'x' }), ['UNREADABLE_FILE']],
  ['deux parties du même nom', async () => withDuplicate(await good()), ['UNREADABLE_FILE']],
  [
    'un DOCTYPE et ses entités',
    document((text) => text.replace(/<w:document/, '<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document')),
    ['UNREADABLE_FILE'],
  ],
  [
    'un DOCTYPE dans les styles',
    async () => withParts(await good(), { 'word/styles.xml': (text) => text.replace('<w:styles', '<!DOCTYPE a><w:styles') }),
    ['UNREADABLE_FILE'],
  ],
  ['dix mille niveaux', document((text) => text.replace('<w:body>', `<w:body>${'<w:sdt><w:sdtContent>'.repeat(10_000)}`)), ['UNREADABLE_FILE']],
  ['du XML cassé', document((text) => text.replace('</w:p>', '')), ['UNREADABLE_FILE']],
  [
    'un texte qui n’est pas de l’UTF-8',
    async () => withParts(await good(), { 'word/document.xml': Uint8Array.of(0x3c, 0xff, 0xfe, 0x80) }),
    ['UNREADABLE_FILE'],
  ],
  ['un document sans corps', document((text) => text.replace(/<w:body>.*<\/w:body>/s, '')), ['UNREADABLE_FILE', 'UNSUPPORTED_FILE']],
  ['un document absent', async () => withParts(await good(), { 'word/document.xml': null }), ['UNREADABLE_FILE', 'UNSUPPORTED_FILE']],
  ['un classeur', type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'), ['UNSUPPORTED_FILE']],
  ['des macros', type('application/vnd.ms-word.document.macroEnabled.main+xml'), ['UNSUPPORTED_FILE']],
  ['des macros cachées', async () => withParts(await good(), { 'word/vbaProject.bin': new Uint8Array(9) }), ['UNSUPPORTED_FILE']],
];

const PROTECTED: [name: string, file: () => Promise<Uint8Array>, words: RegExp][] = [
  ['en lecture seule', settings('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'), /lecture/i],
  ['aux formulaires', settings('<w:documentProtection w:edit="forms" w:enforcement="1"/>'), /formulaire/i],
  ['aux commentaires', settings('<w:documentProtection w:edit="comments" w:enforcement="true"/>'), /commentaire/i],
  [
    'par une signature électronique',
    async () =>
      withParts(await good(), {
        '_xmlsignatures/origin.sigs': '',
        '_xmlsignatures/sig1.xml': '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>',
        '_rels/.rels': (text) =>
          text.replace(
            '</Relationships>',
            '<Relationship Id="rIdSig" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>',
          ),
      }),
    /signature|signé/i,
  ],
];

describe('W11 – un fichier hostile ou abîmé', () => {
  it.each(HOSTILE)('%s : une phrase et un remède', async (_, file, codes) => {
    const data = await file();
    for (const answer of [await readWord({ data, words: [] }), await insertClauses(insertionOrder(data, [insertionItem('end')]))]) {
      if (!isRefusal(answer)) throw new Error('accepté');
      expect(codes).toContain(answer.refused);
      expect(answer.message).toMatch(/^\p{Lu}.*\.$/u);
      expect(answer.remedy ?? REFUSALS[answer.refused].remedy).toMatch(/\.$/);
    }
  });

  it.each(PROTECTED)('un document protégé %s : dit laquelle, n’écrit rien', async (_, file, words) => {
    const answer = await insertClauses(insertionOrder(await file(), [insertionItem('end')]));
    if (!isRefusal(answer)) throw new Error('accepté');
    expect(answer.refused).toBe('PROTECTED_FILE');
    expect(`${answer.message} ${answer.remedy ?? ''}`).toMatch(words);
  });

  it('une protection qui impose le suivi, ou qui n’est pas appliquée, n’empêche rien', async () => {
    for (const inside of ['<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>', '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>'])
      expect(isRefusal(await insertClauses(insertionOrder(await settings(inside)(), [insertionItem('end')])))).toBe(false);
  });

  it('mille fichiers abîmés au hasard : un refus codé, ou un résultat juste', async () => {
    const random = seeded(20_261_123);
    const bases = await Promise.all(
      ['titres-francais-numerotes', 'listes', 'revisions', 'corps-en-controle', 'sections', 'strict'].map((name) => entryOf(name).file()),
    );
    const answers = { refused: 0, accepted: 0 };
    for (let i = 0; i < 1_000; i += 1) {
      const data = mutant(bases[i % bases.length] ?? new Uint8Array(), random);
      const copy = data.slice();
      const reading = await readWord({ data, words: [] });
      const answer = await insertClauses(insertionOrder(data, [insertionItem('end')]));
      expect(Buffer.compare(data, copy)).toBe(0);
      for (const one of [reading, answer])
        if (isRefusal(one) && ['INTERNAL', 'EXPORT_FAILED'].includes(one.refused)) throw new Error(`mutant ${i} : ${one.message}`);
      if (isRefusal(answer)) answers.refused += 1;
      else {
        answers.accepted += 1;
        expect([i, onlyAdded(mainWords(data), mainWords(answer.file)) !== null]).toEqual([i, true]);
        expect([i, count(acceptedText(mainWords(answer.file)), MARK)]).toEqual([i, 1]);
      }
    }
    expect(answers.refused).toBeGreaterThan(300);
    expect(answers.accepted).toBeGreaterThan(100);
  });

  it('une bombe et un menteur sont refusés sans prendre de mémoire', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clausier-bombe-'));
    const worker = pathToFileURL(join(import.meta.dirname, '../../dist/server/worker.js')).href;
    try {
      for (const [name, data] of [
        ['bombe', withParts(await good(), { 'word/media/a.bin': new Uint8Array(290_000_000) })],
        ['menteur', liar(await good())],
      ] as const) {
        const path = join(folder, name);
        await writeFile(path, data);
        const code = `import { readFileSync } from 'node:fs'; const { readWord } = await import(${JSON.stringify(worker)}); const answer = await readWord({ data: new Uint8Array(readFileSync(${JSON.stringify(path)})), words: [] }); const most = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]; console.log(JSON.stringify([answer.refused, Number(most)]));`;
        const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { timeout: 60_000 });
        const [refused, kilobytes] = JSON.parse(stdout);
        expect(refused).toBe('UNREADABLE_FILE');
        expect(Number(kilobytes)).toBeLessThan(256_000);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('un thread de calcul qui ne démarre pas donne un refus, et le processus reste debout', async () => {
    const seen: unknown[] = [];
    const workers = startWorkers(join(tmpdir(), 'absent', 'worker.js'), (error) => seen.push(error));
    const answer = await workers.run('readWord', { data: await good(), words: [] });
    await workers.close();
    expect(isRefusal(answer)).toBe(true);
    expect(seen.length).toBeGreaterThan(0);
  });
});
