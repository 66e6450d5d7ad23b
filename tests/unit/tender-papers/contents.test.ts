import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveName, readMe, uniqueNames } from '../../../shared/tender-papers/contents.ts';
import { schoolTender } from './support.ts';

describe('names in the archive', () => {
  it.each([
    ['Règlement de la consultation (école).docx', 'Reglement de la consultation (ecole).docx'],
    ['Cœur d’îlot – CCAP.docx', 'Coeur d ilot - CCAP.docx'],
    ['../../etc/passwd.docx', 'etc passwd.docx'],
    ['CON.docx', 'fichier.docx'],
    ['…….docx', 'fichier.docx'],
    ['.docx', 'fichier.docx'],
    ['合同.docx', 'fichier.docx'],
    ['a..b.docx', 'a.b.docx'],
  ])('%s becomes %s', (given, name) => {
    expect(archiveName(given)).toBe(name);
  });

  it('are ASCII, without a path nor a device name, and as readable twice as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const name = archiveName(`${text}.docx`);
        expect(name).toMatch(/^[A-Za-z0-9_(][A-Za-z0-9 ._()-]*$/);
        expect(name).not.toMatch(/\.\.|^(con|nul|aux|prn)\./i);
        expect(name.length).toBeLessThanOrEqual(90);
        expect(archiveName(name)).toBe(name);
      }),
    );
  });

  it('are each given once, whatever their case', () => {
    expect(uniqueNames(['CCAP.docx', 'ccap.docx', 'CCAP.docx', 'RC.docx'])).toEqual(['CCAP.docx', 'ccap (2).docx', 'CCAP (3).docx', 'RC.docx']);
  });
});

describe('the list to read first', () => {
  const text = readMe(schoolTender(), '2027-03-15', [{ name: 'RC.docx', says: 'votre fichier' }], ['AE.docx']);

  it('names each file and what it is, and those that are not there', () => {
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining([
        'Rénovation de l’école des Tilleuls',
        'Droit au 15 mars 2027.',
        '- RC.docx\u202f: votre fichier',
        '- AE.docx (votre fichier n’a pas changé)',
      ]),
    );
  });

  it('does not speak of files left aside when there are none', () => {
    expect(readMe(schoolTender(), '2027-03-15', [], [])).not.toContain('Pas dans cette archive');
  });
});
