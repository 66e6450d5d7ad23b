import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../../server/decp/csv.ts';
import { isRefusal, refuse } from '../../../shared/errors.ts';
import { readHead } from '../../../shared/purchases/csv-head.ts';

const folder = mkdtempSync(join(tmpdir(), 'clausier-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Given = [cells: readonly string[], line: number, faulty: boolean];

async function read(content: string | Uint8Array, more: { most?: number; stopped?: () => boolean } = {}) {
  const path = join(folder, 'fichier.csv');
  writeFileSync(path, content);
  const rows: Given[] = [];
  const facts = await readCsv(path, {
    row: (cells, line, faulty) => rows.push([cells, line, faulty]),
    progress: () => undefined,
    stopped: () => false,
    ...more,
  });
  return { facts, rows };
}

describe('a delimited file', () => {
  it('gives each row with its line, over quoted line breaks and empty lines', async () => {
    const { facts, rows } = await read('a;b\r\n1;2\r\n"x\r\ny";"3 ""quoi"""\r\n\r\n;\r\n7;8;\r\n');
    expect(facts).toMatchObject({ encoding: 'UTF-8', separator: ';', header: ['a', 'b'], headerLine: 1, rows: 3, faulty: 0, complete: true });
    expect(rows).toEqual([
      [['1', '2'], 2, false],
      [['x\r\ny', '3 "quoi"'], 3, false],
      [['7', '8'], 7, false],
    ]);
  });

  it('gives a row of another width as faulty and goes on', async () => {
    const { facts, rows } = await read('a;b\n1\n1;2;3\n4;5\n');
    expect(facts).toMatchObject({ rows: 3, faulty: 2 });
    expect(rows.map(([, line, faulty]) => [line, faulty])).toEqual([
      [2, true],
      [3, true],
      [4, false],
    ]);
  });

  it('refuses a quote that nothing closes, with its line', async () => {
    for (const rest of ['3;4\n', 'x\n'.repeat(700_000)]) {
      const { facts } = await read(`a;b\n1;2\n1;"2\n${rest}`);
      expect(facts).toMatchObject({ refused: 'UNREADABLE_FILE', message: expect.stringContaining('ligne 3') });
    }
  });

  it('reads UTF-8 with or without its mark, UTF-16 and Windows-1252, even when the first accent comes late', async () => {
    const text = `Nom;Montant\n${`${'a'.repeat(98)};1\n`.repeat(12_000)}Été;2\n`;
    const windows = Buffer.from(text, 'latin1');
    const marked = Buffer.from(`\ufeff${text}`);
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const [content, encoding] of [
      [text, 'UTF-8'],
      [marked, 'UTF-8'],
      [utf16, 'UTF-16'],
      [utf16.swap16().subarray(0), 'UTF-16'],
      [windows, 'Windows-1252'],
    ] as const) {
      const { facts, rows } = await read(content);
      expect(facts).toMatchObject({ encoding, header: ['Nom', 'Montant'], rows: 12_001 });
      expect(rows.at(-1)).toEqual([['Été', '2'], 12_002, false]);
    }
  });

  it('reads « € » and curly apostrophes in the titles of a small Windows-1252 file', async () => {
    const { facts, rows } = await read(Buffer.from('Date d\x92achat;Mt HT (\x80)\n2025;12,50 \x80\n', 'latin1'));
    expect(facts).toMatchObject({ encoding: 'Windows-1252', header: ['Date d’achat', 'Mt HT (€)'] });
    expect(rows).toEqual([[['2025', '12,50 €'], 2, false]]);
  });

  it('keeps a character whole when it falls across two blocks', async () => {
    const { facts, rows } = await read(`n;m\n${`${'€'.repeat(41)};1\n`.repeat(12_000)}`);
    expect(facts).toMatchObject({ encoding: 'UTF-8', rows: 12_000 });
    expect(rows.every(([cells]) => cells[0] === '€'.repeat(41))).toBe(true);
  });

  it.each([
    ['nothing', '', 'vide'],
    ['a spreadsheet renamed', 'PK\x03\x04\0\0[Content_Types].xml', 'classeur'],
    ['an archive', 'PK\x03\x04\0\0achats.csv', 'archive ZIP'],
    ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'ancien format'],
    ['a compressed file', Buffer.from([0x1f, 0x8b, 8, 0]), 'gzip'],
    ['a PDF', '%PDF-1.7', 'PDF'],
    ['a web page', '\ufeff <!doctype html><title>Erreur 404</title>', 'page web'],
    ['an XML file', '<?xml version="1.0"?><marches/>', 'XML'],
    ['bytes', Buffer.from([0x61, 0x3b, 0, 1, 2]), 'pas un texte'],
  ])('refuses %s and says what to do', async (_, content, words) => {
    const { facts, rows } = await read(content);
    expect(facts).toMatchObject({ message: expect.stringContaining(words), remedy: expect.stringMatching(/./) });
    expect(facts).toMatchObject({ remedy: expect.not.stringContaining('profil d’acheteur') });
    expect(rows).toEqual([]);
  });

  it('stops when it is told to, or when it has given enough rows', async () => {
    const stopped = await read('a\n1\n', { stopped: () => true });
    expect(stopped).toMatchObject({ facts: { complete: false, rows: 0 }, rows: [] });
    const few = await read('a;b\n1;2\n3;4\n5;6\n', { most: 2 });
    expect(few.facts).toMatchObject({ complete: false, rows: 2 });
    expect(few.rows).toHaveLength(2);
  });

  it('ends with the refusal made of its header', async () => {
    const path = join(folder, 'tete.csv');
    writeFileSync(path, 'a;b\n1;2\n');
    const rows: unknown[] = [];
    const facts = await readCsv(path, {
      head: ({ header }) => refuse('UNREADABLE_FILE', `Il manque la colonne montant parmi ${header.join(', ')}.`),
      row: (cells) => rows.push(cells),
      progress: () => undefined,
      stopped: () => false,
    });
    expect(isRefusal(facts) && facts.message).toContain('a, b');
    expect(rows).toEqual([]);
  });

  it('has the rows the page showed from its head, whatever the text', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ';', ',', '"', '\n', '\r\n', ' ', 'é', '|', '\t'), minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const { facts, rows } = await read(content);
        if (isRefusal(facts)) return;
        const head = readHead(content);
        expect(facts).toMatchObject({ separator: head.separator, header: head.header, headerLine: head.headerLine });
        const width = head.header.length;
        const fitted = head.rows.map((cells) =>
          cells.length > width && cells.slice(width).every((cell) => cell.trim() === '') ? cells.slice(0, width) : cells,
        );
        expect(rows.map(([cells]) => cells)).toEqual(fitted);
      }),
      { numRuns: 120 },
    );
  });
});
