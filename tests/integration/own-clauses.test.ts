/** Clauses of an organisation, through the routes: written, published, found, compared, updated, commented. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClauseFamily, ClauseList, FilledClause } from '../../shared/api/clauses.ts';
import {
  ClauseDifference,
  type ClauseMove,
  OwnClause,
  type OwnClauseCreate,
  OwnClauseList,
  type OwnClausePatch,
  OwnClauseVersionContent,
  OwnClauseVersionList,
} from '../../shared/api/own-clauses.ts';
import { TenderClause } from '../../shared/api/tender-clauses.ts';
import type { Tender } from '../../shared/api/tenders.ts';
import { indexOwnClauses } from '../../db/clause-index.ts';
import { LIMITS } from '../../shared/limits.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { soundClause } from '../support/own-clause.ts';
import { addOrganisation, addPerson, type TestPerson } from '../support/people.ts';
import { pathsOf, problem } from '../support/problem.ts';

let app: TestApp;
let jurist: TestPerson;
let buyer: TestPerson;
let reader: TestPerson;
let elsewhere: TestPerson;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  jurist = addPerson(app, { roles: ['jurist'], name: 'Camille Juriste' });
  buyer = addPerson(app, { roles: ['buyer'], name: 'Alix Acheteuse' });
  reader = addPerson(app, { roles: ['reader'] });
  elsewhere = addPerson(app, { roles: ['administrator'], organisationId: 'ailleurs' });
});
afterAll(() => app.close());

const URL = '/api/own-clauses';
const SHIPPED = 'heures-insertion-travaux';
const create = async (payload: OwnClauseCreate, by = buyer): Promise<OwnClause> => answer(await by.call({ method: 'POST', url: URL, payload }), OwnClause, 201);
const get = (path: string, by = reader) => by.call({ method: 'GET', url: `${URL}${path}` });
const read = async (id: string): Promise<OwnClause> => answer(await get(`/${id}`), OwnClause);
const save = (id: string, payload: OwnClausePatch, revision?: number, by = buyer) =>
  by.call({ method: 'PATCH', url: `${URL}/${id}`, payload, headers: revision ? { 'if-match': `"${revision}"` } : {} });
const move = async (id: string, name: ClauseMove, by = jurist, note?: string) => {
  const { revision } = await read(id);
  return by.call({ method: 'POST', url: `${URL}/${id}/state`, payload: { move: name, ...(note ? { note } : {}) }, headers: { 'if-match': `"${revision}"` } });
};
const moved = async (id: string, ...names: ClauseMove[]): Promise<OwnClause> => {
  for (const name of names) answer(await move(id, name), OwnClause);
  return read(id);
};
const change = async (id: string, patch: OwnClausePatch) => answer(await save(id, patch, (await read(id)).revision), OwnClause);
const search = async (query: string, by = reader): Promise<ClauseList> => answer(await by.call({ method: 'GET', url: `/api/clauses${query}` }), ClauseList);
const slugs = ({ items }: ClauseList): string[] => items.map(({ slug }) => slug);
const clause = async (slug: string, query = '', by = reader): Promise<ClauseFamily> =>
  answer(await by.call({ method: 'GET', url: `/api/clauses/${slug}${query}` }), ClauseFamily);
const actions = (organisation = 'local'): string[] =>
  app.raw.prepare('SELECT action FROM audit_lines WHERE organisation_id = ? ORDER BY seq').pluck().all(organisation).map(String);
/** A new clause with a title of its own, published. */
const published = async (title: string, by = jurist): Promise<OwnClause> => {
  const { id } = await create({ title, content: soundClause({ title }) }, by);
  return moved(id, 'submit', 'publish');
};

describe('a draft', () => {
  it('begins from a title, is kept with its faults, each with its place and what to do', async () => {
    const begun = await create({ title: '  Bornes  ' });
    expect(begun).toMatchObject({
      title: 'Bornes',
      slug: 'maison-bornes',
      kind: 'new',
      state: 'draft',
      library: 'absent',
      version: null,
      updatedBy: 'Alix Acheteuse',
    });
    const { variables, texts } = soundClause();
    const saved = await change(begun.id, {
      variables: [...variables, { id: 'delai', label: 'Délai', type: 'integer', required: true }],
      texts,
      references: ['inconnue'],
    });
    expect(saved.revision).toBe(2);
    expect(saved.faults.map(({ path }) => path)).toEqual(expect.arrayContaining(['summary', 'levers', 'references', 'variables/delai/min', 'variables/delai']));
    expect(saved.faults.find(({ path }) => path === 'variables/delai')).toMatchObject({
      where: 'Variable « Délai »',
      message: expect.stringContaining('jamais utilisée'),
    });
    expect((await create({ title: 'Bornes' })).slug).toBe('maison-bornes-2');
    expect(actions().slice(-3)).toEqual(['own-clause.created', 'own-clause.updated', 'own-clause.created']);
  });

  it('shows both versions to whoever saves second', async () => {
    const { id } = await create({ title: 'Concurrence' });
    answer(await save(id, { summary: 'Première' }, 1), OwnClause);
    expect(problem(await save(id, { summary: 'Seconde' }, 1), 412, 'STALE_VERSION')).toMatchObject({
      current: { summary: 'Première' },
      submitted: { summary: 'Seconde' },
    });
    problem(await save(id, { summary: 'Seconde' }), 428, 'PRECONDITION_REQUIRED');
  });

  it('is refused without a title, too large, or for a clause that is not there', async () => {
    expect(pathsOf(problem(await buyer.call({ method: 'POST', url: URL, payload: {} }), 400, 'INVALID_INPUT'))).toEqual(['title']);
    problem(await buyer.call({ method: 'POST', url: URL, payload: { from: 'absente' } }), 404, 'NOT_FOUND');
    const text = 'é'.repeat(LIMITS.longText);
    const blocks = Array.from({ length: 40 }, () => ({ kind: 'paragraph' as const, content: [{ kind: 'text' as const, text }] }));
    problem(await buyer.call({ method: 'POST', url: URL, payload: { title: 'Lourde', content: { texts: [{ piece: 'ccap', blocks }] } } }), 413, 'TOO_LARGE');
  });

  it('is taken away by who writes, until it is published', async () => {
    const { id } = await create({ title: 'Brève' });
    problem(await reader.call({ method: 'DELETE', url: `${URL}/${id}` }), 403, 'FORBIDDEN');
    expect((await buyer.call({ method: 'DELETE', url: `${URL}/${id}` })).statusCode).toBe(204);
    problem(await get(`/${id}`), 404, 'NOT_FOUND');
    const kept = await published('Gardée');
    problem(await buyer.call({ method: 'DELETE', url: `${URL}/${kept.id}` }), 409, 'CLAUSE_CLOSED');
  });
});

describe('publication', () => {
  it('is refused while there is a fault, to who may not, and from a state that does not lead there', async () => {
    const { id } = await create({ title: 'Inachevée' });
    problem(await move(id, 'publish'), 409, 'MOVE_REFUSED');
    answer(await move(id, 'submit', buyer), OwnClause);
    problem(await move(id, 'publish', buyer), 403, 'FORBIDDEN');
    expect(pathsOf(problem(await move(id, 'publish'), 422, 'CLAUSE_FAULTY'))).toContain('texts');
    expect(await read(id)).toMatchObject({ state: 'review', library: 'absent' });
  });

  it('freezes a numbered version with its note, sets the typography, and closes the text', async () => {
    const { id } = await create({ title: 'Bornes : essai', content: soundClause({ title: 'Bornes : essai' }) });
    answer(await move(id, 'submit', buyer), OwnClause);
    const done = answer(await move(id, 'publish', jurist, 'Premier texte'), OwnClause);
    expect(done).toMatchObject({ title: 'Bornes\u202f: essai', state: 'published', library: 'published', version: 1, moves: ['rework', 'retire'] });
    problem(await save(id, { title: 'Autre' }, done.revision), 409, 'CLAUSE_CLOSED');
    const { items } = answer(await get(`/${id}/versions`), OwnClauseVersionList);
    expect(items).toMatchObject([{ number: 1, note: 'Premier texte', publishedBy: 'Camille Juriste' }]);
    expect(answer(await get(`/${id}/versions/1`), OwnClauseVersionContent).content.title).toBe('Bornes\u202f: essai');
    problem(await get(`/${id}/versions/2`), 404, 'NOT_FOUND');
  });

  it('keeps the last version in the library while the next is written, and gives it up or replaces it', async () => {
    const { id, slug } = await published('Vigie du chantier');
    await moved(id, 'rework');
    await change(id, { summary: 'Un tout autre résumé pour la vigie.' });
    expect((await clause(slug)).summary).toBe(soundClause().summary);
    expect(await moved(id, 'drop')).toMatchObject({ state: 'published', summary: soundClause().summary, version: 1 });
    await moved(id, 'rework', 'submit');
    problem(await move(id, 'publish'), 409, 'MOVE_REFUSED');
    await change(id, { summary: 'Un tout autre résumé pour la vigie.' });
    expect(await moved(id, 'publish')).toMatchObject({ version: 2 });
    expect(await clause(slug)).toMatchObject({ summary: 'Un tout autre résumé pour la vigie.', own: { version: 2, kind: 'new', retired: false } });
  });

  it('shows word by word what changed between two versions, and takes an old one back as a draft', async () => {
    const { id } = await published('Phare du port');
    await moved(id, 'rework');
    const text = {
      piece: 'ccap' as const,
      blocks: [
        {
          kind: 'paragraph' as const,
          content: [
            { kind: 'text' as const, text: 'Le titulaire installe ' },
            { kind: 'variable' as const, id: 'bornes' },
          ],
        },
      ],
    };
    await change(id, { texts: [text], whenToUse: ['Chantier ouvert au public.'] });
    await moved(id, 'submit', 'publish');
    const found = answer(await get(`/${id}/difference?from=1&to=2`), ClauseDifference);
    expect(found).toMatchObject({ same: false, from: 'Version 1, publiée le 23 novembre 2026', pieces: [{ piece: 'ccap', state: 'changed' }] });
    expect(found.fields.filter(({ changed }) => changed).map(({ field }) => field)).toEqual(['whenToUse']);
    expect(
      found.fields
        .find(({ field }) => field === 'whenToUse')
        ?.runs.filter(({ kind }) => kind === 'added')
        .map((run) => run.text.trim()),
    ).toEqual(['au public']);
    expect(answer(await get(`/${id}/difference?from=2&to=current`), ClauseDifference).same).toBe(true);
    problem(await get(`/${id}/difference?from=base&to=current`), 404, 'NOT_FOUND');
    problem(await get(`/${id}/difference?from=hier&to=current`), 400, 'INVALID_INPUT');
    const restore = async () =>
      buyer.call({ method: 'POST', url: `${URL}/${id}/versions/1/restore`, headers: { 'if-match': `"${(await read(id)).revision}"` } });
    problem(await restore(), 409, 'CLAUSE_CLOSED');
    await moved(id, 'rework');
    expect(answer(await restore(), OwnClause)).toMatchObject({ state: 'draft', version: 2, whenToUse: soundClause().whenToUse });
  });
});

describe('the library', () => {
  it('finds, reads, fills and exports a published clause of the organisation, and of nobody else', async () => {
    const { slug } = await published('Passerelle des hérons');
    expect(slugs(await search('?q=passerelle+hérons'))[0]).toBe(slug);
    expect(slugs(await search('?own=true'))).toContain(slug);
    expect((await search('?own=true')).items.every(({ own }) => own !== undefined)).toBe(true);
    expect(slugs(await search('?theme=environment&q=herons'))).toEqual([slug]);
    expect(slugs(await search('?theme=food&q=herons'))).toEqual([]);
    const filled = await reader.call({ method: 'POST', url: `/api/clauses/${slug}/fill`, payload: { piece: 'ccap', values: { bornes: 4 } } });
    expect(answer(filled, FilledClause).text).toContain('Le titulaire met à disposition 4 bornes');
    expect((await reader.call({ method: 'POST', url: `/api/clauses/${slug}/export.docx`, payload: {} })).statusCode).toBe(200);
    expect((await search('', elsewhere)).items.some(({ own }) => own !== undefined)).toBe(false);
    expect(slugs(await search('?q=herons', elsewhere))).not.toContain(slug);
    problem(await elsewhere.call({ method: 'GET', url: `/api/clauses/${slug}` }), 404, 'NOT_FOUND');
    problem(await elsewhere.call({ method: 'POST', url: `/api/clauses/${slug}/fill`, payload: { piece: 'ccap' } }), 404, 'NOT_FOUND');
  });

  it('counts it in the facets and in the total', async () => {
    const [before, other] = [await search(''), await search('', elsewhere)];
    await published('Digue du marais');
    const after = await search('');
    expect(after.total).toBe(before.total + 1);
    expect(after.facets.theme.environment).toBe((before.facets.theme.environment ?? 0) + 1);
    expect((await search('', elsewhere)).total).toBe(other.total);
  });

  it('lets a retired one out of search, still read at its address, and takes it back', async () => {
    const { id, slug } = await published('Écluse des saules');
    await moved(id, 'retire');
    expect(slugs(await search('?q=ecluse+saules'))).not.toContain(slug);
    expect(slugs(await search(''))).not.toContain(slug);
    expect((await clause(slug)).own).toMatchObject({ retired: true });
    await moved(id, 'reinstate');
    expect(slugs(await search('?q=ecluse+saules'))[0]).toBe(slug);
    expect(actions().slice(-2)).toEqual(['own-clause.retired', 'own-clause.reinstated']);
  });

  it('is retained in a lot like any other, written with its values, and asked of nobody who has not got it', async () => {
    const { slug } = await published('Chenal des roseaux');
    const tender = (await buyer.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Chenal' } })).json<Tender>();
    const lots = tender.lots.map((lot) => ({ ...lot, clauses: [{ slug, values: { bornes: 7 } }] }));
    const saved = await buyer.call({ method: 'PATCH', url: `/api/tenders/${tender.id}`, payload: { lots }, headers: { 'if-match': '"1"' } });
    expect(saved.statusCode, saved.body).toBe(200);
    const written = await buyer.call({ method: 'GET', url: `/api/tenders/${tender.id}/lots/${lots[0]?.id}/clauses/${slug}` });
    expect(answer(written, TenderClause).texts[0]?.text).toContain('7 bornes de rechargement');
    problem(await elsewhere.call({ method: 'GET', url: `/api/tenders/${tender.id}/lots/${lots[0]?.id}/clauses/${slug}` }), 404, 'NOT_FOUND');
  });

  it('is found again once the index was made again, as when the content of Clausier changes', async () => {
    const { slug } = await published('Ponton des loutres');
    await app.opened.context.write((connection) => indexOwnClauses(connection, new Map()));
    expect(slugs(await search('?q=ponton+loutres'))).toEqual([slug]);
  });

  it('is not mended into another word when only a clause of the organisation holds it', async () => {
    const { slug } = await published('Rechargemant des barges');
    expect(slugs(await search('?q=rechargemant'))).toEqual([slug]);
  });
});

describe('an adaptation', () => {
  it('takes the place of the shipped one for its organisation, with the shipped text one click away', async () => {
    const place = slugs(await search('')).indexOf(SHIPPED);
    const begun = await create({ from: SHIPPED });
    expect(begun).toMatchObject({ slug: SHIPPED, kind: 'adapted', faults: [], update: false });
    expect(problem(await buyer.call({ method: 'POST', url: URL, payload: { from: SHIPPED } }), 409, 'ALREADY_EXISTS')).toMatchObject({ id: begun.id });
    expect((await clause(SHIPPED)).own).toBeUndefined();
    await change(begun.id, { title: 'Nos heures de travaux' });
    await moved(begun.id, 'submit', 'publish');
    const all = await search('');
    expect(all.items.filter(({ slug }) => slug === SHIPPED)).toMatchObject([{ title: 'Nos heures de travaux', own: { kind: 'adapted', version: 1 } }]);
    expect(slugs(all).indexOf(SHIPPED) - all.items.filter(({ own }) => own?.kind === 'new').length).toBeLessThanOrEqual(place);
    expect((await clause(SHIPPED)).title).toBe('Nos heures de travaux');
    const shipped = await clause(SHIPPED, '?shipped=true');
    expect(shipped.own).toBeUndefined();
    expect(shipped).toEqual(await clause(SHIPPED, '', elsewhere));
    expect(shipped.title).not.toBe('Nos heures de travaux');
  });

  it('gives the place back once retired', async () => {
    const [adapted] = answer(await get(`?slug=${SHIPPED}`), OwnClauseList).items;
    await moved(adapted?.id ?? '', 'retire');
    expect((await clause(SHIPPED)).own).toBeUndefined();
    expect((await search('')).items.find(({ slug }) => slug === SHIPPED)?.own).toBeUndefined();
    await moved(adapted?.id ?? '', 'reinstate');
    expect((await clause(SHIPPED)).own).toMatchObject({ kind: 'adapted' });
  });
});

describe('the list', () => {
  it('counts by state, filters, says what is left to do, and is one organisation’s', async () => {
    const theirs = await create({ title: 'Clause d’ailleurs' }, elsewhere);
    const list = answer(await get(''), OwnClauseList);
    expect(list.total).toBe(list.counts.draft + list.counts.review + list.counts.published + list.counts.retired);
    const drafts = answer(await get('?state=draft'), OwnClauseList);
    expect(drafts.total).toBe(list.counts.draft);
    expect(drafts.items.find(({ title }) => title === 'Concurrence')).toMatchObject({ version: null, openComments: 0, updatedBy: 'Alix Acheteuse' });
    expect(drafts.items.find(({ title }) => title === 'Concurrence')?.faults).toBeGreaterThan(5);
    expect(list.items.some(({ id }) => id === theirs.id)).toBe(false);
    expect(answer(await get('', elsewhere), OwnClauseList).items.map(({ id }) => id)).toEqual([theirs.id]);
    problem(await get(`/${theirs.id}`), 404, 'NOT_FOUND');
    problem(await save(theirs.id, { title: 'Volée' }, 1), 404, 'NOT_FOUND');
  });
});
