import { describe, expect, it } from 'vitest';
import { CLAUSE, CRITERION } from '../../../shared/decp/record.ts';
import {
  BUYER,
  codesOf,
  contract2019,
  contract2022,
  FIVE_FORMATS,
  HEADER,
  HOLDER,
  jsonFile,
  OTHER_HOLDER,
  readText,
  tableLines,
} from '../../support/decp-samples.ts';

const COMMON = {
  kind: 'contract',
  buyerId: BUYER,
  buyerSiren: BUYER.slice(0, 9),
  number: '2025M0001',
  nature: 'Marché',
  object: 'Entretien des espaces verts – secteur d’essai',
  cpv: '77310000',
  division: '77',
  segment: 'services',
  procedure: "Appel d'offres ouvert",
  placeCode: '62',
  placeKind: 'Code département',
  months: 24,
  notifiedOn: '2025-03-01',
  publishedOn: '2025-04-02',
  endsOn: '2027-03-01',
  amountCents: 12_050_050,
  initialAmountCents: 12_050_050,
  amountState: 'known',
  modifications: 0,
};
const SINCE_2022 = {
  offers: 4,
  advanceBasisPoints: 1_000,
  social: { state: 'known', bits: CLAUSE | CRITERION },
  environment: { state: 'known', bits: 0 },
};
const BEFORE_2022 = { offers: null, advanceBasisPoints: null, social: { state: 'unknown', bits: null }, environment: { state: 'unknown', bits: null } };

describe('the same contract in the five formats', () => {
  for (const [format, content] of Object.entries(FIVE_FORMATS)) {
    it(`${format} gives the same record, without an anomaly`, async () => {
      const { taken, facts, broken } = await readText(content);
      expect(facts).toMatchObject({ format, records: 1, broken: 0, encoding: 'UTF-8' });
      expect(broken).toEqual([]);
      expect(taken[0]?.read.anomalies).toEqual([]);
      expect(taken[0]?.read.record).toMatchObject({ ...COMMON, format, ...(format.includes('2019') ? BEFORE_2022 : SINCE_2022) });
      expect(taken[0]?.read.record.holders.map(({ id, siren, idKind }) => [id, siren, idKind])).toEqual(
        [HOLDER, OTHER_HOLDER].map((id) => [id, id.slice(0, 9), 'SIRET']),
      );
    });
  }

  it('is read in UTF-8 with a mark, in UTF-16 and in Windows-1252', async () => {
    const json = FIVE_FORMATS['json-2022'];
    const windows = Buffer.from(json.replaceAll('–', '\u0096').replaceAll('’', '\u0092'), 'latin1');
    for (const [bytes, encoding] of [
      [Buffer.from(`\ufeff${json}`), 'UTF-8'],
      [Buffer.from(`\ufeff${json}`, 'utf16le'), 'UTF-16'],
      [Buffer.from(`\ufeff${json}`, 'utf16le').swap16(), 'UTF-16'],
      [windows, 'Windows-1252'],
    ] as const) {
      const { taken, facts } = await readText(bytes);
      expect(facts).toMatchObject({ encoding, records: 1 });
      expect(taken[0]?.read.record.object).toBe(COMMON.object);
    }
  });
});

describe('where the records of a JSON file are', () => {
  const [first, second] = [contract2022(), contract2022({ id: '2025M0002' })];
  const shapes: [string, string][] = [
    ['a list under « marches »', JSON.stringify({ $schema: 'x', marches: [first, second] })],
    ['a list alone', JSON.stringify([first, second])],
    ['one object a line', `${JSON.stringify(first)}\n${JSON.stringify(second)}\n`],
    ['each one wrapped', JSON.stringify({ marches: [{ marche: first }, { marche: second }] })],
    ['two lists', JSON.stringify({ marches: { 'contrat-concession': [], marche: [first, second] } })],
    ['one record that is no list', `${JSON.stringify({ marches: { marche: first } })}${JSON.stringify({ marche: second })}`],
  ];
  for (const [shape, content] of shapes) {
    it(`are found in ${shape}`, async () => {
      const { taken, broken } = await readText(content);
      expect(broken).toEqual([]);
      expect(taken.map(({ read }) => [read.record.number, read.record.format])).toEqual([
        ['2025M0001', 'json-2022'],
        ['2025M0002', 'json-2022'],
      ]);
    });
  }

  it('with the line where each begins', async () => {
    const { taken } = await readText(jsonFile([first, second]));
    const lines = jsonFile([first, second]).split('\n');
    expect(taken.map(({ line }) => [lines[line - 1]?.trim(), lines[line]?.trim()])).toEqual([
      ['{', '"id": "2025M0001",'],
      ['{', '"id": "2025M0002",'],
    ]);
  });

  it('a concession has its own fields and its own threshold', async () => {
    const concession = {
      id: 'C1',
      autoriteConcedante: { id: BUYER },
      nature: 'Délégation de service public',
      objet: 'Exploitation d’un équipement d’essai',
      procedure: 'Procédure négociée ouverte',
      dureeMois: 240,
      dateSignature: '2025-02-01',
      valeurGlobale: 4_000_000_000,
      concessionnaires: [{ concessionnaire: { typeIdentifiant: 'SIRET', id: HOLDER } }],
      considerationsSociales: { considerationSociale: ['Concession réservée'] },
      considerationsEnvironnementales: { considerationEnvironnementale: ['Clause environnementale'] },
      modifications: [{ modification: { dateSignatureModification: '2025-06-01', valeurGlobale: 4_100_000_000 } }],
    };
    const { taken } = await readText(JSON.stringify({ marches: { 'contrat-concession': [concession] } }));
    expect(taken[0]?.read.record).toMatchObject({
      kind: 'concession',
      notifiedOn: '2025-02-01',
      amountState: 'known',
      amountCents: 410_000_000_000,
      initialAmountCents: 400_000_000_000,
      social: { state: 'known', bits: 4 },
    }); // prettier-ignore
    expect(codesOf(taken[0]?.read.anomalies ?? [])).toEqual(['AMOUNT_LARGE', 'AMOUNT_LARGE']);
  });
});

describe('modifications', () => {
  it('the last one by its day gives the present amount and duration; the first amount stays', async () => {
    const modifications = [
      { modification: { id: 2, dateNotificationModification: '2025-09-01', montant: 150_000 } },
      { modification: { id: 1, dateNotificationModification: '2025-05-01', montant: 130_000, dureeMois: 30 } },
    ];
    const { taken } = await readText(jsonFile([contract2022({ modifications })]));
    expect(taken[0]?.read.record).toMatchObject({
      modifications: 2,
      amountCents: 15_000_000,
      initialAmountCents: 12_050_050,
      months: 30,
      endsOn: '2027-09-01',
    });
  });
});

describe('the consolidated table', () => {
  it('counts the amount of a contract once, and says what adding every line would give', async () => {
    const { taken, facts } = await readText([HEADER, ...tableLines()].join('\n'));
    expect(taken).toHaveLength(1);
    expect(facts).toMatchObject({ table: { lines: 2, everyLineCents: 24_100_100, amountsDiffer: 0 } });
  });

  it('takes the current lines first, the others are its past', async () => {
    const past = tableLines({ donneesActuelles: 'false', montant: '99' });
    const { taken, facts } = await readText([HEADER, ...past, ...tableLines({ donneesActuelles: 'true' })].join('\n'));
    expect(taken[0]?.read.record).toMatchObject({ amountCents: 12_050_050 });
    expect(taken[0]?.line).toBe(4);
    expect(facts).toMatchObject({ records: 1, table: { amountsDiffer: 0, repeatedHolders: 2 } });
  });

  it('says amounts that differ, and keeps the first line', async () => {
    const [first = '', second = ''] = tableLines();
    const { taken } = await readText([HEADER, first, second.replace('120500.5', '999')].join('\n'));
    expect(codesOf(taken[0]?.read.anomalies ?? [])).toEqual(['AMOUNTS_DIFFER']);
    expect(taken[0]?.read.record.amountCents).toBe(12_050_050);
  });

  it('gives the same contracts through passing files as in memory, wherever the lines are', async () => {
    const contracts = Array.from({ length: 300 }, (_, index) => tableLines({ uid: `${BUYER}N${index}`, id: `N${index}` }));
    const lines = [HEADER, ...contracts.map(([first]) => first), ...contracts.map(([, second]) => second)].join('\n');
    const [memory, files] = [await readText(lines), await readText(lines, { inMemoryBytes: 5_000 })];
    const sorted = ({ taken }: typeof memory) => taken.map(({ read, line }) => ({ ...read.record, line })).sort((left, right) => left.line - right.line);
    expect(sorted(memory)).toHaveLength(300);
    expect(sorted(files)).toEqual(sorted(memory));
    expect(files.facts).toEqual(memory.facts);
  });

  it('a line of another width is said, the others are read', async () => {
    const { taken, broken } = await readText([HEADER, 'a;b;c', ...tableLines()].join('\n'));
    expect(taken).toHaveLength(1);
    expect(broken).toEqual([{ line: 2, anomaly: { code: 'COLUMN_COUNT', field: '', original: '3', kept: null } }]);
  });
});

describe('the first format', () => {
  it('keeps the name of the buyer and of the holders', async () => {
    const { taken } = await readText(
      JSON.stringify({ marches: [contract2019({ titulaires: [{ typeIdentifiant: 'SIRET', id: HOLDER, denominationSociale: 'Atelier d’essai' }] })] }),
    );
    expect(taken[0]?.read.record).toMatchObject({ buyerName: 'Commune d’essai', holders: [{ name: 'Atelier d’essai' }] });
  });
});
