import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHead, guessSeparator, readHead, SEPARATORS } from '../../../shared/purchases/csv-head.ts';

describe('the head of a delimited text', () => {
  it.each([
    ['commas in decimals', 'Tiers;Montant\nA;1,5\nB;2,5\nC;3,5\n', ';'],
    ['semicolons in words', 'nom,objet,montant\nA,a;b;c,1\nB,d;e,2\n', ','],
    ['tabs', 'a\tb\n1,0\t2\n', '\t'],
    ['bars', 'Raison sociale|Siret|Type de structure\nA|1|ESAT\n', '|'],
    ['separators inside quotes', '"a,b,c";"d"\n"1,2,3";"4"\n', ';'],
    ['a list of regions with commas', 'SIREN;PERIMETRE\n1;Siège, Lyon, Lille\n2;Siège, Lyon, Lille\n', ';'],
    ['one column only', 'SIREN\n1\n2\n', ';'],
  ])('finds the separator over %s', (_, text, separator) => {
    expect(guessSeparator(text)).toBe(separator);
  });

  it('passes over what is printed above the table, and over a spreadsheet’s « sep= »', () => {
    expect(readHead('Export du lundi, 3 mars\n\nExercice;2024;;\nTiers;SIRET;Montant;Objet\nA;1;2;x\nB;1;2;y\n')).toMatchObject({
      separator: ';',
      header: ['Tiers', 'SIRET', 'Montant', 'Objet'],
      headerLine: 4,
    });
    expect(readHead('sep=,\na,b\n1,2\n')).toMatchObject({ separator: ',', header: ['a', 'b'], headerLine: 2, rows: [['1', '2']] });
  });

  it('trims the names, tells those that come back, names those that are empty', () => {
    expect(readHead(' Montant ;Montant;;Tiers;\n1;2;3;4;\n')).toMatchObject({
      header: ['Montant', 'Montant (2)', 'Colonne 3', 'Tiers'],
      duplicates: ['Montant'],
    });
  });

  it('leaves the row that the end of the head cuts', () => {
    expect(readHead('a;b\n1;2\n3;4', false).rows).toEqual([['1', '2']]);
    expect(readHead('a;b\n1;2\n3;4').rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('decodes as the server does', () => {
    expect(decodeHead(Buffer.from('\ufeffé', 'utf16le'))).toEqual({ text: 'é', encoding: 'UTF-16' });
    expect(decodeHead(Buffer.from('été 5 €').subarray(0, -1))).toEqual({ text: 'été 5 ', encoding: 'UTF-8' });
    expect(decodeHead(new Uint8Array([0xe9, 0x80, 0x0a]))).toEqual({ text: 'é€\n', encoding: 'Windows-1252' });
  });

  it('finds back any table, whatever its cells hold', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', ' ', ';', ',', '|', '\t', '"', '\n', '1'), minLength: 1, maxLength: 6 })
      .map((text) => `x${text}x`);
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 12 }));
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, fc.constantFrom(...SEPARATORS), fc.constantFrom('\n', '\r\n'), (rows, separator, end) => {
        const text = rows.map((cells) => cells.map(quoted).join(separator) + end).join('');
        const head = readHead(text);
        expect(head.separator).toBe(separator);
        expect(head.rows).toEqual(rows.slice(1));
      }),
    );
  });

  it('never throws and never loops, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ';', ',', '"', '\n', '\r', '\t', '|', ' ', '\ufeff'), maxLength: 200 }),
        fc.boolean(),
        (text, whole) => {
          expect(readHead(text, whole).header.every((name) => name !== '')).toBe(true);
        },
      ),
    );
  });
});
