import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { JsonCutter } from '../../../server/decp/readers/json-cutter.ts';
import { isRefusal } from '../../../shared/errors.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { BUYER, codesOf, contract2022, FIVE_FORMATS, jsonFile, readText, refusalOf } from '../../support/decp-samples.ts';

const ids = ['A1', 'A2', 'A3', 'A4'];
const four = jsonFile(ids.map((id) => contract2022({ id })));
const numbers = ({ taken }: Awaited<ReturnType<typeof readText>>): string[] => taken.map(({ read }) => read.record.number);

const TABLE_ROWS = [
  'id;acheteur_id;titulaire_id;montant;dateNotification;objet',
  `A1;${BUYER};${BUYER};1000;2025-03-01;Entretien`,
  `A2;${BUYER};${BUYER};2000;2025-03-02;Entretien`,
];

describe('one broken record never costs the others', () => {
  const objet = '"objet": "Entretien';
  const damages: [string, (text: string) => string][] = [
    ['a quote inside a text', (text) => text.replace(objet, '"objet": "Entretien "dit" grand')],
    ['one quote too many', (text) => text.replace(objet, '"objet": "Ent"retien')],
    ['a text that does not end', (text) => text.replace('secteur d’essai",', 'secteur d’essai,')],
    [
      'a brace too few',
      (text) =>
        text.replace('"typePrix": [\n            "Définitif ferme"\n          ]\n        }', '"typePrix": [\n            "Définitif ferme"\n          ]'),
    ],
    ['a brace too many', (text) => text.replace('"marcheInnovant": false', '"marcheInnovant": false}')],
    ['a value that is none', (text) => text.replace('"marcheInnovant": false', '"marcheInnovant": faux')],
    ['a record past any length', (text) => text.replace(objet, `"objet": "${'long '.repeat(LIMITS.recordBytes / 4)}`)],
  ];
  for (const [what, damage] of damages) {
    it(what, async () => {
      const [first, ...rest] = four.split('"A2"');
      const reading = await readText(`${first}"A2"${damage(rest.join('"A2"'))}`);
      expect(isRefusal(reading.facts) ? reading.facts.message : null).toBeNull();
      expect(numbers(reading).filter((number) => number !== 'A2')).toEqual(['A1', 'A3', 'A4']);
      expect(new Set(reading.broken.map(({ anomaly }) => anomaly.code))).toEqual(new Set(['RECORD_UNREADABLE']));
      const second = four.split('\n').findIndex((line) => line.includes('"A2"'));
      expect(reading.broken[0]?.line).toBeGreaterThanOrEqual(second);
    });
  }

  it('even the last one', async () => {
    const at = four.lastIndexOf('secteur d’essai",');
    const reading = await readText(`${four.slice(0, at)}secteur d’essai,${four.slice(at + 'secteur d’essai",'.length)}`);
    expect(numbers(reading)).toEqual(['A1', 'A2', 'A3']);
    expect(reading.broken).toHaveLength(1);
  });

  it('a false escape and a control character are put right', async () => {
    const escaped = await readText(four.replace('Entretien', 'Entretien \\d, \\u12'));
    expect(escaped.taken[0]?.read.record.object).toContain('Entretien \\d, \\u12');
    expect(codesOf(escaped.taken[0]?.read.anomalies ?? [])).toContain('JSON_ESCAPE');
    const controlled = await readText(four.replace('Entretien', 'Entretien\u0007\tdes'));
    expect(codesOf(controlled.taken[0]?.read.anomalies ?? [])).toContain('CONTROL_CHARACTER');
    expect(numbers(controlled)).toEqual(ids);
  });

  it('half of a character is a lost one: what is kept is what the database gives back', async () => {
    const { taken } = await readText(four.replace('Entretien', 'Entretien \\ud83d \ud83c\udf33'));
    expect(taken[0]?.read.record.object).toContain('Entretien \ufffd \ud83c\udf33');
    expect(codesOf(taken[0]?.read.anomalies ?? [])).toContain('REPLACEMENT_CHARACTER');
  });

  it('a record in another encoding is read, and said', async () => {
    const [first = '', second = ''] = [contract2022({ id: 'A1' }), contract2022({ id: 'A2', objet: 'Été' })].map((one) => JSON.stringify(one));
    const bytes = Buffer.concat([Buffer.from(`[${first},`), Buffer.from(second.replaceAll('è', 'e'), 'latin1'), Buffer.from(']')]);
    const { taken } = await readText(bytes);
    expect(taken[1]?.read.record.object).toBe('Été');
    expect(codesOf(taken[1]?.read.anomalies ?? [])).toContain('RECORD_ENCODING');
  });

  it('in XML, an ampersand, an HTML entity and a control character are put right; a torn tag costs its record only', async () => {
    const record = FIVE_FORMATS['xml-2022'].slice(FIVE_FORMATS['xml-2022'].indexOf('<marche>'), FIVE_FORMATS['xml-2022'].indexOf('</marches>'));
    const spoiled = record.replace('Entretien', 'Parcs & &eacute;coles\u0002');
    const { taken, broken } = await readText(
      `<marches>\n${record}${spoiled}${record.replace('</objet>', '</objt>')}${record.replace('</marche>', '')}${record}</marches>`,
    );
    expect(taken).toHaveLength(3);
    expect(taken[1]?.read.record.object).toContain('Parcs & écoles des');
    expect(codesOf(taken[1]?.read.anomalies ?? []).sort()).toEqual(['CONTROL_CHARACTER', 'HTML_ENTITY', 'XML_ESCAPE']);
    expect(broken).toHaveLength(2);
  });
});

describe('a file cut short is refused, with how far it goes', () => {
  it('JSON', async () => {
    expect(refusalOf(await readText(four.slice(0, four.indexOf('"A3"'))))).toBe(
      'Ce fichier est coupé\u202f: il s’arrête après 2 marchés. Rien n’en est gardé.',
    );
    expect(refusalOf(await readText(four.slice(0, four.lastIndexOf(']'))))).toContain('après 4 marchés');
    expect(refusalOf(await readText('{"marches":{"marche":['))).toContain('avant le premier marché');
  });

  it('XML', async () => {
    const xml = FIVE_FORMATS['xml-2022'];
    expect(refusalOf(await readText(xml.slice(0, xml.indexOf('</marches>'))))).toContain('après un marché');
    expect(refusalOf(await readText(xml.slice(0, xml.indexOf('<dureeMois>'))))).toContain('avant le premier marché');
  });

  it('the table, when its last line is short and has no end', async () => {
    const rows = TABLE_ROWS.join('\n');
    expect(refusalOf(await readText(rows.slice(0, rows.lastIndexOf(';'))))).toBe(
      'Ce fichier est coupé\u202f: il s’arrête après une ligne. Rien n’en est gardé.',
    );
    const whole = await readText(rows);
    expect(numbers(whole)).toEqual(['A1', 'A2']);
    // A short line that has its end is one bad line, wherever it is.
    const short = await readText(`${rows}\nA3;1\n`);
    expect([numbers(short), codesOf(short.broken.map(({ anomaly }) => anomaly))]).toEqual([['A1', 'A2'], ['COLUMN_COUNT']]);
  });
});

describe('what is not a file of contracts is refused in its own words', () => {
  const cases: [string, string | Uint8Array, string][] = [
    ['nothing', '', 'Ce fichier est vide.'],
    ['blanks', ' \n\n', 'Ce fichier est vide.'],
    ['an archive', Buffer.from('PK\u0003\u0004......marches.json'), 'Ce fichier est une archive ZIP.'],
    ['a spreadsheet renamed', Buffer.from('PK\u0003\u0004......[Content_Types].xml..xl/workbook.xml'), 'Ce fichier est un classeur (.xlsx ou .ods).'],
    ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'ancien format'],
    ['a gzip', gzipSync('{}'), 'Ce fichier est compressé (gzip).'],
    ['a PDF', '%PDF-1.7', 'Ce fichier est un PDF.'],
    ['an error page saved as JSON', '<!DOCTYPE html>\n<html><body>404</body></html>', 'page web'],
    ['another JSON', JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {} }] }), 'ne contient pas de marché'],
    ['a JSON that is no list', '{"erreur":"non trouvé"}', 'aucun marché'],
    ['an empty list', '{"marches":{"marche":[]}}', 'aucun marché'],
    ['another XML', '<?xml version="1.0"?><rss><channel/></rss>', 'Ce fichier XML ne contient pas de marché'],
    ['an XML with entities', '<!DOCTYPE x [<!ENTITY a "b">]><marches><marche/></marches>', 'DOCTYPE'],
    [
      'a table without its columns',
      'id;montant;objet\n1;2;3\n',
      'Il manque les colonnes «\u00a0acheteur_id\u00a0», «\u00a0titulaire_id\u00a0» et «\u00a0dateNotification\u00a0»',
    ],
    ['a table of which no line has the columns of its header', `${TABLE_ROWS[0]}\nA1;1\nA2;2\n`, 'Aucune ligne'],
    ['a text', 'Bonjour,\nvoici le fichier.\n', 'ni un JSON, ni un XML'],
  ];
  for (const [what, content, sentence] of cases) {
    it(what, async () => {
      const reading = await readText(content);
      expect(refusalOf(reading)).toContain(sentence);
      expect(reading.taken).toEqual([]);
    });
  }
});

describe('the reading', () => {
  it('cuts the same records whatever the size of the chunks', () => {
    const bytes = Buffer.from(four.replace('Entretien', 'Entre\\"tien \\\\'));
    const cut = (size: number) => {
      const found: [string, number][] = [];
      const cutter = new JsonCutter({ record: (record, line) => found.push([record.toString(), line]) > 0, broken: () => expect.unreachable() });
      for (let at = 0; at < bytes.length; at += size) cutter.push(bytes.subarray(at, at + size));
      expect(cutter.end()).toBe('whole');
      return found;
    };
    const whole = cut(bytes.length);
    expect(whole).toHaveLength(4);
    for (let size = 1; size < 60; size += 1) expect(cut(size)).toEqual(whole);
  });

  it('stops when it is asked to', async () => {
    const { facts, taken } = await readText(four, { stopped: () => true });
    expect(facts).toMatchObject({ stopped: true, records: 0 });
    expect(taken).toEqual([]);
  });

  it('gives the same fingerprint to the same text only', async () => {
    const { taken } = await readText(JSON.stringify([contract2022(), contract2022(), contract2022({ acheteur: { id: `${BUYER} ` } })]));
    const [first, second, third] = taken.map(({ fingerprint }) => fingerprint);
    expect(first).toBe(second);
    expect(first).not.toBe(third);
  });

  it('ends on a file made to be read over and over', async () => {
    expect(refusalOf(await readText(`[${'{"a":[},'.repeat(400_000)}`))).toMatch(/abîmé|coupé|ne contient pas/);
  });
});
