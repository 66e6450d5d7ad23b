/** What imported data says to a scheme: read at each reading, never copied, of its own buyer and its own organisation. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SchemeMeasures } from '../../shared/api/reviews.ts';
import { Completeness } from '../../shared/api/completeness.ts';
import { Scheme, type SchemeContent, SchemeList } from '../../shared/api/schemes.ts';
import { TrainingModule } from '../../shared/api/training.ts';
import { ANNUAL_PURCHASES } from '../../shared/scheme/usual-figures.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { fillFigures, TEST_BUYER } from '../support/figures.ts';
import { addOrganisation, addPerson, type TestPerson } from '../support/people.ts';
import { anIndicator, completeScheme } from '../support/scheme.ts';
import { part, partsOfFile } from '../support/word/word-files.ts';

const SOCIAL = 'considerations-sociales-nombre';
/** Made up; its key is right. */
const OTHER_BUYER = '990000028';
/** Of the same organisation, under no scheme. */
const THIRD_BUYER = '990000051';

let app: TestApp;
let lead: TestPerson;
let reader: TestPerson;
let elsewhere: TestPerson;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  lead = addPerson(app, { roles: ['scheme-lead'] });
  reader = addPerson(app, { roles: ['auditor'] });
  elsewhere = addPerson(app, { roles: ['scheme-lead'], organisationId: 'ailleurs' });
  const social = (bits: number) => ({ social: { state: 'known' as const, bits } });
  await fillFigures(app, {
    contracts: [
      ...[1, 0, 0, 0].map((bits) => ({ ...social(bits), notifiedOn: '2024-05-02' })),
      ...[1, 1, 0, 0].map((bits) => ({ ...social(bits), notifiedOn: '2025-05-02' })),
      { social: { state: 'unknown' as const, bits: null }, notifiedOn: '2025-06-02' },
      { ...social(0), buyerSiren: OTHER_BUYER, buyerId: `${OTHER_BUYER}00011`, notifiedOn: '2025-07-02' },
      { ...social(1), buyerSiren: THIRD_BUYER, buyerId: `${THIRD_BUYER}00011`, notifiedOn: '2025-08-02' },
    ],
    purchases: [{}, { buyer: OTHER_BUYER }, { buyer: THIRD_BUYER }],
  });
});
afterAll(() => app.close());

const content = (more: Partial<SchemeContent> = {}): Partial<SchemeContent> => {
  const complete = completeScheme();
  return {
    organisation: { ...complete.organisation, name: 'Ville exemple', siren: TEST_BUYER },
    axes: complete.axes,
    governance: complete.governance,
    followUp: complete.followUp,
    period: { from: '2027-01-01', to: '2030-12-31', adoptedOn: null, deliberation: '' },
    indicators: [
      anIndicator('c6', {
        catalogueId: SOCIAL,
        axisId: 'social',
        legal: ['C6'],
        baseline: null,
        baselineYear: null,
        baselineSource: '',
        targets: [
          { year: 2027, value: 6000 },
          { year: 2030, value: 8000 },
        ],
      }),
      anIndicator('esus', { legal: ['C7a'] }),
      anIndicator('publics', { legal: ['C7b'] }),
    ],
    ...more,
  };
};
async function scheme(by: TestPerson, more: Partial<SchemeContent> = {}): Promise<Scheme> {
  const made = await answer(await by.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Schéma mesuré' } }), Scheme, 201);
  const saved = await by.call({ method: 'PATCH', url: `/api/schemes/${made.id}`, headers: { 'if-match': '"1"' }, payload: content(more) });
  return answer(saved, Scheme);
}
const measures = async (id: string, by = lead) => answer(await by.call({ method: 'GET', url: `/api/schemes/${id}/measures` }), SchemeMeasures);
const first = async (id: string, by = lead) => present((await measures(id, by)).items[0], 'indicator');
const c6 = async (id: string) =>
  present(
    (await answer(await lead.call({ method: 'GET', url: `/api/schemes/${id}/completeness` }), Completeness)).items.find(({ code }) => code === 'C6'),
    'C6',
  );
const word = async (id: string, by = lead) => {
  const response = await by.call({ method: 'GET', url: `/api/schemes/${id}/export.docx` });
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200);
  return new Uint8Array(response.rawPayload);
};

describe('the measures of a scheme', () => {
  it('are those of its buyer, year after year, with the value it starts from and what it lacks of its target', async () => {
    const { id } = await scheme(lead);
    const item = await first(id);
    expect(item.measures.map(({ year, value }) => [year, value])).toEqual([
      [2024, 2500],
      [2025, 5000],
    ]);
    expect([item.baseline?.year, item.latest?.year]).toEqual([2025, 2025]);
    expect(item.latest?.coverage).toEqual({ known: 4, total: 5, unit: 'contracts' });
    expect(item.distance).toEqual({ targetYear: 2027, target: 6000, gap: -1000, reached: false });
  });

  it('fill the figures of the baseline chapter', async () => {
    const { figures, on } = await measures((await scheme(lead)).id);
    expect(figures.find(({ label }) => label === 'Marchés notifiés dans l’année')).toMatchObject({
      value: 5,
      year: 2025,
      source: 'Données essentielles importées le 23 novembre 2026',
    });
    expect(figures.find(({ label }) => label === 'Marchés avec une considération sociale')).toMatchObject({
      value: 5000,
      year: 2025,
      source: 'Données essentielles importées le 23 novembre 2026\u202f; sur 4 marchés connus parmi 5',
    });
    expect(on).toBe('2026-11-23');
  });

  it('stop at the year the scheme starts in', async () => {
    const started = await scheme(lead, { period: { from: '2025-01-01', to: '2028-12-31', adoptedOn: null, deliberation: '' } });
    expect((await first(started.id)).baseline).toMatchObject({ year: 2024, value: 2500 });
  });

  const sharedWith = (...sirens: string[]) =>
    scheme(lead, { legal: { ...completeScheme().legal, shared: true, buyers: sirens.map((siren) => ({ id: siren, name: 'Régie exemple', siren })) } });

  it('of a shared scheme are also those of each buyer, which the check and the Word file read', async () => {
    const { id } = await sharedWith(OTHER_BUYER);
    const { buyers } = await measures(id);
    const latest = Object.fromEntries((buyers ?? []).map(({ buyerId, items }) => [buyerId, items[0]?.latest?.value]));
    expect(latest).toEqual({ organisation: 5000, [OTHER_BUYER]: 0 });
    const checked = await answer(await lead.call({ method: 'GET', url: `/api/schemes/${id}/completeness` }), Completeness);
    const point = present(
      checked.items.find(({ code }) => code === 'C8'),
      'C8',
    );
    expect(point.buyers?.map(({ name }) => name)).toEqual(['Ville exemple', 'Régie exemple']);
    const own = await scheme(lead);
    expect((await measures(own.id)).buyers).toBeUndefined();
  });

  it('of a shared scheme are those of its buyers together, and of no other buyer of the organisation', async () => {
    const { id } = await sharedWith(OTHER_BUYER);
    expect((await first(id)).latest?.coverage).toEqual({ known: 5, total: 6, unit: 'contracts' });
    const { figures, purchases } = await measures(id);
    expect(figures.find(({ label }) => label === ANNUAL_PURCHASES)).toMatchObject({ value: 2_000_000, year: 2025 });
    expect(purchases).toMatchObject({
      items: [
        { year: 2025, buyer: TEST_BUYER, position: 'below' },
        { year: 2025, buyer: OTHER_BUYER, position: 'below' },
      ],
      source: expect.stringMatching(/^Comptabilité importée le 23 novembre 2026.*2\slignes ne disent pas.*2 acheteurs ensemble$/),
    });
  });

  it('of a scheme of every buyer take what was typed for the whole, those of some of them do not', async () => {
    const [every, some] = [await sharedWith(OTHER_BUYER, THIRD_BUYER), await sharedWith(OTHER_BUYER)];
    const url = `/api/indicators/${SOCIAL}/measures/2025`;
    await lead.call({ method: 'PUT', url, payload: { value: 4200, numerator: null, denominator: null, source: 'Relevé d’exemple', note: '' } });
    expect((await first(every.id)).latest).toMatchObject({ state: 'typed', value: 4200 });
    expect((await first(some.id)).latest).toMatchObject({ state: 'computed', value: 4000 });
    await lead.call({ method: 'DELETE', url });
  });

  it('are none of a buyer that the data does not know', async () => {
    const unknown = await scheme(lead, { organisation: { ...completeScheme().organisation, siren: '990000036' } });
    expect(await measures(unknown.id)).toMatchObject({ items: [{ measures: [], baseline: null, latest: null, distance: null }], figures: [] });
  });

  it('take what a person typed in the figures before what is counted', async () => {
    const { id } = await scheme(lead);
    const url = `/api/indicators/${SOCIAL}/measures/2025?buyer=${TEST_BUYER}`;
    const typed = { value: 4200, numerator: null, denominator: null, source: 'Relevé d’exemple', note: '' };
    expect((await lead.call({ method: 'PUT', url, payload: typed })).statusCode).toBe(200);
    expect((await first(id)).baseline).toMatchObject({ value: 4200, state: 'typed', sourceText: 'Relevé d’exemple' });
    await lead.call({ method: 'DELETE', url });
    expect((await first(id)).baseline).toMatchObject({ value: 5000, state: 'computed' });
  });
});

describe('the worked example', () => {
  it('is measured by nobody’s data: its buyer is made up', async () => {
    const { items } = await answer(await lead.call({ method: 'GET', url: '/api/schemes' }), SchemeList);
    const example = present(
      items.find((item) => item.example),
      'example',
    );
    expect((await measures(example.id)).figures).toEqual([]);
  });
});

describe('a scheme with measures', () => {
  it('keeps its own content: nothing measured is written in it', async () => {
    const { id, indicators, figures, revision } = await scheme(lead);
    await measures(id);
    await word(id);
    const after = await answer(await lead.call({ method: 'GET', url: `/api/schemes/${id}` }), Scheme);
    expect([after.revision, after.indicators, after.figures]).toEqual([revision, indicators, figures]);
    expect(after.indicators[0]?.baseline).toBeNull();
  });

  it('answers C6 with the rate observed, and the typed value wins until it is emptied', async () => {
    const { id } = await scheme(lead);
    expect(await c6(id)).toMatchObject({ status: 'met', message: expect.stringContaining('50\u00a0% en 2025') });
    const unknown = await scheme(lead, { organisation: { ...completeScheme().organisation, siren: '990000036' } });
    expect((await c6(unknown.id)).status).toBe('partial');
  });

  it('is counted alike in the list, which follows what the data becomes', async () => {
    const siren = '990000044';
    const { id } = await scheme(lead, { organisation: { ...completeScheme().organisation, siren } });
    const met = async () =>
      present(
        (await answer(await lead.call({ method: 'GET', url: '/api/schemes' }), SchemeList)).items.find((item) => item.id === id),
        id,
      ).completeness.met;
    expect(await met()).toBe(9);
    const url = `/api/indicators/${SOCIAL}/measures/2025?buyer=${siren}`;
    await lead.call({ method: 'PUT', url, payload: { value: 4200, numerator: null, denominator: null, source: 'Relevé d’exemple', note: '' } });
    expect(await met()).toBe(10);
    await lead.call({ method: 'DELETE', url });
    expect(await met()).toBe(9);
  });

  it('prints the measured value, its source, the chart of two series and its table in Word', async () => {
    const file = await word((await scheme(lead)).id);
    const body = part(file, 'word/document.xml');
    expect(body).toContain('Observé et cibles – Indicateur c6');
    expect(body).toMatch(
      /descr="Courbes en\u00a0%\. Indicateur c6[^"]*observé 25\u00a0% en 2024, 50\u00a0% en 2025[^"]*cibles 60\u00a0% en 2027, 80\u00a0% en 2030\."/,
    );
    expect(body).toContain('Marchés notifiés dans l’année');
    const charts = [...partsOfFile(file).keys()].filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name));
    expect(charts.map((name) => (part(file, name).match(/<c:ser>/g) ?? []).length)).toEqual([2]);
  });

  it('is measured alike for who may only read it', async () => {
    const { id } = await scheme(lead);
    expect((await first(id, reader)).latest?.value).toBe(5000);
    expect(await measures(id, reader)).toEqual(await measures(id));
  });

  it('shows its measured value in the lessons of the training', async () => {
    addOrganisation(app, 'formée', 'Ville formée');
    const trained = addPerson(app, { roles: ['scheme-lead'], organisationId: 'formée' });
    await fillFigures(app, { contracts: [{ social: { state: 'known', bits: 1 } }, { social: { state: 'known', bits: 0 } }], organisationId: 'formée' });
    const { id } = await scheme(trained);
    const { lessons } = await answer(await trained.call({ method: 'GET', url: '/api/training/modules/animer' }), TrainingModule);
    const shown = lessons.flatMap(({ sections }) => sections).filter(({ live }) => live?.href === `/schemas/${id}`);
    expect(JSON.stringify(shown)).toContain('50\u00a0%');
  });

  it('of another organisation is out of reach, and sees none of these figures', async () => {
    const { id } = await scheme(lead);
    expect((await elsewhere.call({ method: 'GET', url: `/api/schemes/${id}/measures` })).statusCode).toBe(404);
    const theirs = await scheme(elsewhere);
    expect(await measures(theirs.id, elsewhere)).toMatchObject({ items: [{ measures: [], baseline: null }], figures: [] });
    expect(part(await word(theirs.id, elsewhere), 'word/document.xml')).not.toContain('Observé');
  });
});
