/** Published contracts: a figure opens onto exactly the contracts it counted, contradictions are decided, ends are ranked. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyKeptDecisions } from '../../server/figures/apply-decisions.ts';
import { ContractPage, Contradiction, ContradictionList, IndicatorList, type Measure, OpportunityList, PurchaseMap } from '../../shared/api/indicators.ts';
import type { ContractRecord } from '../../shared/decp/record.ts';
import { DEFINITIONS } from '../../shared/indicators/definitions.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { fillFigures, TEST_BUYER, testHolder } from '../support/figures.ts';
import { addOrganisation, addPerson, type TestPerson } from '../support/people.ts';
import { pathsOf, problem } from '../support/problem.ts';

let app: TestApp;
let jurist: TestPerson;
let reader: TestPerson;
/** Each story has an organisation of its own. */
let told = 0;
async function story(contracts: readonly Partial<ContractRecord>[]): Promise<string[]> {
  const organisationId = `histoire-${++told}`;
  addOrganisation(app, organisationId, `Histoire ${told}`);
  jurist = addPerson(app, { roles: ['jurist'], organisationId, name: 'Camille Exemple' });
  reader = addPerson(app, { roles: ['reader'], organisationId });
  return (await fillFigures(app, { contracts, organisationId })).keys;
}

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
});
afterAll(() => app.close());

const get = (url: string, by = reader) => by.call({ method: 'GET', url: `/api/${url}` });
const contracts = async (query = '', by = reader) => answer(await get(`contracts${query}`, by), ContractPage);
const indicators = async (query = '') => answer(await get(`indicators${query}`), IndicatorList);
const decide = (key: string, payload: object, by = jurist) => by.call({ method: 'PUT', url: `/api/contracts/${key}/decision`, payload });
const social = (bits: number): Partial<ContractRecord> => ({ social: { state: 'known', bits } });
const contradictory: Partial<ContractRecord> = { social: { state: 'contradiction', bits: 1 } };
const known = (measure: Measure | undefined): Measure => present(measure, 'indicator');

const consideration = (most: number) =>
  fc.oneof(
    fc.record({ state: fc.constant('known' as const), bits: fc.integer({ min: 0, max: most }) }),
    fc.constantFrom({ state: 'unknown' as const, bits: null }, { state: 'contradiction' as const, bits: 1 }),
  );
const size = fc.constantFrom(...(['micro', 'pme', 'eti', 'ge', null] as const));
const record = fc.record({
  kind: fc.constantFrom('contract' as const, 'contract' as const, 'contract' as const, 'concession' as const),
  notifiedOn: fc.constantFrom('2025-04-02', '2025-12-31', '2023-05-05', '2024-01-01', null),
  segment: fc.constantFrom(...(['works', 'supplies', 'services', null] as const)),
  procedure: fc.constantFrom('Procédure adaptée', 'Marché passé sans publicité ni mise en concurrence préalable', null),
  amountState: fc.constantFrom(...(['known', 'known', 'known', 'missing', 'absurd'] as const)),
  amountCents: fc.integer({ min: 100, max: 1_000_000_000 }),
  offers: fc.constantFrom(1, 2, 7, null),
  advanceBasisPoints: fc.constantFrom(0, 500, 1000, null),
  social: consideration(7),
  environment: consideration(3),
  holders: fc.array(
    fc.tuple(size, fc.integer({ min: 0, max: 3 })).map(([kind, index]) => testHolder({ size: kind, siren: `99000002${index}`, id: `99000002${index}00011` })),
    { maxLength: 3 },
  ),
});

describe('un chiffre s’ouvre sur ses marchés', () => {
  const sample = fc.sample(fc.array(record, { minLength: 220, maxLength: 220 }), { numRuns: 1, seed: 6 })[0] ?? [];

  it.each(['', '&concessions=with', '&segment=services'])('exactement ceux qui ont été comptés, quelle que soit la donnée (%s)', async (filter) => {
    await story(sample);
    for (const year of [2023, 2024, 2025]) {
      const list = await indicators(`?year=${year}${filter}`);
      for (const { indicator, universe } of DEFINITIONS.filter((one) => one.universe !== 'holders')) {
        const measure = known(list.items.find((one) => one.indicator === indicator));
        const total = async (part: string) => (await contracts(`?year=${year}${filter}&indicator=${indicator}&part=${part}`)).total;
        const asides = measure.aside.reduce((sum, { count }) => sum + count, 0);
        const apart = measure.aside.filter(({ reason }) => reason.startsWith('Concessions')).reduce((sum, { count }) => sum + count, 0);
        const said = [indicator, year, universe];
        expect([...said, 'aside', await total('aside')]).toEqual([...said, 'aside', asides]);
        const [counted, unknown] = [await total('denominator'), await total('unknown')];
        const all = measure.coverage?.total ?? 0;
        expect([...said, 'unknown', unknown]).toEqual([...said, 'unknown', all - (measure.coverage?.known ?? 0) - (asides - apart)]);
        if (measure.denominator?.unit === 'count') expect([...said, 'denominator', counted]).toEqual([...said, 'denominator', measure.denominator.value]);
        if (measure.numerator?.unit === 'count' && measure.unit !== 'average')
          expect([...said, 'numerator', await total('numerator')]).toEqual([...said, 'numerator', measure.numerator.value]);
      }
    }
  });

  it('en valeur, leurs montants font le numérateur et le dénominateur', async () => {
    await story(sample.slice(0, 45));
    const measure = known((await indicators('?year=2025')).items.find(({ indicator }) => indicator === 'considerations-sociales-valeur'));
    for (const part of ['numerator', 'denominator'] as const) {
      const { items, total } = await contracts(`?year=2025&indicator=considerations-sociales-valeur&part=${part}`);
      expect(items).toHaveLength(total);
      expect(items.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0)).toBe(measure[part]?.value);
    }
  });

  it('ne s’ouvre pas quand il ne compte pas des marchés', async () => {
    await story([{}]);
    expect(problem(await get('contracts?indicator=pme-nombre'), 400).detail).toContain('ne s’ouvre pas');
    expect(problem(await get('contracts?indicator=beneficiaires'), 400).code).toBe('INVALID_INPUT');
  });
});

describe('la liste des marchés', () => {
  it('se cherche par mots sans accent, par numéro, par titulaire', async () => {
    await story([
      { object: 'Réfection de la toiture du collège', number: 'T-7' },
      { object: 'Nettoyage des bureaux', number: 'N-1', holders: [testHolder({ name: 'Atelier Éxemple', id: '99000003600018' })] },
    ]);
    expect((await contracts('?q=refection%20COLLEGE')).items.map(({ number }) => number)).toEqual(['T-7']);
    expect((await contracts('?q=n-1')).total).toBe(1);
    expect((await contracts('?q=atelier%20exemple')).total).toBe(1);
    expect((await contracts('?q=99000003600018')).total).toBe(1);
    expect((await contracts(`?q=${encodeURIComponent("100% ' OR 1=1 --")}`)).total).toBe(0);
  });

  it('se tourne page par page, les plus récents d’abord, sans perdre ni répéter', async () => {
    await story(Array.from({ length: 120 }, (_, index) => ({ number: `P-${index}`, notifiedOn: `2025-0${1 + (index % 9)}-10` })));
    const pages = [await contracts(), await contracts('?page=2'), await contracts('?page=3')];
    expect(pages.map(({ items }) => items.length)).toEqual([50, 50, 20]);
    expect(new Set(pages.flatMap(({ items }) => items.map(({ number }) => number))).size).toBe(120);
    expect(pages[0]?.items[0]?.notifiedOn).toBe('2025-09-10');
    expect((await contracts('?page=9')).items).toEqual([]);
  });

  it('part en tableau, sans formule et sans rien inventer', async () => {
    await story([
      { object: '=1+1', amountState: 'absurd', ...social(1) },
      { object: 'Sain', social: { state: 'unknown', bits: null }, amountCents: 123_456 },
    ]);
    const { body, headers } = await get('contracts/marches.csv');
    expect(headers['content-type']).toContain('text/csv');
    expect(body.startsWith('\ufeff"Numéro";')).toBe(true);
    expect(body).toContain('"\'=1+1"');
    expect(body).toContain('"1234,56"');
    expect(body).toContain('"inconnue"');
    expect(body).toContain('"hors de toute vraisemblance"');
  });

  it('reste dans son organisation', async () => {
    await story([{}]);
    const other = addPerson(app, { roles: ['administrator'] });
    expect((await contracts('', other)).total).toBe(0);
  });
});

describe('une contradiction', () => {
  const rate = async () => known((await indicators('?year=2025')).items.find(({ indicator }) => indicator === 'considerations-sociales-nombre'));

  it('compte comme inconnue, puis comme on l’a décidé, puis de nouveau comme inconnue', async () => {
    const [key = ''] = await story([contradictory, social(0), social(0), social(0)]);
    expect(await rate()).toMatchObject({ value: 0, coverage: { known: 3, total: 4 } });
    const list = answer(await get('contracts/contradictions'), ContradictionList);
    expect(list).toMatchObject({ total: 1, undecided: 1 });
    expect(list.items[0]).toMatchObject({ subject: 'social', published: ['Pas de considération sociale', 'Clause sociale'], answer: null });
    expect((await indicators()).undecided).toBe(1);

    const made = answer(await decide(key, { subject: 'social', answer: 'values', reason: 'Le CCAP contient la clause.' }), Contradiction);
    expect(made).toMatchObject({ answer: 'values', decidedBy: 'Camille Exemple', decidedOn: '2026-11-23' });
    expect(made.contract).toMatchObject({ social: ['Clause sociale'], decided: true });
    expect(await rate()).toMatchObject({ value: 2500, coverage: { known: 4, total: 4 } });
    expect((await indicators()).undecided).toBe(0);

    answer(await decide(key, { subject: 'social', answer: 'none', reason: 'Erreur de saisie.' }), Contradiction);
    expect(await rate()).toMatchObject({ value: 0, coverage: { known: 4, total: 4 } });
    answer(await decide(key, { subject: 'social', answer: null, reason: '' }), Contradiction);
    expect(await rate()).toMatchObject({ value: 0, coverage: { known: 3, total: 4 } });
    const said = app.raw
      .prepare<[string], string>("SELECT action FROM audit_lines WHERE entity_id = ? AND action LIKE 'contract.%' ORDER BY seq")
      .pluck()
      .all(key);
    expect(said).toEqual(['contract.decided', 'contract.decided', 'contract.undecided']);
  });

  it('se refuse sans raison, sans contradiction, sans droit', async () => {
    const [first = '', second = ''] = await story([contradictory, social(1)]);
    expect(pathsOf(problem(await decide(first, { subject: 'social', answer: 'none', reason: '  ' }), 400))).toEqual(['reason']);
    expect(problem(await decide(second, { subject: 'social', answer: 'none', reason: 'x' }), 400).detail).toContain('rien de contradictoire');
    expect(problem(await decide('absente', { subject: 'social', answer: 'none', reason: 'x' }), 404).code).toBe('NOT_FOUND');
    problem(await decide(first, { subject: 'social', answer: 'none', reason: 'x' }, reader), 403);
    problem(await decide(first, { subject: 'social', answer: null, reason: '' }), 404);
  });

  it('décidée pendant un import est gardée, et appliquée dès qu’il finit', async () => {
    const [key = ''] = await story([contradictory]);
    const organisationId = `histoire-${told}`;
    const release = present(app.opened.context.figures.lock(organisationId), 'lock');
    answer(await decide(key, { subject: 'social', answer: 'values', reason: 'Lu au CCAP.' }), Contradiction);
    expect((await rate()).coverage).toMatchObject({ known: 0 });
    release();
    const { service, read } = app.opened.context;
    await applyKeptDecisions(service.dataFolder, organisationId, () => read.figureImports.decisions(organisationId));
    expect(await rate()).toMatchObject({ value: 10_000 });
  });
});

describe('la cartographie', () => {
  it('dit par division le montant, le taux connu, la main-d’œuvre et le potentiel', async () => {
    await story([
      { cpv: '90910000', division: '90', amountCents: 60_000_000, ...social(0) },
      { cpv: '90911000', division: '90', amountCents: 40_000_000, ...social(1) },
      { cpv: '90910000', division: '90', amountState: 'absurd', ...social(0) },
      { cpv: '15000000', division: '15', segment: 'supplies', amountCents: 1_000_000, social: { state: 'unknown', bits: null } },
      { cpv: null, division: null, segment: null },
      { kind: 'concession', division: '90' },
    ]);
    const map = answer(await get('contracts/map?year=2025'), PurchaseMap);
    expect(map.items.map(({ division }) => division)).toEqual(['90', '15']);
    const [cleaning, food] = map.items;
    expect(cleaning).toMatchObject({ contracts: 3, amountCents: 100_000_000, socialKnown: 3, socialBasisPoints: 3333 });
    expect(cleaning?.label).toMatch(/eaux usées/i);
    const share = present(cleaning?.labourBasisPoints, 'labour');
    expect(cleaning?.potentialCents).toBe((60_000_000 * share) / 10_000);
    expect(food).toMatchObject({ socialBasisPoints: null, socialKnown: 0, labourBasisPoints: null, potentialCents: null });
    expect(map.aside.map(({ reason, count }) => [reason.split(',')[0], count])).toEqual([
      ['Concessions', 1],
      ['Code CPV inconnu', 1],
      ['Montants hors de toute vraisemblance', 1],
      ['Considération sociale inconnue', 1],
    ]);
  });
});

describe('les gisements', () => {
  it('vont du plus prometteur au moins, chacun avec des raisons qui font son compte', async () => {
    await story([
      { number: 'petit', cpv: '15000000', division: '15', segment: 'supplies', amountCents: 2_000_000, endsOn: '2027-06-01', ...social(1) },
      { number: 'nettoyage', cpv: '90910000', division: '90', amountCents: 250_000_000, endsOn: '2027-09-01', ...social(0) },
      { number: 'loin', endsOn: '2029-01-01' },
      { number: 'passé', endsOn: '2026-10-01' },
      { number: 'sans fin', endsOn: null, months: null },
      { number: 'concession', kind: 'concession', endsOn: '2027-06-01' },
    ]);
    const list = answer(await get('contracts/opportunities'), OpportunityList);
    expect(list.items.map(({ contract }) => contract.number)).toEqual(['nettoyage', 'petit']);
    expect(list).toMatchObject({ total: 2, withoutEnd: 1, months: 18, on: '2026-11-23' });
    for (const { score, reasons } of list.items) expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
    expect(list.items[0]?.monthsLeft).toBe(9);
    expect(list.items[0]?.reasons.some(({ text }) => /Seuil européen.*L\.\s2112-2-1/.test(text))).toBe(true);
    expect(answer(await get('contracts/opportunities?months=7'), OpportunityList).total).toBe(1);
    const table = await get('contracts/gisements.csv');
    expect(table.body.split('\r\n')).toHaveLength(4);
  });
});

describe('les acheteurs', () => {
  it('se regardent un par un ou ensemble', async () => {
    await story([{}, { buyerSiren: '990000036', buyerId: '99000003600018' }]);
    expect((await contracts()).total).toBe(2);
    expect((await contracts(`?buyer=${TEST_BUYER}`)).total).toBe(1);
    expect((await indicators()).buyers.map(({ siren, contracts: count }) => [siren, count])).toEqual([
      ['990000010', 1],
      ['990000036', 1],
    ]);
  });
});
