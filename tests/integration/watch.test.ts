/** The law watch: what is on the list, what rests on it, who read it, and who may not see what. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Watch, WatchNews, WatchPage, WatchReview } from '../../shared/api/watch.ts';
import { LIMITS } from '../../shared/limits.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { present } from '../support/content.ts';
import { contentFiles, KEYS, packText, packUpload } from '../support/packs.ts';
import { addOrganisation, addPerson, addTeam, type TestPerson } from '../support/people.ts';
import { pathsOf, problem } from '../support/problem.ts';

const CLAUSE = 'heures-insertion-travaux';
const ARTICLE = 'ccp-l2112-2-1';

let app: TestApp;
let administrator: TestPerson;
let jurist: TestPerson;
let buyer: TestPerson;
let elsewhere: TestPerson;
beforeAll(async () => {
  app = await testApp({ environment: { ...SERVED, CLAUSIER_PACK_KEYS: KEYS.publicPem } });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  addTeam(app, 'voirie', 'Voirie');
  administrator = addPerson(app, { roles: ['administrator'] });
  jurist = addPerson(app, { roles: ['jurist'], name: 'Sacha Exemple' });
  buyer = addPerson(app, { roles: ['buyer'] });
  elsewhere = addPerson(app, { roles: ['administrator', 'jurist'], organisationId: 'ailleurs' });
});
afterAll(() => app.close());

const watch = async (by = jurist) => answer(await by.call({ method: 'GET', url: '/api/watch' }), Watch);
const page = async (kind: string, id: string, by = jurist) => answer(await by.call({ method: 'GET', url: `/api/watch/${kind}/items/${id}` }), WatchPage);
const review = (kind: string, id: string, payload: object, by = jurist) => by.call({ method: 'POST', url: `/api/watch/${kind}/items/${id}/reviews`, payload });
const resting = (of: WatchPage, kind: string): string[] => of.resting.find((group) => group.kind === kind)?.items.map(({ title }) => title) ?? [];

/** A consultation with one lot that retains the clause. */
async function tender(title: string, by: TestPerson, launchOn: string | null = null): Promise<string> {
  const made = (await by.call({ method: 'POST', url: '/api/tenders', payload: { title } })).json<{ id: string; lots: { id: string }[] }>();
  const lots = [{ id: present(made.lots[0]).id, clauses: [{ slug: CLAUSE, values: {} }] }];
  const saved = await by.call({
    method: 'PATCH',
    url: `/api/tenders/${made.id}`,
    headers: { 'if-match': '"1"' },
    payload: { procedure: { launchOn }, lots },
  });
  expect(saved.statusCode, saved.body.slice(0, 300)).toBe(200);
  return made.id;
}

describe('the list', () => {
  it('holds every doubt of the content from the first day, those that touch a clause before the others', async () => {
    const { items } = await watch();
    const doubts = items.filter(({ section }) => section === 'doubt');
    expect(doubts.map(({ id }) => id).sort()).toEqual((await app.opened.context.content.doubts()).map(({ id }) => id).sort());
    const severities = doubts.map(({ severity }) => severity);
    expect(severities.lastIndexOf('clause')).toBeLessThan(severities.indexOf('context'));
  });

  it('holds what is known from one source at most, and what will stop: the European thresholds of 2026-2027', async () => {
    const { items } = await watch();
    expect(items.find(({ kind, id, section }) => kind === 'reference' && id === 'ctrav-l5132-4' && section === 'uncertain')).toBeDefined();
    const late = await testApp({ today: '2027-10-01' });
    const dated = answer(await late.call({ method: 'GET', url: '/api/watch' }), Watch).items.filter(({ section }) => section === 'dated');
    expect(dated.find(({ id }) => id === 'eu-supplies-services-local')).toMatchObject({ kind: 'threshold', day: '2028-01-01' });
    await late.close();
  });

  it('holds what was read more than six months ago, and not the day before', async () => {
    const stale = async (today: string): Promise<number> => {
      const then = await testApp({ today });
      const { items } = answer(await then.call({ method: 'GET', url: '/api/watch' }), Watch);
      await then.close();
      return items.filter(({ section, id }) => section === 'stale' && id === 'ctrav-l5132-4').length;
    };
    expect([await stale('2027-05-21'), await stale('2027-05-22')]).toEqual([0, 1]);
  });

  it('is given as a table that opens in a spreadsheet', async () => {
    const csv = await jurist.call({ method: 'GET', url: '/api/watch/veille.csv' });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body.split('\r\n').length).toBe((await watch()).total + 2);
    expect(csv.body).toContain('"Motif";"Nature";"Identifiant"');
  });
});

describe('what rests on an article', () => {
  it('names its clauses, checks, questions, and the consultations that the person sees, with the law of their day', async () => {
    await tender('Voirie, école', buyer);
    await tender('Ancienne', buyer, '2026-06-01');
    const found = await page('reference', ARTICLE);
    expect(resting(found, 'tender').sort()).toEqual(['Ancienne', 'Voirie, école']);
    const detailOf = (title: string) => found.resting.flatMap(({ items }) => items).find((item) => item.title === title)?.detail;
    expect(detailOf('Ancienne')).toMatch(/^Lancement le 1er juin 2026.*le texte d’avant le 22 août 2026 s’applique/);
    expect(detailOf('Voirie, école')).toMatch(/^Sans date de lancement/);
    expect(resting(found, 'check')).toContainEqual(expect.stringMatching(/^L01 – /));
    expect(resting(found, 'clause').length).toBeGreaterThan(0);
    expect(resting(found, 'question').length).toBeGreaterThan(0);
    expect(resting(found, 'doubt')).toContain('21 ou 22 août 2026');
    for (const { say } of found.resting) expect(say).toMatch(/\.$/);
  });

  it('never names the consultation of another team, nor of another organisation', async () => {
    const other = addPerson(app, { roles: ['buyer'], teamIds: ['voirie'] });
    await tender('Réservée à la voirie', other);
    expect(resting(await page('reference', ARTICLE, buyer), 'tender')).not.toContain('Réservée à la voirie');
    expect(resting(await page('reference', ARTICLE, other), 'tender')).toContain('Réservée à la voirie');
    expect(resting(await page('reference', ARTICLE, elsewhere), 'tender')).toEqual([]);
  });

  it('leaves out what was launched more than a year ago, and practice', async () => {
    await tender('Trop ancienne', buyer, '2025-11-01');
    expect(resting(await page('reference', ARTICLE), 'tender')).not.toContain('Trop ancienne');
  });

  it('names the schemes: every one rests on L. 2111-3', async () => {
    const lead = addPerson(app, { roles: ['scheme-lead'] });
    await lead.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Schéma suivi' } });
    expect(resting(await page('reference', 'ccp-l2111-3'), 'scheme')).toEqual(['Schéma suivi']);
    expect(resting(await page('threshold', 'spaser-annual-purchases'), 'scheme')).toEqual(['Schéma suivi']);
  });
});

describe('a review', () => {
  const read = async (by = jurist) => (await page('reference', 'ctrav-l5132-4', by)).fingerprint;

  it('is one gesture, with its name, its day, its verdict; the item goes down the list, for this organisation alone', async () => {
    const saved = answer(
      await review('reference', 'ctrav-l5132-4', { verdict: 'confirmed', note: ' Lu sur Légifrance. ', fingerprint: await read() }),
      WatchReview,
      201,
    );
    expect(saved).toMatchObject({ verdict: 'confirmed', note: 'Lu sur Légifrance.', on: '2026-11-23', by: 'Sacha Exemple', current: true });
    const of = ({ items }: Watch) => items.find(({ kind, id }) => kind === 'reference' && id === 'ctrav-l5132-4');
    const here = await watch();
    expect(of(here)).toMatchObject({ state: 'read', lastReview: { by: 'Sacha Exemple' } });
    const firstRead = here.items.findIndex(({ state }) => state === 'read');
    expect(here.items.slice(firstRead).every(({ state }) => state === 'read')).toBe(true);
    expect(of(await watch(elsewhere))).toMatchObject({ state: 'to-read', lastReview: null });
    expect((await page('reference', 'ctrav-l5132-4', elsewhere)).reviews).toEqual([]);
  });

  it('keeps its history, the last one deciding', async () => {
    answer(await review('reference', 'ctrav-l5132-4', { verdict: 'doubtful', note: 'Les EITI y sont-elles ?', fingerprint: await read() }), WatchReview, 201);
    const { reviews, state } = await page('reference', 'ctrav-l5132-4');
    expect(reviews.map(({ verdict }) => verdict)).toEqual(['doubtful', 'confirmed']);
    expect(state).toBe('again');
  });

  it('of a doubt or of a threshold is the same gesture', async () => {
    for (const [kind, id] of [
      ['doubt', 'outre-mer'],
      ['threshold', 'eu-supplies-services-local'],
    ] as const) {
      const { fingerprint } = await page(kind, id);
      answer(await review(kind, id, { verdict: 'confirmed', note: '', fingerprint }), WatchReview, 201);
      expect((await page(kind, id)).state).toBe('read');
    }
  });

  it('is refused without a reason, on a text that changed, by a role that may not, on nothing', async () => {
    const fingerprint = await read();
    expect(pathsOf(problem(await review('reference', 'ctrav-l5132-4', { verdict: 'to-fix', note: ' ', fingerprint }), 400))).toEqual(['note']);
    problem(await review('reference', 'ctrav-l5132-4', { verdict: 'confirmed', note: '', fingerprint: 'autre' }), 412, 'STALE_VERSION');
    problem(await review('reference', 'ctrav-l5132-4', { verdict: 'confirmed', note: '', fingerprint }, buyer), 403, 'FORBIDDEN');
    problem(await review('reference', 'inconnue', { verdict: 'confirmed', note: '', fingerprint }), 404, 'NOT_FOUND');
    problem(await review('sorte', 'ctrav-l5132-4', { verdict: 'confirmed', note: '', fingerprint }), 400);
    problem(await review('reference', 'ctrav-l5132-4', { verdict: 'oui', note: '', fingerprint }), 400);
    problem(await review('reference', 'ctrav-l5132-4', { verdict: 'confirmed', note: 'x'.repeat(LIMITS.watchNote + 1), fingerprint }), 400);
  });

  it('is in the journal', () => {
    const { raw } = app;
    const lines = raw.prepare("SELECT entity_id FROM audit_lines WHERE action = 'watch.reviewed' ORDER BY seq").pluck().all();
    expect(lines).toEqual(['reference.ctrav-l5132-4', 'reference.ctrav-l5132-4', 'doubt.outre-mer', 'threshold.eu-supplies-services-local']);
  });

  it('is given to who wrote it, and stays without a name when they are erased', async () => {
    const given = await administrator.call({ method: 'GET', url: `/api/people/${jurist.id}/export.json` });
    expect(given.json<{ lawReviews: object[] }>().lawReviews).toHaveLength(4);
    const gone = addPerson(app, { roles: ['jurist'], name: 'Partie Exemple' });
    const { fingerprint } = await page('doubt', 'egalim-2026');
    await review('doubt', 'egalim-2026', { verdict: 'confirmed', note: '', fingerprint }, gone);
    expect((await administrator.call({ method: 'DELETE', url: `/api/people/${gone.id}` })).statusCode).toBe(204);
    expect((await page('doubt', 'egalim-2026')).reviews[0]).toMatchObject({ by: null, verdict: 'confirmed' });
  });

  it('no longer counts once a new content changes the text; a later check alone leaves it', { timeout: 120_000 }, async () => {
    const id = 'ccp-l2125-1';
    const other = 'ccp-r2124-1';
    for (const one of [id, other])
      answer(await review('reference', one, { verdict: 'confirmed', note: '', fingerprint: (await page('reference', one)).fingerprint }), WatchReview, 201);
    const files = contentFiles(200, (path, text) => {
      if (!path.startsWith('references/')) return text;
      const rewritten = text.replace(new RegExp(`(- id: ${id}\\n(?:  .*\\n)*?  title: ).*`), '$1Titre changé');
      return rewritten.replace(new RegExp(`(- id: ${other}\\n(?:  .*\\n)*?  checkedOn: ).*`), '$12027-01-31');
    });
    const applied = await administrator.call({ method: 'POST', url: '/api/packs', ...packUpload(packText({ number: 200, files })) });
    expect(applied.statusCode, applied.body.slice(0, 300)).toBe(201);
    const changed = await page('reference', id);
    expect(changed).toMatchObject({ state: 'again', reviews: [{ current: false }], changes: [{ change: 'changed', weight: 'text', unseen: true }] });
    expect(await page('reference', other)).toMatchObject({ state: 'read', reviews: [{ current: true }], changes: [{ weight: 'check' }] });
    const news = answer(await buyer.call({ method: 'GET', url: '/api/watch/news' }), WatchNews);
    expect(news).toMatchObject({ unseen: 2, texts: 1 });
  });
});

describe('an acknowledgement', () => {
  it('is of one organisation, and never goes back', async () => {
    const acknowledge = (seq: number, by = jurist) => by.call({ method: 'POST', url: '/api/watch/acknowledgement', payload: { seq } });
    const { lastChange } = await watch();
    expect((await acknowledge(lastChange)).statusCode).toBe(204);
    expect((await acknowledge(0)).statusCode).toBe(204);
    expect((await acknowledge(Number.MAX_SAFE_INTEGER)).statusCode).toBe(204);
    expect(await watch()).toMatchObject({ unseen: 0, acknowledged: { seq: lastChange } });
    expect((await watch(elsewhere)).unseen).toBe(2);
    problem(await acknowledge(1, buyer), 403, 'FORBIDDEN');
    problem(await acknowledge(-1), 400);
  });
});
