/** Indicators over HTTP: computed, typed or unknown, always with coverage, source and date. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndicatorList, IndicatorSeries, Measure } from '../../shared/api/indicators.ts';
import type { FigureSettings } from '../../shared/api/imports.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { type Fill, fillFigures, TEST_BUYER, testHolder } from '../support/figures.ts';
import { addOrganisation, addPerson, type TestPerson } from '../support/people.ts';
import { pathsOf, problem } from '../support/problem.ts';
import { repositoriesOn } from '../../server/repositories/index.ts';

let app: TestApp;
let lead: TestPerson;
let told = 0;

/** An organisation of its own. */
async function story(fill: Omit<Fill, 'organisationId'>, settings?: FigureSettings): Promise<void> {
  const organisationId = `ville-${++told}`;
  addOrganisation(app, organisationId, `Ville ${told}`);
  lead = addPerson(app, { roles: ['scheme-lead'], organisationId });
  await fillFigures(app, { ...fill, organisationId });
  if (settings) await app.opened.context.write(async (connection) => repositoriesOn(connection).figureSettings.write(organisationId, settings));
}

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
});
afterAll(() => app.close());

const get = (url: string, by = lead) => by.call({ method: 'GET', url: `/api/indicators${url}` });
const list = async (query = '') => answer(await get(query), IndicatorList);
const one = async (indicator: string, query = '') =>
  present(
    (await list(query)).items.find((measure) => measure.indicator === indicator),
    indicator,
  );
const put = (url: string, payload: object, by = lead) => by.call({ method: 'PUT', url: `/api/indicators/${url}`, payload });
const typed = { value: 1234, numerator: null, denominator: null, source: 'Bilan 2025 du facilitateur', note: '' };
const known = (bits: number) => ({ social: { state: 'known', bits } }) as const;

describe('sans donnée', () => {
  it('les quarante-trois indicateurs sont là, inconnus, et chacun dit pourquoi', async () => {
    await story({});
    const { items, years, year, contracts } = await list();
    expect(items.map(({ number }) => number)).toEqual(Array.from({ length: 43 }, (_, index) => index + 1));
    expect(items.filter(({ value, state }) => value !== null || state !== 'unknown')).toEqual([]);
    expect(items.filter(({ detail }) => detail.length < 20)).toEqual([]);
    expect({ years, year, contracts }).toEqual({ years: [], year: 2025, contracts: 0 });
    expect(items.find(({ number }) => number === 34)?.detail).toBe(
      'Les données essentielles ne disent pas le nombre de lots. Saisissez la valeur, avec sa source.',
    );
  });
});

describe('les marchés publiés', () => {
  it('donnent taux, couverture, source et date', async () => {
    await story({ contracts: [known(1), known(0), known(0), known(6), { social: { state: 'unknown', bits: null } }] });
    expect(await one('considerations-sociales-nombre')).toMatchObject({
      year: 2025,
      state: 'computed',
      origin: 'contracts',
      value: 5000,
      detail: 'Sur 4 marchés connus parmi 5.',
      sourceText: 'Données essentielles importées le 23 novembre 2026',
      on: '2026-11-23',
      opens: true,
    });
    expect(await one('marches-reserves-nombre')).toMatchObject({ value: 1, unit: 'count' });
    expect(await one('offres-recues')).toMatchObject({ value: 30, unit: 'average' });
  });

  it('d’avant 2024 n’ont rien de connu, même quand le fichier le prétend', async () => {
    await story({ contracts: [{ notifiedOn: '2023-06-01', ...known(0) }] });
    expect(await one('considerations-sociales-nombre')).toMatchObject({ year: 2023, value: null, state: 'unknown', coverage: { known: 0, total: 1 } });
  });

  it('par défaut, la dernière année finie qui en a', async () => {
    await story({ contracts: [{ notifiedOn: '2026-02-01' }, { notifiedOn: '2024-02-01' }] });
    expect(await list()).toMatchObject({ year: 2024, years: [2026, 2024] });
    expect((await list('?year=2026')).contracts).toBe(1);
  });

  it('comptent chaque titulaire une fois dans l’année, et ceux du territoire', async () => {
    const small = testHolder({ siren: '990000101', id: '99000010100014', size: 'pme', department: '62' });
    const large = testHolder({ siren: '990000119', id: '99000011900014', size: 'ge', department: '75' });
    const silent = testHolder({ siren: '990000127', id: '99000012700014' });
    const listed = testHolder({ siren: '990000135', id: '99000013500014' });
    await story(
      {
        contracts: [
          { holders: [small] },
          { holders: [small] },
          { holders: [large], amountCents: 30_000_000 },
          { holders: [small, large] },
          { holders: [silent] },
          { holders: [listed] },
        ],
        suppliers: [{ siren: '990000135', kind: 'micro', department: '62' }],
      },
      { buyers: [], territory: ['62'] },
    );
    expect(await one('pme-nombre')).toMatchObject({
      value: 6667,
      numerator: { value: 2 },
      denominator: { value: 3 },
      coverage: { known: 3, total: 4, unit: 'holders' },
    });
    expect(await one('titulaires-locaux')).toMatchObject({ value: 6667, coverage: { known: 3, total: 4 } });
    // Three contracts of 100 000 € out of 600 000 €; the mixed group and the silent holder are in neither.
    expect(await one('pme-valeur')).toMatchObject({ value: 5000, coverage: { known: 4, total: 6 }, aside: [{ count: 1 }] });
  });

  it('sans territoire choisi, personne n’est dit local', async () => {
    await story({ contracts: [{ holders: [testHolder({ department: '62' })] }] });
    expect(await one('titulaires-locaux')).toMatchObject({
      value: null,
      detail: 'Dites d’abord les départements de votre territoire, aux imports, dans «\u00a0Acheteurs et territoire\u00a0».',
    });
  });

  it('sont ceux des acheteurs choisis, ou d’un seul', async () => {
    const other = { buyerSiren: '990000036', buyerId: '99000003600018' };
    await story(
      { contracts: [known(1), { ...other, ...known(0) }, { buyerSiren: '990000044', buyerId: '99000004400012', ...known(0) }] },
      {
        buyers: [
          { siren: TEST_BUYER, name: 'Ville exemple' },
          { siren: '990000036', name: 'Régie exemple' },
        ],
        territory: [],
      },
    );
    expect(await one('considerations-sociales-nombre')).toMatchObject({ value: 5000, coverage: { total: 2 } });
    expect(await one('considerations-sociales-nombre', `?buyer=${TEST_BUYER}`)).toMatchObject({ value: 10_000 });
    expect((await list()).buyers).toEqual([
      { siren: TEST_BUYER, name: 'Ville exemple', contracts: 1 },
      { siren: '990000036', name: 'Régie exemple', contracts: 1 },
    ]);
    expect(await one('considerations-sociales-nombre', '?segment=90')).toMatchObject({ coverage: { total: 2 } });
    expect((await one('considerations-sociales-nombre', '?segment=works')).value).toBeNull();
    problem(await get('?segment=tout'), 400);
  });
});

describe('la comptabilité', () => {
  it('donne les achats inclusifs, chaque fournisseur une fois, et ne dit rien d’un type qu’aucune liste ne dit', async () => {
    await story({
      purchases: [{ cents: 300 }, { cents: 700, supplierId: '99000010100014', siren: '990000101' }, { cents: 1_000, supplierId: null, siren: null }],
      suppliers: [
        { siren: '990000028', kind: 'esat' },
        { siren: '990000028', kind: 'ea' },
      ],
    });
    expect(await one('achats-publics-vulnerables')).toMatchObject({
      value: 1500,
      numerator: { value: 300, unit: 'money' },
      denominator: { value: 2_000 },
      coverage: { known: 1_000, total: 2_000, unit: 'cents' },
      origin: 'purchases',
    });
    expect(await one('fournisseurs-inclusifs')).toMatchObject({ value: 1 });
    expect(await one('achats-esus')).toMatchObject({
      value: null,
      state: 'unknown',
      detail: 'Aucune liste importée ne dit ces fournisseurs. Importez-en une, ou saisissez la valeur avec sa source.',
    });
  });
});

describe('les acheteurs', () => {
  it('sont listés jusqu’à cent, et leur nombre est dit', async () => {
    const buyers = Array.from({ length: 103 }, (_, at) => String(990_001_000 + at));
    await story({ contracts: buyers.map((buyerSiren) => ({ buyerSiren, buyerId: `${buyerSiren}00011` })) });
    const { buyers: listed, buyersTotal } = await list();
    expect([listed.length, buyersTotal]).toEqual([100, 103]);
  });
});

describe('une valeur saisie', () => {
  it('l’emporte sur la valeur calculée, qui reste dessous, puis s’en va', async () => {
    await story({ contracts: [known(1), known(0)] });
    const place = 'considerations-sociales-nombre/measures/2025';
    const measure = answer(await put(place, { ...typed, numerator: 1234, denominator: 10_000, note: 'Marchés de moins de 40 000 € compris.' }), Measure);
    expect(measure).toMatchObject({
      state: 'typed',
      origin: 'person',
      value: 1234,
      computedValue: 5000,
      sourceText: 'Bilan 2025 du facilitateur',
      on: '2026-11-23',
    });
    expect(await one('considerations-sociales-nombre')).toMatchObject({ value: 1234 });
    expect(await one('considerations-sociales-nombre', `?buyer=${TEST_BUYER}`)).toMatchObject({ value: 5000, state: 'computed' });
    expect(await one('considerations-sociales-nombre', '?segment=services')).toMatchObject({ value: 5000 });
    expect(answer(await lead.call({ method: 'DELETE', url: `/api/indicators/${place}` }), Measure)).toMatchObject({ value: 5000, state: 'computed', note: '' });
    problem(await lead.call({ method: 'DELETE', url: `/api/indicators/${place}` }), 404);
  });

  it('d’une fraction seule, le taux se calcule', async () => {
    await story({});
    const measure = answer(await put('egalim-bio/measures/2025', { ...typed, value: null, numerator: 2_000_00, denominator: 8_000_00 }), Measure);
    expect(measure).toMatchObject({ value: 2500, numerator: { value: 2_000_00, unit: 'money' } });
  });

  it('hors de son unité, sans source ou sans rien, elle se refuse', async () => {
    await story({});
    const faults = async (id: string, payload: object) => pathsOf(problem(await put(`${id}/measures/2025`, { ...typed, ...payload }), 400));
    expect(await faults('beneficiaires-femmes', { value: 10_001 })).toEqual(['value']);
    expect(await faults('beneficiaires-femmes', { value: null })).toEqual(['value']);
    expect(await faults('beneficiaires-femmes', { value: null, numerator: 9, denominator: 4 })).toContain('numerator');
    expect(await faults('beneficiaires-femmes', { value: 9_000, numerator: 1, denominator: 4 })).toEqual(['value']);
    problem(await put('beneficiaires/measures/2025', { ...typed, source: '   ' }), 400);
    problem(await put('inconnu/measures/2025', typed), 404);
    expect(answer(await put('taux-realisation-heures/measures/2025', { ...typed, value: 11_000 }), Measure).value).toBe(11_000);
    const reader = addPerson(app, { roles: ['reader'], organisationId: `ville-${told}` });
    problem(await put('beneficiaires/measures/2025', typed, reader), 403);
  });
});

describe('les années et le tableau', () => {
  it('la série donne chaque indicateur chaque année demandée', async () => {
    await story({ contracts: [known(1), { notifiedOn: '2024-05-05', ...known(0) }] });
    const { items, years } = answer(await get('/series?from=2023&to=2025'), IndicatorSeries);
    expect(years).toEqual([2023, 2024, 2025]);
    expect(items).toHaveLength(3 * 43);
    expect(items.filter(({ indicator }) => indicator === 'considerations-sociales-nombre').map(({ value }) => value)).toEqual([null, 0, 10_000]);
    expect(answer(await get('/series'), IndicatorSeries).years).toEqual([2021, 2022, 2023, 2024, 2025]);
    expect(pathsOf(problem(await get('/series?from=2026&to=2024'), 400))).toEqual(['from']);
  });

  it('le tableau dit la couverture, et ne met rien là où il ne sait pas', async () => {
    await story({ contracts: [known(1), known(0), known(0)] });
    const { body, headers } = await get('/indicateurs.csv');
    expect(headers['content-disposition']).toContain('indicateurs-2025.csv');
    const lines = body.slice(1).split('\r\n');
    expect(lines).toHaveLength(45);
    expect(lines[1]).toContain('"33,33";"%";"1";"3";"3";"3";"calculée"');
    expect(lines[5]).toContain('"";"%";"";"";"";"";"inconnue"');
  });

  it('une autre organisation n’y voit rien', async () => {
    await story({ contracts: [known(1)] });
    const other = addPerson(app, { roles: ['administrator'] });
    expect(answer(await get('', other), IndicatorList)).toMatchObject({ contracts: 0, years: [] });
  });
});
