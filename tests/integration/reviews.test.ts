/** The annual review and the publication of a scheme: made, frozen, downloaded, marked as published, reminded of. */
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Review, ReviewCreate, ReviewDueList, ReviewList } from '../../shared/api/reviews.ts';
import { REVIEW_FILES } from '../../shared/api/reviews.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { completeScheme } from '../support/scheme.ts';

let app: TestApp;
let lead: TestPerson;
let scheme: string;
const SIREN = '990000002';

beforeEach(async () => {
  app = await testApp({ environment: SERVED });
  lead = addPerson(app, { roles: ['scheme-lead'], name: 'Camille Exemple' });
  scheme = (await lead.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Premier' } })).json<Scheme>().id;
  await save({
    organisation: { ...completeScheme().organisation, name: 'Ville exemple', siren: SIREN },
    period: { from: '2025-01-01', to: '2028-12-31', adoptedOn: null, deliberation: '' },
  });
});
afterEach(() => app.close());

async function save(change: object): Promise<void> {
  const { revision } = (await lead.call({ method: 'GET', url: `/api/schemes/${scheme}` })).json<Scheme>();
  const reply = await lead.call({ method: 'PATCH', url: `/api/schemes/${scheme}`, headers: { 'if-match': `"${revision}"` }, payload: change });
  expect(reply.statusCode, reply.body.slice(0, 200)).toBe(200);
}
const at = (path = ''): string => `/api/schemes/${scheme}/reviews${path}`;
const made = async (payload: object): Promise<Review> => {
  const reply = await lead.call({ method: 'POST', url: at(), payload });
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(201);
  return reply.json<Review>();
};
const listed = async (): Promise<ReviewList> => (await lead.call({ method: 'GET', url: at() })).json<ReviewList>();
const type = (indicator: string, year: number, value: number, buyer = SIREN) =>
  app.raw
    .prepare(
      'INSERT INTO measures VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (organisation_id, indicator_id, year, buyer) DO UPDATE SET content = excluded.content',
    )
    .run(
      'local',
      indicator,
      year,
      buyer,
      JSON.stringify({ value, numerator: null, denominator: null, source: 'Relevé, exemple', note: '' }),
      lead.id,
      '2026-11-20T09:00:00.000Z',
    );

describe('a review', () => {
  it('keeps the measures of its day, and who made it; values typed afterwards change nothing of it', async () => {
    type('achats-esus', 2025, 210);
    const review = await made({ kind: 'annual-review', year: 2025 });
    expect(review).toMatchObject({ fromYear: 2025, year: 2025, by: 'Camille Exemple', provisional: false, publishedOn: null });
    const esus = (one: Review) => one.buyers[0]?.measures.find(({ indicator, year }) => indicator === 'achats-esus' && year === 2025);
    expect(esus(review)).toMatchObject({ value: 210, state: 'typed' });
    expect(review.scheme.lawFrom).toBe('2023-10-25');
    type('achats-esus', 2025, 999);
    await save({ title: 'Autre titre' });
    const again = (await lead.call({ method: 'GET', url: at(`/${review.id}`) })).json<Review>();
    expect(again).toEqual(review);
  });

  it('says what the article asks and nobody knows, and never stops for it', async () => {
    const { missing } = await made({ kind: 'annual-review', year: 2025 });
    expect(missing.find((sentence) => sentence.includes('ESUS'))).toContain('importez les achats');
    expect((await listed()).items[0]?.missing).toEqual(missing);
  });

  it('of a shared scheme, has each buyer apart', async () => {
    const { legal } = completeScheme();
    await save({
      legal: {
        ...legal,
        shared: true,
        buyers: [
          { id: 'b1', name: 'Syndicat exemple', siren: '990000010' },
          { id: 'b2', name: 'Sans numéro', siren: '' },
        ],
      },
    });
    type('achats-esus', 2025, 300, '990000010');
    const { buyers } = await made({ kind: 'annual-review', year: 2025 });
    expect(buyers.map(({ siren, name }) => [siren, name])).toEqual([
      [SIREN, 'Ville exemple'],
      ['990000010', 'Syndicat exemple'],
      [null, 'Sans numéro'],
    ]);
    const known = buyers.map(({ measures }) => measures.find(({ indicator }) => indicator === 'achats-esus')?.value ?? null);
    expect(known).toEqual([null, 300, null]);
  });

  it('of a year to come is refused in French; of this year, said provisional', async () => {
    const refused = await lead.call({ method: 'POST', url: at(), payload: { kind: 'annual-review', year: 2027 } });
    expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining('L’année 2027 n’a pas commencé')]);
    expect(await made({ kind: 'annual-review', year: 2026 })).toMatchObject({ provisional: true });
  });
});

describe('a publication', () => {
  it('covers two years, then those since the last one published', async () => {
    const first = await made({ kind: 'publication', year: 2024 });
    expect(first.fromYear).toBe(2023);
    const change = await lead.call({ method: 'PATCH', url: at(`/${first.id}`), payload: { publishedOn: '2025-02-01', place: ' Site de la ville ' } });
    expect(change.json<Review>()).toMatchObject({ publishedOn: '2025-02-01', place: 'Site de la ville' });
    expect((await made({ kind: 'publication', year: 2025 })).fromYear).toBe(2025);
  });

  it('is not marked for a day that does not exist nor is still to come; taken back, the place goes too', async () => {
    const { id } = await made({ kind: 'publication', year: 2025 });
    const mark = (publishedOn: string | null) => lead.call({ method: 'PATCH', url: at(`/${id}`), payload: { publishedOn, place: 'Site' } });
    expect((await mark('2026-02-30')).statusCode).toBe(400);
    expect((await mark('2026-12-01')).body).toContain('pas encore passé');
    expect((await mark('2026-11-01')).statusCode).toBe(200);
    expect((await mark(null)).json<Review>()).toMatchObject({ publishedOn: null, place: '' });
  });

  it('is due, then done once published', async () => {
    const due = async () => (await lead.call({ method: 'GET', url: '/api/reviews/due' })).json<ReviewDueList>();
    expect((await due()).items).toMatchObject([
      { kind: 'annual-review', year: 2025, dueOn: '2026-05-31', state: 'overdue' },
      { kind: 'publication', year: 2026, dueOn: '2027-01-01', state: 'soon' },
      { kind: 'annual-review', year: 2026, dueOn: '2027-05-31', state: 'later' },
    ]);
    const { id } = await made({ kind: 'annual-review', year: 2025 });
    await lead.call({ method: 'PATCH', url: at(`/${id}`), payload: { publishedOn: '2026-11-20', place: 'Conseil municipal' } });
    expect((await due()).items.map(({ dueOn }) => dueOn)).toEqual(['2027-01-01', '2027-05-31']);
    const calendar = (await lead.call({ method: 'GET', url: '/api/reviews/echeances.ics' })).body;
    expect(calendar).toContain('DTSTART;VALUE=DATE:20270101');
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(5);
    expect(calendar).toContain('X-WR-CALNAME:Bilans et publications');
  });
});

describe('the files', () => {
  it('are all given, the archive holds the five others, and the same review gives the same bytes', async () => {
    type('achats-esus', 2025, 210);
    const { id } = await made({ kind: 'publication', year: 2025 });
    const file = async (name: string) => lead.call({ method: 'GET', url: at(`/${id}/${name}`) });
    for (const name of REVIEW_FILES) {
      const [once, twice] = [await file(name), await file(name)];
      expect([name, once.statusCode], once.body.slice(0, 200)).toEqual([name, 200]);
      expect([name, once.rawPayload.equals(twice.rawPayload)]).toEqual([name, true]);
      expect(once.headers['content-disposition']).toMatch(/^attachment; filename="[a-z0-9.-]+"$/);
    }
    const zip = unzipSync((await file('tout.zip')).rawPayload);
    expect(Object.keys(zip)).toEqual(REVIEW_FILES.slice(0, 5));
    expect(Buffer.from(present(zip['indicateurs.csv'])).equals((await file('indicateurs.csv')).rawPayload)).toBe(true);
    expect((await file('autre.txt')).statusCode).toBe(400);
  });

  it('of a review and of a publication of the same year can stand in one folder', async () => {
    const names = async (kind: ReviewCreate['kind']) => {
      const { id } = await made({ kind, year: 2025 });
      const sent = await Promise.all(REVIEW_FILES.map((name) => lead.call({ method: 'GET', url: at(`/${id}/${name}`) })));
      return sent.map(({ headers }) => /filename="([^"]+)"/.exec(String(headers['content-disposition']))?.[1] ?? '');
    };
    const [ofReview, ofPublication] = [await names('annual-review'), await names('publication')];
    // One schema describes them all.
    expect(ofReview.filter((name) => ofPublication.includes(name))).toEqual(['indicateurs.schema.json']);
  });
});

describe('who may', () => {
  it('a reader lists and downloads, and changes nothing; another organisation sees nothing', async () => {
    const { id } = await made({ kind: 'annual-review', year: 2025 });
    const reader = addPerson(app, { roles: ['reader'] });
    expect((await reader.call({ method: 'GET', url: at(`/${id}/page.html`) })).statusCode).toBe(200);
    const asked = [
      { method: 'POST' as const, url: at(), payload: { kind: 'annual-review', year: 2025 } },
      { method: 'PATCH' as const, url: at(`/${id}`), payload: { publishedOn: null, place: '' } },
      { method: 'DELETE' as const, url: at(`/${id}`) },
    ];
    for (const request of asked) expect((await reader.call(request)).statusCode).toBe(403);
    app.raw.exec("INSERT INTO organisations (id, name, siret, contact, created_at) VALUES ('autre', 'Autre', '', '', '2026-11-20T09:00:00.000Z')");
    const stranger = addPerson(app, { roles: ['administrator'], organisationId: 'autre' });
    for (const request of [{ method: 'GET' as const, url: at() }, ...asked]) expect((await stranger.call(request)).statusCode).toBe(404);
  });

  it('what is taken away is gone, and written down', async () => {
    const { id } = await made({ kind: 'annual-review', year: 2025 });
    expect((await lead.call({ method: 'DELETE', url: at(`/${id}`) })).statusCode).toBe(204);
    expect((await lead.call({ method: 'GET', url: at(`/${id}`) })).statusCode).toBe(404);
    const actions = app.raw.prepare("SELECT action FROM audit_lines WHERE entity = 'review' ORDER BY seq").pluck().all();
    expect(actions).toEqual(['review.made', 'review.removed']);
  });
});
