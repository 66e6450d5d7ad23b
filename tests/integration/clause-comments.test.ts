/** Comments on the clauses of an organisation: placed, answered, settled, of nobody once their author is erased. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClauseCommentList, OwnClause, type OwnClauseCreate } from '../../shared/api/own-clauses.ts';
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

describe('comments', () => {
  const say = async (id: string, payload: object, by = buyer) =>
    answer(await by.call({ method: 'POST', url: `${URL}/${id}/comments`, payload }), ClauseCommentList, 201);
  const change_ = (id: string, comment: string, payload: object, by = buyer) => by.call({ method: 'PATCH', url: `${URL}/${id}/comments/${comment}`, payload });
  const remove = (id: string, comment: string, by = buyer) => by.call({ method: 'DELETE', url: `${URL}/${id}/comments/${comment}` });

  it('stand at a paragraph, are answered, settled, opened again by an answer, and counted', async () => {
    const { id } = await create({ title: 'Commentée' });
    const anchor = { piece: 'ccap', block: 1, field: null, quote: 'bornes' };
    const [first] = (await say(id, { text: ' Et les vélos ? ', anchor })).items;
    const comment = first?.id ?? '';
    expect(first).toMatchObject({ text: 'Et les vélos ?', author: 'Alix Acheteuse', mine: true, anchor, replies: [] });
    await say(id, { text: 'Aussi.', replyTo: comment }, jurist);
    const settled = answer(await change_(id, comment, { resolved: true }, jurist), ClauseCommentList);
    expect(settled).toMatchObject({ open: 0, items: [{ resolvedBy: 'Camille Juriste', replies: [{ author: 'Camille Juriste', mine: true }] }] });
    expect((await read(id)).openComments).toBe(0);
    expect(await say(id, { text: 'Encore ?', replyTo: comment })).toMatchObject({ open: 1, items: [{ resolvedAt: null }] });
    expect((await read(id)).openComments).toBe(1);
  });

  it('are changed and taken away by their author only, not once answered, never from another clause', async () => {
    const { id } = await create({ title: 'Discutée' });
    const other = await create({ title: 'Autre' });
    const comment = (await say(id, { text: 'À revoir' })).items[0]?.id ?? '';
    problem(await change_(id, comment, { text: 'Volé' }, jurist), 404, 'NOT_FOUND');
    problem(await remove(id, comment, jurist), 404, 'NOT_FOUND');
    problem(await remove(other.id, comment), 404, 'NOT_FOUND');
    problem(await change_(id, comment, { resolved: true }, reader), 403, 'FORBIDDEN');
    expect(answer(await change_(id, comment, { text: 'À revoir vite' }), ClauseCommentList).items[0]).toMatchObject({ text: 'À revoir vite' });
    const reply = (await say(id, { text: 'Vu', replyTo: comment }, jurist)).items[0]?.replies[0]?.id ?? '';
    problem(await buyer.call({ method: 'POST', url: `${URL}/${id}/comments`, payload: { text: 'Plus loin', replyTo: reply } }), 404, 'NOT_FOUND');
    problem(await remove(id, comment), 409, 'MOVE_REFUSED');
    answer(await remove(id, reply, jurist), ClauseCommentList);
    expect(answer(await remove(id, comment), ClauseCommentList).total).toBe(0);
  });

  it('stay, of « Personne effacée », when their author is erased', async () => {
    const administrator = addPerson(app, { roles: ['administrator'] });
    const leaving = addPerson(app, { roles: ['buyer'], name: 'Noé Partant' });
    const { id } = await create({ title: 'Quittée' }, leaving);
    await say(id, { text: 'Je pars' }, leaving);
    const mine = await leaving.call({ method: 'GET', url: '/api/account/export.json' });
    expect(mine.body).toContain('Je pars');
    expect((await administrator.call({ method: 'DELETE', url: `/api/people/${leaving.id}` })).statusCode).toBe(204);
    expect(answer(await get(`/${id}/comments`), ClauseCommentList).items[0]).toMatchObject({ text: 'Je pars', author: 'Personne effacée', mine: false });
    expect(await read(id)).toMatchObject({ updatedBy: 'Personne effacée' });
    const { raw } = app;
    expect(raw.prepare('SELECT count(*) FROM own_clauses WHERE person_id = ?').pluck().get(leaving.id)).toBe(0);
    expect(raw.prepare('SELECT count(*) FROM clause_comments WHERE person_id = ?').pluck().get(leaving.id)).toBe(0);
  });
});
