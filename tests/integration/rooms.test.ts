/** A session in a room: a trainer and their screen, five phones, and whoever should not be there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Room, type RoomJoin, RoomList, RoomSeat, type RoomStep, RoomView } from '../../shared/api/rooms.ts';
import type { Answer, AskedQuestion } from '../../shared/api/training.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { DrawnQuestion } from '../../shared/training/drawn.ts';
import { tidy } from '../../server/usecases/housekeeping/tidy.ts';
import { answer } from '../support/answer.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { addOrganisation, addPerson, callWith, openSession, type TestPerson } from '../support/people.ts';
import { problem } from '../support/problem.ts';

let app: TestApp;
let trainer: TestPerson;
let elsewhere: TestPerson;

beforeAll(async () => {
  app = await testApp({ environment: SERVED });
  addOrganisation(app, 'ailleurs', 'Ville d’ailleurs');
  trainer = addPerson(app, { roles: ['scheme-lead'] });
  elsewhere = addPerson(app, { roles: ['administrator'], organisationId: 'ailleurs' });
});
afterAll(() => app.close());

const raw = () => app.raw;
const moduleId = (): string => app.opened.context.content.trainingModules.find(({ questions }) => questions.length >= 5)?.id ?? '';
const open = async (questions = 2): Promise<Room> =>
  answer(await trainer.call({ method: 'POST', url: '/api/rooms', payload: { module: moduleId(), questions } }), Room, 201);
const read = (id: string, by = trainer) => by.call({ method: 'GET', url: `/api/rooms/${id}` });
const step = (id: string, what: RoomStep, index: number, by = trainer) =>
  by.call({ method: 'POST', url: `/api/rooms/${id}/steps`, payload: { step: what, index } });
const moved = async (id: string, what: RoomStep, index: number): Promise<Room> => answer(await step(id, what, index), Room);

/** Nobody is signed in on a phone. */
const phone = (options: Parameters<TestPerson['call']>[0]) => callWith(app, '', options);
const join = (payload: RoomJoin) => phone({ method: 'POST', url: '/api/room-seats', payload });
const seat = async (code: string, name: string): Promise<RoomSeat> => answer(await join({ code, name }), RoomSeat, 201);
const look = (token: string) => phone({ method: 'GET', url: '/api/room-seats/mine', headers: { 'x-joueur': token } });
const view = async (token: string): Promise<RoomView> => answer(await look(token), RoomView);
const reply = (token: string, question: string, given: Answer) =>
  phone({ method: 'POST', url: '/api/room-seats/mine/answers', headers: { 'x-joueur': token }, payload: { question, answer: given } });

/** The key, which only the database knows. */
function drawn(id: string): DrawnQuestion[] {
  const json = raw().prepare<[string], string>('SELECT questions FROM rooms WHERE id = ?').pluck().get(id);
  return JSON.parse(json ?? '[]');
}
const keyOf = (id: string, asked: AskedQuestion | null): Answer => drawn(id).find((one) => one.asked.id === asked?.id)?.key ?? {};
/** Another answer that the question accepts. */
function wrongAnswer(asked: AskedQuestion, key: Answer): Answer {
  if (asked.kind === 'calculation') return { value: (key.value ?? 0) * 2 + 7 };
  if (asked.kind === 'matching') return { pairs: asked.left.map(({ id }) => ({ left: id, right: asked.right[0]?.id ?? '' })) };
  if (asked.kind === 'ordering') return { choice: [...(key.choice ?? [])].reverse() };
  const all = asked.kind === 'fault' ? asked.paragraphs : asked.kind === 'place' ? asked.outline : asked.options;
  return { choice: [all.find(({ id }) => !key.choice?.includes(id))?.id ?? ''] };
}

describe('a session with five phones', () => {
  it('goes question by question, and every phone ends with its score', async () => {
    const room = await open();
    expect(room).toMatchObject({ state: 'waiting', index: 0, total: 2, question: null, players: [], answered: 0 });
    expect(room.code).toMatch(/^\d{6}$/);
    expect(room.joinUrl).toBe(`${app.opened.context.service.address()}/salle/${room.code}`);
    const seats: Awaited<ReturnType<typeof seat>>[] = [];
    for (const name of ['Alix', 'Bo', 'Camille', 'Dominique', 'Eden']) seats.push(await seat(room.code, name));
    expect((await view(seats[0]?.token ?? '')).state).toBe('waiting');
    for (let index = 0; index < room.total; index++) {
      const asking = await moved(room.id, 'ask', index);
      expect(asking).toMatchObject({ state: 'asking', index: index + 1, correction: null, counts: [], rightCount: 0 });
      const asked = asking.question;
      if (!asked) throw new Error('no question is asked');
      const key = keyOf(room.id, asked);
      for (const [place, { token }] of seats.slice(0, 4).entries()) {
        const seen = answer(await reply(token, asked.id, place < 2 ? key : wrongAnswer(asked, key)), RoomView);
        expect(seen).toMatchObject({ state: 'asking', correction: null, right: index * (place < 2 ? 1 : 0) });
        expect(seen.answer).not.toBeNull();
      }
      const waiting = answer(await read(room.id), Room);
      expect(waiting).toMatchObject({ answered: 4, rightCount: 0, counts: [], correction: null });
      expect(waiting.players.filter(({ answered }) => !answered).map(({ name }) => name)).toEqual(['Eden']);
      const showing = await moved(room.id, 'show', index + 1);
      expect(showing).toMatchObject({ state: 'showing', answered: 4, rightCount: 2 });
      expect(showing.correction?.expected).toEqual(key);
      expect(showing.counts.every(({ count }) => count <= 4)).toBe(true);
      expect((await view(seats[0]?.token ?? '')).correction?.right).toBe(true);
      expect((await view(seats[3]?.token ?? '')).correction?.right).toBe(false);
      expect(await view(seats[4]?.token ?? '')).toMatchObject({ answer: null, correction: { right: false } });
    }
    problem(await step(room.id, 'ask', 2), 409, 'ROOM_MOVED');
    const done = await moved(room.id, 'end', 2);
    expect(done).toMatchObject({ state: 'done', question: null, correction: null });
    expect(done.players.map(({ name, right }) => [name, right])).toEqual([
      ['Alix', 2],
      ['Bo', 2],
      ['Camille', 0],
      ['Dominique', 0],
      ['Eden', 0],
    ]);
    expect(await view(seats[1]?.token ?? '')).toMatchObject({ state: 'done', right: 2, question: null });
    const csv = await trainer.call({ method: 'GET', url: `/api/rooms/${room.id}/results.csv` });
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body).toContain('"Alix";"2";"2";"juste";"juste"\r\n');
    expect(csv.body).toContain('"Eden";"0";"2";"";""\r\n');
    const journal = raw().prepare<[string], string>('SELECT action FROM audit_lines WHERE entity_id = ? ORDER BY seq').pluck().all(room.id);
    expect(journal).toEqual(['room.opened', 'room.closed']);
  });

  it('sends no key before its answer is shown, to the trainer nor to a phone', async () => {
    const room = await open(1);
    const { token } = await seat(room.code, 'Alix');
    await moved(room.id, 'ask', 0);
    const [question] = drawn(room.id);
    for (const seen of [await read(room.id), await look(token)]) {
      expect(seen.body).not.toContain('expected');
      expect(seen.body).not.toContain(JSON.stringify(question?.explanation).slice(1, 30));
    }
  });
});

describe('a step', () => {
  it('asked twice moves once', async () => {
    const room = await open();
    const both = await Promise.all([step(room.id, 'ask', 0), step(room.id, 'ask', 0)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(answer(await read(room.id), Room).index).toBe(1);
    problem(await step(room.id, 'show', 0), 409, 'ROOM_MOVED');
    problem(await step(room.id, 'ask', 1), 409, 'ROOM_MOVED');
    await moved(room.id, 'end', 1);
    problem(await step(room.id, 'ask', 1), 410, 'ROOM_OVER');
  });

  it('is for the trainers of the organisation only', async () => {
    const room = await open();
    problem(await read(room.id, elsewhere), 404, 'NOT_FOUND');
    problem(await step(room.id, 'ask', 0, elsewhere), 404, 'NOT_FOUND');
    problem(await elsewhere.call({ method: 'GET', url: `/api/rooms/${room.id}/results.csv` }), 404, 'NOT_FOUND');
    problem(await step(room.id, 'ask', 0, addPerson(app, { roles: ['buyer'] })), 403, 'FORBIDDEN');
    expect(answer(await elsewhere.call({ method: 'GET', url: '/api/rooms' }), RoomList).total).toBe(0);
    expect(answer(await trainer.call({ method: 'GET', url: '/api/rooms' }), RoomList).items.map(({ id }) => id)).toContain(room.id);
  });
});

describe('a phone', () => {
  it('comes in with the code, spaces or not, under a name of its own', async () => {
    const room = await open();
    const names = [];
    for (const name of ['Alix', ' alix ', 'Alix']) names.push((await seat(`${room.code.slice(0, 3)} ${room.code.slice(3)}`, name)).name);
    expect(names).toEqual(['Alix', 'alix 2', 'Alix 3']);
    for (const name of ['a\u0000b', 'a\u202eb', '\u200b']) problem(await join({ code: room.code, name }), 400, 'INVALID_INPUT');
  });

  it('comes in with the whole class at once, behind one address', async () => {
    const room = await open();
    const seats = await Promise.all(Array.from({ length: 40 }, () => seat(room.code, 'Alix')));
    expect(new Set(seats.map(({ name }) => name)).size).toBe(40);
  });

  it('may come late: it sees the question in hand and answers it', async () => {
    const room = await open();
    const { question } = await moved(room.id, 'ask', 0);
    const { token } = await seat(room.code, 'Tardive');
    expect((await view(token)).question).toEqual(question);
    answer(await reply(token, question?.id ?? '', keyOf(room.id, question)), RoomView);
    expect((await moved(room.id, 'show', 1)).rightCount).toBe(1);
  });

  it('answers once, while the question is asked, what the question accepts', async () => {
    const room = await open();
    const { token } = await seat(room.code, 'Alix');
    const first = drawn(room.id)[0]?.asked;
    if (!first) throw new Error('no question was drawn');
    const key = keyOf(room.id, first);
    problem(await reply(token, first.id, key), 409, 'ROOM_MOVED');
    await moved(room.id, 'ask', 0);
    problem(await reply(token, 'autre', key), 409, 'ROOM_MOVED');
    problem(await reply(token, first.id, { choice: ['inconnu'] }), 400, 'INVALID_INPUT');
    const wrong = wrongAnswer(first, key);
    const both = await Promise.all([reply(token, first.id, wrong), reply(token, first.id, wrong)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    problem(await reply(token, first.id, key), 409, 'ALREADY_ANSWERED');
    const late = await seat(room.code, 'Bo');
    await moved(room.id, 'show', 1);
    problem(await reply(late.token, first.id, key), 409, 'ROOM_MOVED');
    expect((await view(token)).right).toBe(0);
    await moved(room.id, 'end', 1);
    problem(await reply(token, first.id, key), 410, 'ROOM_OVER');
    problem(await join({ code: room.code, name: 'Après' }), 410, 'ROOM_OVER');
  });

  it('without a seat sees nothing: no token, a wrong one, a code nobody gave', async () => {
    problem(await phone({ method: 'GET', url: '/api/room-seats/mine' }), 404, 'NOT_FOUND');
    problem(await look('x'.repeat(43)), 404, 'NOT_FOUND');
    problem(await reply('x'.repeat(43), 'q', { choice: ['c1'] }), 404, 'NOT_FOUND');
    problem(await join({ code: 'abc', name: 'Alix' }), 404, 'NOT_FOUND');
  });

  it('is refused once the room is full', async () => {
    const room = await open(1);
    const insert = raw().prepare(
      "INSERT INTO room_players (id, room_id, token, name, answers, joined_at) VALUES (?, ?, ?, ?, '{}', '2026-11-23T09:00:00.000Z')",
    );
    for (let index = 0; index < LIMITS.roomPlayers; index++) insert.run(`p${index}`, room.id, `t${index}`, `Joueur ${index}`);
    expect(problem(await join({ code: room.code, name: 'Alix' }), 400, 'INVALID_INPUT').detail).toContain(String(LIMITS.roomPlayers));
  });
});

it('codes tried in vain make one wait, without delaying who signs in there', async () => {
  const other = await testApp({ environment: SERVED });
  const attempt = () => callWith(other, '', { method: 'POST', url: '/api/room-seats', payload: { code: String(++tried).padStart(6, '0'), name: 'Alix' } });
  let tried = 0;
  let last = await attempt();
  while (last.statusCode === 404 && tried < 100) last = await attempt();
  problem(last, 429, 'TOO_MANY_ATTEMPTS');
  expect(Number(last.headers['retry-after'])).toBeGreaterThanOrEqual(1);
  expect(other.opened.context.identity.throttle.wait('personne@exemple.test', '127.0.0.1')).toBe(0);
  await other.close();
});

describe('a room nobody ended', () => {
  it('is over after its hours, gives its code back, and forgets the names a day later', async () => {
    const own = await testApp({ environment: SERVED });
    const { id: leadId } = addPerson(own, { roles: ['scheme-lead'] });
    // A session ends sooner than a room.
    const lead = { call: (options: Parameters<TestPerson['call']>[0]) => callWith(own, openSession(own, leadId), options) };
    const make = async () => answer(await lead.call({ method: 'POST', url: '/api/rooms', payload: { module: moduleId(), questions: 1 } }), Room, 201);
    const room = await make();
    const taken = answer(await callWith(own, '', { method: 'POST', url: '/api/room-seats', payload: { code: room.code, name: 'Alix' } }), RoomSeat, 201);
    const seen = () => callWith(own, '', { method: 'GET', url: '/api/room-seats/mine', headers: { 'x-joueur': taken.token } });
    own.wait(LIMITS.roomHours * 3600);
    expect(answer(await seen(), RoomView).state).toBe('done');
    problem(await lead.call({ method: 'POST', url: `/api/rooms/${room.id}/steps`, payload: { step: 'ask', index: 0 } }), 410, 'ROOM_OVER');
    const pass = () => tidy(own.opened.context, (part, error) => expect(`${part} ${String(error)}`).toBe(''));
    await pass();
    expect(own.raw.prepare('SELECT count(*) FROM rooms WHERE closed_at IS NULL').pluck().get()).toBe(0);
    expect(answer(await lead.call({ method: 'GET', url: `/api/rooms/${room.id}` }), Room).players.map(({ name }) => name)).toEqual(['Alix']);
    own.wait(25 * 3600);
    await pass();
    await pass();
    expect(answer(await lead.call({ method: 'GET', url: `/api/rooms/${room.id}` }), Room).players.map(({ name }) => name)).toEqual(['Participant 1']);
    problem(await seen(), 404, 'NOT_FOUND');
    await own.close();
  });

  it('leaves room for others once it is over', async () => {
    const own = await testApp({ environment: SERVED });
    const { id: leadId } = addPerson(own, { roles: ['scheme-lead'] });
    const lead = { call: (options: Parameters<TestPerson['call']>[0]) => callWith(own, openSession(own, leadId), options) };
    const make = () => lead.call({ method: 'POST', url: '/api/rooms', payload: { module: moduleId(), questions: 1 } });
    for (let index = 0; index < LIMITS.rooms; index++) answer(await make(), Room, 201);
    problem(await make(), 400, 'INVALID_INPUT');
    own.wait(LIMITS.roomHours * 3600 + 1);
    answer(await make(), Room, 201);
    await own.close();
  });
});

it('on one desk, the screen is projected and a phone of the desk may answer', async () => {
  const desk = await testApp();
  const room = answer(await desk.call({ method: 'POST', url: '/api/rooms', payload: { module: moduleId(), questions: 1 } }), Room, 201);
  answer(await desk.call({ method: 'POST', url: '/api/room-seats', payload: { code: room.code, name: 'Salle' } }), RoomSeat, 201);
  answer(await desk.call({ method: 'POST', url: `/api/rooms/${room.id}/steps`, payload: { step: 'ask', index: 0 } }), Room);
  await desk.close();
});
