/** A clause of Clausier that changed after it was adapted: compared three ways, taken or left, never imposed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClauseFamily } from '../../shared/api/clauses.ts';
import { ClauseUpdate, type ClauseMove, OwnClause, type OwnClauseCreate, OwnClauseList, type OwnClausePatch } from '../../shared/api/own-clauses.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

let app: TestApp;
let jurist: TestPerson;
let buyer: TestPerson;
let reader: TestPerson;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  jurist = addPerson(app, { roles: ['jurist'], name: 'Camille Juriste' });
  buyer = addPerson(app, { roles: ['buyer'], name: 'Alix Acheteuse' });
  reader = addPerson(app, { roles: ['reader'] });
});
afterAll(() => app.close());

const URL = '/api/own-clauses';
const create = async (payload: OwnClauseCreate, by = buyer): Promise<OwnClause> => answer(await by.call({ method: 'POST', url: URL, payload }), OwnClause, 201);
const get = (path: string) => reader.call({ method: 'GET', url: `${URL}${path}` });
const read = async (id: string): Promise<OwnClause> => answer(await get(`/${id}`), OwnClause);
const change = async (id: string, payload: OwnClausePatch) =>
  answer(await buyer.call({ method: 'PATCH', url: `${URL}/${id}`, payload, headers: { 'if-match': `"${(await read(id)).revision}"` } }), OwnClause);
const moved = async (id: string, ...names: ClauseMove[]): Promise<void> => {
  for (const move of names) {
    const headers = { 'if-match': `"${(await read(id)).revision}"` };
    answer(await jurist.call({ method: 'POST', url: `${URL}/${id}/state`, payload: { move }, headers }), OwnClause);
  }
};
const clause = async (slug: string): Promise<ClauseFamily> => answer(await reader.call({ method: 'GET', url: `/api/clauses/${slug}` }), ClauseFamily);
const actions = (): string[] => app.raw.prepare('SELECT action FROM audit_lines ORDER BY seq').pluck().all().map(String);

describe('an update of Clausier', () => {
  const FROM = 'papier-impression';
  const OLD = 'Un résumé que Clausier a depuis réécrit.';

  /** As if the shipped text had been another one when it was adapted. */
  const aged = async (change: object): Promise<OwnClause> => {
    const { id } = await create({ from: FROM });
    const { raw } = app;
    const stored = raw.prepare<[string], { base: string; content: string }>('SELECT base, content FROM own_clauses WHERE id = ?').get(id);
    const changed = (json: string | undefined): string => JSON.stringify({ ...JSON.parse(json ?? '{}'), ...change });
    raw.prepare("UPDATE own_clauses SET base = ?, base_hash = 'avant', content = ? WHERE id = ?").run(changed(stored?.base), changed(stored?.content), id);
    return read(id);
  };
  const update = async (id: string) => answer(await get(`/${id}/update`), ClauseUpdate);
  const choose = async (id: string, payload: object, by = jurist) =>
    by.call({ method: 'POST', url: `${URL}/${id}/update`, payload, headers: { 'if-match': `"${(await read(id)).revision}"` } });
  const remove = async (id: string) => expect((await buyer.call({ method: 'DELETE', url: `${URL}/${id}` })).statusCode).toBe(204);

  it('is said, compared three ways with the words that changed on each side, and merged as a proposal', async () => {
    const { id } = await aged({ summary: OLD, keywords: ['ancien'] });
    await change(id, { keywords: ['nôtre'], whenToUse: ['Chez nous seulement.'] });
    expect(await read(id)).toMatchObject({ update: true });
    expect(answer(await get(''), OwnClauseList).updates).toBe(1);
    const found = await update(id);
    const stateOf = Object.fromEntries(found.fields.map(({ field, state }) => [field, state]));
    expect(stateOf).toMatchObject({ title: 'same', summary: 'shipped', keywords: 'both', whenToUse: 'ours' });
    expect(found.pieces.every(({ state }) => state === 'same')).toBe(true);
    expect(found.fields.find(({ field }) => field === 'summary')?.shipped.some(({ kind }) => kind === 'added')).toBe(true);
    expect(found.merged).toMatchObject({ summary: found.shipped?.summary, keywords: ['nôtre'], whenToUse: ['Chez nous seulement.'] });
    await remove(id);
  });

  it('is kept out, taken or merged by who publishes only, once, and of the text that was read', async () => {
    const { id } = await aged({ summary: OLD });
    const { shippedHash, shipped, merged } = await update(id);
    problem(await choose(id, { choice: 'take', shippedHash }, buyer), 403, 'FORBIDDEN');
    problem(await choose(id, { choice: 'take', shippedHash: 'autre' }), 409, 'MOVE_REFUSED');
    problem(await choose(id, { choice: 'merge', shippedHash }), 400, 'INVALID_INPUT');
    const kept = answer(await choose(id, { choice: 'keep', shippedHash }), OwnClause);
    expect(kept).toMatchObject({ summary: OLD, update: false });
    problem(await choose(id, { choice: 'keep', shippedHash }), 409, 'MOVE_REFUSED');
    expect(actions().at(-1)).toBe('own-clause.update-kept');
    await remove(id);
    const again = await aged({ summary: OLD });
    const sent = { ...merged, keywords: ['mélangé'] };
    expect(answer(await choose(again.id, { choice: 'merge', shippedHash, content: sent }), OwnClause)).toMatchObject({ keywords: ['mélangé'], update: false });
    await remove(again.id);
    const last = await aged({ summary: OLD });
    expect(answer(await choose(last.id, { choice: 'take', shippedHash }), OwnClause)).toMatchObject({ summary: shipped?.summary, update: false });
    await remove(last.id);
  });

  it('opens a draft of a published adaptation and leaves its version in the library', async () => {
    const { id } = await aged({ summary: OLD });
    await moved(id, 'submit', 'publish');
    const { shippedHash, shipped } = await update(id);
    expect(answer(await choose(id, { choice: 'take', shippedHash }), OwnClause)).toMatchObject({
      state: 'draft',
      library: 'published',
      summary: shipped?.summary,
    });
    expect((await clause(FROM)).summary).toBe(OLD);
  });

  it('is nothing for a clause that adapts none', async () => {
    const { id } = await create({ title: 'Sans modèle' });
    problem(await get(`/${id}/update`), 404, 'NOT_FOUND');
  });
});
