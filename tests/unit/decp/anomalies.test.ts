import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSiren, isSiret } from '../../../shared/siren.ts';
import { ANOMALIES, type AnomalyCode } from '../../../shared/decp/anomalies.ts';
import { readRecord } from '../../../shared/decp/read-record.ts';
import type { ContractRecord, RecordFormat } from '../../../shared/decp/record.ts';
import { BUYER, codesOf, contract2019, contract2022, HOLDER, SAMPLE_TODAY } from '../../support/decp-samples.ts';

/** Made up, with a right key and a zero in front. */
const siren = Array.from({ length: 10 }, (_, key) => `09912345${key}`).find(isSiren) ?? '';
const WITH_ZERO = Array.from({ length: 10 }, (_, key) => `${siren}0001${key}`).find(isSiret) ?? '';
const holders = (...titulaires: unknown[]) => ({ titulaires: titulaires.map((titulaire) => ({ titulaire })) });
const social = (considerationsSociales: unknown) => ({ considerationsSociales });
const environment = (considerationsEnvironnementales: unknown) => ({ considerationsEnvironnementales });
const listed = (...considerationSociale: unknown[]) => social({ considerationSociale });
const UNKNOWN = { state: 'unknown', bits: null } as const;

type Case = [code: AnomalyCode, changes: Record<string, unknown>, kept: Partial<ContractRecord>];

/** What is written, and what is made of it; the only anomaly of the record is the one named. */
const CASES: Case[] = [
  ['KEY_SPACES', { id: undefined, 'id ': '2025M0009' }, { number: '2025M0009' }],
  ['NESTING', { titulaires: [[{ titulaire: { typeIdentifiant: 'SIRET', id: HOLDER } }]] }, {}],
  ['NESTING', { titulaires: { titulaire: { typeIdentifiant: 'SIRET', id: HOLDER } } }, {}],
  ['EMPTY_LIST', { modifications: [] }, { modifications: 0 }],
  ['EMPTY_LIST', listed(), { social: UNKNOWN }],
  ['MOJIBAKE', { objet: 'MarchÃ© dâ\u0080\u0099essai' }, { object: 'Marché d’essai' }],
  ['MOJIBAKE', { objet: 'MarchÃ© dâ€™essai' }, { object: 'Marché d’essai' }],
  ['REPLACEMENT_CHARACTER', { objet: 'March\ufffd d’essai' }, { object: 'March\ufffd d’essai' }],
  ['HTML_ENTITY', { objet: 'L&#8217;&eacute;cole' }, { object: 'L’école' }],
  ['CONTROL_CHARACTER', { objet: 'Un\u0001 essai' }, { object: 'Un essai' }],
  ['CONTROL_CHARACTER', { objet: 'Maçonnerie \u0096 essai' }, { object: 'Maçonnerie – essai' }],
  ['OBJECT_LINE_BREAK', { objet: 'Lot 1\nessai' }, { object: 'Lot 1\nessai' }],
  ['OBJECT_CUT', { objet: 'x'.repeat(256) }, {}],
  ['OBJECT_MISSING', { objet: undefined }, { object: '' }],
  ['NUMBER_MISSING', { id: undefined }, { number: '' }],
  ['NUMBER_AS_TEXT', { montant: '61100.5' }, { amountCents: 6_110_050 }],
  ['NUMBER_COMMA', { montant: '61 100,00' }, { amountCents: 6_110_000 }],
  ['NUMBER_UNREADABLE', { montant: '61,100' }, { amountCents: null, amountState: 'missing' }],
  ['NUMBER_UNREADABLE', { dureeMois: 2.5 }, { months: null }],
  ['AMOUNT_MISSING', { montant: undefined }, { amountCents: null, amountState: 'missing' }],
  ['AMOUNT_MISSING', { montant: 'NC' }, { amountCents: null, amountState: 'missing' }],
  ['AMOUNT_TOO_SMALL', { montant: 0 }, { amountState: 'absurd' }],
  ['AMOUNT_TOO_SMALL', { montant: -250 }, { amountState: 'absurd' }],
  ['AMOUNT_ABSURD', { montant: 99_999_999_999.99 }, { amountCents: 9_999_999_999_999, amountState: 'absurd' }],
  ['AMOUNT_ABSURD', { montant: 1e17 }, { amountCents: null, amountState: 'absurd' }],
  ['AMOUNT_REPEATED_DIGIT', { montant: 999_999_999 }, { amountState: 'absurd' }],
  ['AMOUNT_LARGE', { montant: 200_000_000 }, { amountCents: 20_000_000_000, amountState: 'known' }],
  ['DATE_ZONE', { dateNotification: '2025-03-01+02:00' }, { notifiedOn: '2025-03-01' }],
  ['DATE_ZONE', { dateNotification: '2025-03-01T10:00:00Z' }, { notifiedOn: '2025-03-01' }],
  ['DATE_ENGLISH', { dateNotification: 'September, 16 2025 00:00:00' }, { notifiedOn: '2025-09-16' }],
  ['DATE_FRENCH', { dateNotification: '01/03/2025' }, { notifiedOn: '2025-03-01' }],
  ['DATE_UNREADABLE', { dateNotification: '2025-02-30' }, { notifiedOn: null, endsOn: null }],
  ['DATE_MISSING', { dateNotification: undefined }, { notifiedOn: null }],
  ['DATE_FUTURE', { dateNotification: '2921-11-19' }, { notifiedOn: null }],
  ['DATE_OLD', { dateNotification: '0222-04-29' }, { notifiedOn: null }],
  ['DATE_OLD', { dateNotification: '0001-01-01' }, { notifiedOn: null }],
  ['BUYER_MISSING', { acheteur: undefined }, { buyerId: '', buyerSiren: null }],
  ['BUYER_FLAT', { acheteur: undefined, 'acheteur.id': BUYER }, { buyerId: BUYER }],
  ['BUYER_FLAT', { acheteur: BUYER }, { buyerId: BUYER }],
  ['SIRET_SPACES', { acheteur: { id: `${BUYER.slice(0, 9)} ${BUYER.slice(9)}` } }, { buyerId: BUYER, buyerSiren: BUYER.slice(0, 9) }],
  ['SIRET_LENGTH', { acheteur: { id: BUYER.slice(0, 12) } }, { buyerId: BUYER.slice(0, 12), buyerSiren: BUYER.slice(0, 9) }],
  ['SIRET_KEY', { acheteur: { id: '99000000000000' } }, { buyerId: '99000000000000' }],
  ['SIREN_ALONE', { acheteur: { id: BUYER.slice(0, 9) } }, { buyerId: BUYER.slice(0, 9), buyerSiren: BUYER.slice(0, 9) }],
  ['LEADING_ZEROS', { acheteur: { id: WITH_ZERO.slice(1) } }, { buyerId: WITH_ZERO, buyerSiren: WITH_ZERO.slice(0, 9) }],
  ['HOLDER_MISSING', { titulaires: [] }, { holders: [] }],
  ['HOLDER_ID_MISSING', holders({ typeIdentifiant: 'SIRET', id: '', denominationSociale: 'Atelier' }), {}],
  ['HOLDER_KIND', holders({ typeIdentifiant: 'Siret', id: HOLDER }), {}],
  ['HOLDER_KIND', holders({ typeIdentifiant: '', id: HOLDER }), {}],
  ['HOLDER_KIND', holders({ typeIdentifiant: 'HORS_UE', id: 'X1' }), {}],
  ['HOLDER_KIND_UNKNOWN', holders({ typeIdentifiant: 'DUNS', id: 'X1' }), {}],
  ['CPV_SUFFIX', { codeCPV: '77310000-6' }, { cpv: '77310000', division: '77' }],
  ['CPV_SEVEN_DIGITS', { codeCPV: '7731000' }, { cpv: '77310000' }],
  ['CPV_DIVISION', { codeCPV: '45' }, { cpv: '45', division: '45', segment: 'works' }],
  ['CPV_UNKNOWN', { codeCPV: 'Travaux' }, { cpv: null, segment: null }],
  ['CPV_UNKNOWN', { codeCPV: 'X0000000' }, { cpv: null }],
  ['CPV_UNKNOWN', { codeCPV: '3311000' }, { cpv: null }],
  ['SOCIAL_SHAPE', social('Clause sociale'), { social: { state: 'known', bits: 1 } }],
  ['SOCIAL_SHAPE', social(['Clause sociale', 'Critère social']), { social: { state: 'known', bits: 3 } }],
  ['SOCIAL_WRITING', listed('CLAUSE SOCIALE'), { social: { state: 'known', bits: 1 } }],
  ['SOCIAL_WRITING', listed('Sans objet'), { social: { state: 'known', bits: 0 } }],
  ['SOCIAL_MISSING', social(undefined), { social: UNKNOWN }],
  ['SOCIAL_UNKNOWN', listed('NC'), { social: UNKNOWN }],
  ['SOCIAL_UNKNOWN', listed('Pas de considération sociale', 'Bonus'), { social: UNKNOWN }],
  ['SOCIAL_CONTRADICTION', listed('Pas de considération sociale', 'Clause sociale'), { social: { state: 'contradiction', bits: 1 } }],
  ['ENVIRONMENT_SHAPE', environment('Clause environnementale'), { environment: { state: 'known', bits: 1 } }],
  ['ENVIRONMENT_WRITING', environment({ considerationEnvironnementale: ['critere environnemental'] }), { environment: { state: 'known', bits: 2 } }],
  ['ENVIRONMENT_MISSING', environment(undefined), { environment: UNKNOWN }],
  ['ENVIRONMENT_UNKNOWN', environment({ considerationEnvironnementale: ['Oui'] }), { environment: UNKNOWN }],
  [
    'ENVIRONMENT_CONTRADICTION',
    environment({ considerationEnvironnementale: ['Critère environnemental', 'Pas de considération environnementale'] }),
    { environment: { state: 'contradiction', bits: 2 } },
  ],
  ['NATURE_WRITING', { nature: 'ACCORD CADRE' }, { nature: 'Accord-cadre' }],
  ['NATURE_UNKNOWN', { nature: 'Convention' }, { nature: 'Convention' }],
  ['PROCEDURE_WRITING', { procedure: 'Appel d offres ouvert' }, { procedure: "Appel d'offres ouvert" }],
  ['PROCEDURE_UNKNOWN', { procedure: 'Tirage au sort' }, { procedure: 'Tirage au sort' }],
  ['DURATION_MISSING', { dureeMois: 0 }, { months: null, endsOn: null }],
  ['DURATION_MISSING', { dureeMois: 'NC' }, { months: null }],
  ['DURATION_LONG', { dureeMois: 181 }, { months: 181 }],
  ['OFFERS_MISSING', { offresRecues: 0 }, { offers: null }],
  ['RATE_OUT_OF_RANGE', { tauxAvance: 20 }, { advanceBasisPoints: null }],
  ['SUBCONTRACT_COPY', { actesSousTraitance: [{ acteSousTraitance: { id: 1, sousTraitant: { typeIdentifiant: 'SIRET', id: HOLDER } } }] }, {}],
  ['SUBCONTRACT_PARTIAL', { actesSousTraitance: [{ acteSousTraitance: { id: 1, sousTraitant: { typeIdentifiant: 'SIRET', id: BUYER } } }] }, {}],
  ['FIELD_UNKNOWN', { _type: 'Marché' }, {}],
];

/** Said by the readers of files and of tables. */
const ELSEWHERE = new Set<string>(['RECORD_EMPTY', 'AMOUNTS_DIFFER']);

/** Every code that the reading of a record can say. */
const saidInRecords = (): string[] => {
  const folder = join(import.meta.dirname, '../../../shared/decp');
  const sources = readdirSync(folder).filter((name) => name !== 'anomalies.ts');
  const text = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  return Object.keys(ANOMALIES).filter((code) => text.includes(`'${code}'`) && !ELSEWHERE.has(code));
};

const read = (raw: unknown, format: RecordFormat = 'json-2022') => readRecord(raw, { kind: 'contract', format, today: SAMPLE_TODAY });

describe('each anomaly of a record is said once, and only what is certain is repaired', () => {
  for (const [code, changes, kept] of CASES) {
    it(`${code}: ${JSON.stringify(changes).slice(0, 90)}`, () => {
      const { record, anomalies } = read(contract2022(changes));
      expect(codesOf(anomalies)).toEqual([code]);
      expect(record).toMatchObject(kept);
    });
  }

  it('every anomaly of a record has its case', () => {
    const told = new Set<string>(CASES.map(([code]) => code));
    const said = saidInRecords();
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter((code) => !told.has(code))).toEqual([]);
  });
});

describe('unknown is not « no »', () => {
  it('a contract of the first format has no considerations to miss', () => {
    const { record, anomalies } = read(contract2019(), 'json-2019');
    expect(anomalies).toEqual([]);
    expect([record.social, record.environment]).toEqual([UNKNOWN, UNKNOWN]);
  });

  it('nor has one notified before 2024', () => {
    const { record, anomalies } = read(
      contract2022({ dateNotification: '2023-12-31', considerationsSociales: undefined, considerationsEnvironnementales: undefined }),
    );
    expect(anomalies).toEqual([]);
    expect(record.social).toEqual(UNKNOWN);
  });

  it('a value out of the list beside a known one leaves the known one', () => {
    expect(read(contract2022(listed('Clause sociale', 'Bonus'))).record.social).toEqual({ state: 'known', bits: 1 });
  });

  it('an advance both granted and at no rate, or refused with a rate, is unknown', () => {
    expect(read(contract2022({ attributionAvance: true, tauxAvance: 0 })).record.advanceBasisPoints).toBeNull();
    expect(read(contract2022({ attributionAvance: false, tauxAvance: 0.2 })).record.advanceBasisPoints).toBeNull();
    expect(read(contract2022({ attributionAvance: false, tauxAvance: undefined })).record.advanceBasisPoints).toBe(0);
  });

  it('an amount of a modification under one euro says nothing of the new amount', () => {
    const modifications = [{ modification: { id: 1, dateNotificationModification: '2025-06-01', montant: 0 } }];
    expect(read(contract2022({ modifications })).record).toMatchObject({ amountCents: 12_050_050, amountState: 'known', modifications: 1 });
  });

  it('a record with nothing in it is said empty, whatever it is', () => {
    for (const nothing of [null, undefined, 3, 'texte', [], {}, { uid: 'x' }]) expect(codesOf(read(nothing).anomalies)).toEqual(['RECORD_EMPTY']);
  });
});
