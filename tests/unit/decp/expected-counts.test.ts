/** The samples' own counts, measured by others: every one of them is reached. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect } from 'vitest';
import { siretKeyIsRight } from '../../../shared/decp/identifiers.ts';
import { isRefusal } from '../../../shared/errors.ts';
import { readCsv } from '../../../server/decp/csv.ts';
import { readContracts } from '../../../server/decp/readers/read-contracts.ts';
import { createFigures } from '../../../db/figures/open.ts';
import { readContractsSource } from '../../../server/figures/read-contracts-source.ts';
import type { FileFacts, TakenContract } from '../../../server/decp/readers/reading.ts';
import { itWithData } from '../../support/shared-data.ts';

const TODAY = '2026-11-22';
const JSON_SAMPLES = ['2019-e-marchespublics.json', '2019-pes-marche-dgfip.json', '2022-megalis-5-marches.json', '2022-semi-synthetique-600.json'];
const TABLE = '2024-tabulaire-travaux-a.csv';

async function readAll(path: string) {
  const taken: TakenContract[] = [];
  const facts = await readContracts(path, { today: TODAY, take: (one) => taken.push(one) });
  if (isRefusal(facts)) throw new Error(facts.message);
  const raw = createFigures(':memory:');
  try {
    const reading = { importId: 'sample', path, today: TODAY, temporaryFolder: tmpdir(), progress: () => {}, stopped: () => false };
    const read = await readContractsSource(raw, { buyers: [] }, reading);
    if (isRefusal(read)) throw new Error(read.message);
    return { facts, report: read.report, taken };
  } finally {
    raw.close();
  }
}

const expected = (path: string, file: string): Record<string, unknown> => JSON.parse(readFileSync(join(dirname(path), 'attendus.json'), 'utf8'))[file];
const asObject = (tally: readonly { label: string; count: number }[]) => Object.fromEntries(tally.map(({ label, count }) => [label, count]));

/** Contracts touched by one of the codes, where the original text has `mark`. */
const touched = (taken: readonly TakenContract[], field: string, codes: readonly string[], mark = ''): number =>
  taken.filter(({ read }) => read.anomalies.some((anomaly) => anomaly.field === field && codes.includes(anomaly.code) && anomaly.original.includes(mark)))
    .length;

/** What the measurer's names of anomalies are here. His « Ã » is UTF-8's third byte family (`â` then a control): « Â° » is ours on top. */
function anomaliesOf(taken: readonly TakenContract[]): Record<string, number> {
  const counts = {
    'montant_<=0': touched(taken, 'montant', ['AMOUNT_TOO_SMALL']),
    'montant_>=100M': touched(taken, 'montant', ['AMOUNT_LARGE', 'AMOUNT_ABSURD', 'AMOUNT_REPEATED_DIGIT']),
    'objet_=256': touched(taken, 'objet', ['OBJECT_CUT']),
    'dateNotification_hors_AAAA-MM-JJ': touched(taken, 'dateNotification', ['DATE_ZONE', 'DATE_ENGLISH', 'DATE_FRENCH', 'DATE_UNREADABLE']),
    'objet_mojibake(Ã)': touched(taken, 'objet', ['MOJIBAKE'], 'â\u0080'),
    objet_entite_html: touched(taken, 'objet', ['HTML_ENTITY']),
    objet_saut_ligne: touched(taken, 'objet', ['OBJECT_LINE_BREAK']),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

describe('the samples', () => {
  for (const file of JSON_SAMPLES) {
    itWithData(`decp/samples/${file}`, `${file}: every expected count`, async (path) => {
      const wanted = expected(path, file);
      const { facts, report, taken } = await readAll(path);
      const found: Record<string, unknown> = {
        format: facts.format === 'json-2019' ? '2019' : '2022',
        enregistrements: report.read,
        doublons_stricts_en_trop: report.strictDuplicates,
        cles_acheteur_id_en_double: report.repeatedNumbers,
        titulaires: taken.reduce((sum, { read }) => sum + read.record.holders.length, 0),
        enregistrements_avec_modifications: report.modified,
        acheteurs_distincts: report.buyers,
        dateNotification_min_max_valides: [report.firstDay, report.lastDay],
        natures: asObject(report.natures),
        typeIdentifiant_titulaires: asObject(report.holderIdKinds),
        considerationsSociales: asObject(report.social),
        considerationsEnvironnementales: asObject(report.environment),
        anomalies: anomaliesOf(taken),
      };
      expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, found[name]]))).toEqual(wanted);
      expect(report.dropped).toBe(report.strictDuplicates + (report.anomalies.find(({ code }) => code === 'REPUBLISHED')?.count ?? 0));
    });
  }

  itWithData(`decp/samples/${TABLE}`, `${TABLE}: every expected count`, async (path) => {
    const wanted = expected(path, TABLE);
    const { facts, report } = await readAll(path);
    const lines = await linesOf(path);
    expect({
      format: wanted['format'],
      lignes: facts.table?.lines,
      uid_distincts: report.read,
      acheteurs_distincts: report.buyers,
      // The measurer counts the absent identifier as one more.
      titulaires_distincts: report.holders + 1,
      lignes_meme_uid_et_titulaire_en_trop: facts.table?.repeatedHolders,
      uid_avec_montants_differents: facts.table?.amountsDiffer,
      dateNotification: [report.firstDay, report.lastDay],
      somme_montants_toutes_lignes: (facts.table?.everyLineCents ?? 0) / 100,
      somme_montants_premiere_ligne_par_uid: (report.amountCents ?? 0) / 100,
      ...lines,
    }).toEqual(wanted);
  });
});

/** What is expected of the lines themselves, before contracts are made of them. */
async function linesOf(path: string) {
  const rows: Record<string, string>[] = [];
  let header: string[] = [];
  await readCsv(path, {
    head: (head) => {
      header = head.header;
      return null;
    },
    row: (cells) => rows.push(Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']))),
    progress: () => undefined,
    stopped: () => false,
  });
  const countBy = (name: string) => {
    const counts: Record<string, number> = {};
    for (const row of rows) counts[row[name] ?? ''] = (counts[row[name] ?? ''] ?? 0) + 1;
    return counts;
  };
  const wrong = (name: string) => rows.filter((row) => row[name] !== '' && !siretKeyIsRight((row[name] ?? '').padStart(14, 'x'))).length;
  const amounts = rows.map((row) => Number(row['montant']));
  return {
    montant_min_max: [Math.min(...amounts), Math.max(...amounts)],
    vides: Object.fromEntries(header.map((name): [string, number] => [name, rows.filter((row) => row[name] === '').length]).filter(([, count]) => count > 0)),
    acheteur_siret_luhn_ko_lignes: wrong('acheteur_id'),
    titulaire_siret_luhn_ko_lignes: wrong('titulaire_id'),
    colonnes: header,
    procedures: countBy('procedure'),
  };
}

describe('the official examples', () => {
  const examples: [string, FileFacts['format'], number][] = [
    ['2019/cc-basique.json', 'json-2019', 1],
    ['2019/mar-avec-modifications.json', 'json-2019', 1],
    ['2019/mar-avec-modifications.xml', 'xml-2019', 1],
    ['2019/mar-basique.json', 'json-2019', 1],
    ['2019/mar-basique.xml', 'xml-2019', 1],
    ['2019/paquet.json', 'json-2019', 2],
    ['2019/paquet.xml', 'xml-2019', 4],
    ['2022/Contrat-concession-modification.xml', 'xml-2022', 2],
    ['2022/Contrat-concession.xml', 'xml-2022', 2],
    ['2022/Marche.xml', 'xml-2022', 2],
    ['2022/concessions.json', 'json-2022', 2],
    ['2022/concessions_avec_modifications.json', 'json-2022', 2],
    ['2022/marches_avec_modifications.json', 'json-2022', 2],
    ['2022/marches_concessions.json', 'json-2022', 4],
  ];
  for (const [file, format, records] of examples) {
    itWithData(`decp/exemples-officiels/${file}`, `${file}: no record is lost`, async (path) => {
      const { facts } = await readAll(path);
      expect(facts).toMatchObject({ format, records, broken: 0 });
    });
  }
});
