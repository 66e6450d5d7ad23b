import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROOM_STEPS } from '../../../shared/api/rooms.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { DrawnQuestion } from '../../../shared/training/drawn.ts';
import {
  type Answers,
  inHand,
  nextStep,
  playerName,
  rightAnswers,
  roomCode,
  roomNow,
  type RoomProgress,
  type RoomQuestions,
  scores,
  settled,
  shown,
  tally,
} from '../../../shared/training/room.ts';

const question = (id: string): DrawnQuestion => ({
  id,
  moduleId: 'm',
  asked: { id, kind: 'single', prompt: 'Que faire ?', options: ['c1', 'c2', 'c3'].map((choice) => ({ id: choice, text: choice })) },
  key: { choice: ['c2'] },
  margin: 0,
  notes: [],
  explanation: 'Parce que.',
  working: null,
  finding: null,
  references: [],
  scored: true,
});
const questions = [question('q1'), question('q2')];
const at = (state: RoomProgress['state'], position: number): RoomQuestions => ({ state, position, questions });

describe('a room', () => {
  it('asks, shows, asks again, and ends', () => {
    expect(nextStep(at('waiting', 0), 'ask', 0)).toEqual({ state: 'asking', position: 1 });
    expect(nextStep(at('asking', 1), 'show', 1)).toEqual({ state: 'showing', position: 1 });
    expect(nextStep(at('showing', 1), 'ask', 1)).toEqual({ state: 'asking', position: 2 });
    expect(nextStep(at('showing', 2), 'end', 2)).toEqual({ state: 'done', position: 2 });
  });

  it.each([
    ['a double click', at('asking', 1), 'ask', 0],
    ['an answer to show before any question', at('waiting', 0), 'show', 0],
    ['an answer shown twice', at('showing', 1), 'show', 1],
    ['a question asked before the answer to the last', at('asking', 1), 'ask', 1],
    ['a question after the last', at('showing', 2), 'ask', 2],
    ['another screen that is late', at('showing', 2), 'end', 1],
  ] as const)('is not moved by %s', (_what, room, step, index) => {
    expect(nextStep(room, step, index)).toBe('moved');
  });

  it('that ended stays so', () => {
    for (const step of ROOM_STEPS) expect(nextStep(at('done', 1), step, 1)).toBe('over');
  });

  it('never goes back, skips no question, and asks no more than it has', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ step: fc.constantFrom(...ROOM_STEPS), index: fc.integer({ min: 0, max: 3 }) }), { maxLength: 30 }), (steps) => {
        let room = at('waiting', 0);
        for (const { step, index } of steps) {
          const next = nextStep(room, step, index);
          if (typeof next === 'string') continue;
          if (next.state !== 'done') expect(next.position - room.position).toBe(step === 'ask' ? 1 : 0);
          expect(next.position).toBeLessThanOrEqual(questions.length);
          room = { ...room, ...next };
        }
      }),
    );
  });

  it('left open ends after its hours, without the question that had no answer', () => {
    const openedAt = '2026-11-23T09:00:00.000Z';
    const end = new Date(Date.parse(openedAt) + LIMITS.roomHours * 3_600_000).toISOString();
    const room = { ...at('asking', 2), openedAt };
    expect(settled(room, '2026-11-23T10:00:00.000Z')).toBe(room);
    expect(settled(room, end)).toMatchObject({ state: 'done', position: 1 });
  });
});

describe('what is shown', () => {
  const players: { answers: Answers }[] = [{ answers: { q1: { choice: ['c2'] } } }, { answers: { q1: { choice: ['c1'] } } }, { answers: {} }];

  it('tells how many answered while it is asked, and nothing of what they answered', () => {
    const room = at('asking', 1);
    expect(tally(room, players)).toEqual({ answered: 2, counts: [], rightCount: 0 });
    expect(roomNow(room, new Map()).correction).toBeNull();
    expect(JSON.stringify(roomNow(room, new Map()))).not.toContain('Parce que');
    expect(rightAnswers(room, players[0]?.answers ?? {})).toBe(0);
    expect(scores(room, players)).toEqual([]);
  });

  it('tells all once it is shown', () => {
    const room = at('showing', 1);
    expect(tally(room, players)).toEqual({
      answered: 2,
      counts: [
        { id: 'c1', count: 1 },
        { id: 'c2', count: 1 },
        { id: 'c3', count: 0 },
      ],
      rightCount: 1,
    });
    expect(players.map(({ answers }) => rightAnswers(room, answers))).toEqual([1, 0, 0]);
    expect(scores(room, players)).toEqual([{ prompt: 'Que faire ?', right: 1, answered: 2 }]);
    expect(roomNow(room, new Map(), { choice: ['c1'] }).correction).toMatchObject({ right: false, expected: { choice: ['c2'] } });
  });

  it('has no question before the first nor after the end', () => {
    expect([inHand(at('waiting', 0)), inHand(at('done', 2))]).toEqual([null, null]);
    expect(shown(at('done', 1)).map(({ id }) => id)).toEqual(['q1']);
  });
});

describe('a name', () => {
  it('is told from the same one, capitals apart, within forty signs', () => {
    expect(playerName('Alix', [])).toBe('Alix');
    expect(playerName('  alix ', ['Alix'])).toBe('alix 2');
    expect(playerName('Alix', ['Alix', 'ALIX 2'])).toBe('Alix 3');
    const long = '🎓'.repeat(40);
    expect([...(playerName(long, [long]) ?? '')].length).toBe(40);
  });

  it.each(['', '   ', 'a\u0000b', 'a\u202eb', '\u200b', 'a\u0007', '\u2028x', '\ud800'])('is refused when a screen could not show it: %j', (written) => {
    expect(playerName(written, [])).toBeNull();
  });

  it.each(['Léa', '王芳', '👩‍🚒', 'Jean-Luc « JL »'])('may be %s', (written) => {
    expect(playerName(written, [])).toBe(written);
  });
});

it('a code has six digits', () => {
  expect([roomCode(() => 0), roomCode(() => 0.0000071), roomCode(() => 0.999_999_9)]).toEqual(['000000', '000007', '999999']);
});
