import { describe, expect, it } from 'vitest';
import { CLAUSE_MOVES, type ClauseMove, LIBRARY_STATES, OWN_CLAUSE_STATES } from '../../../shared/api/own-clauses.ts';
import { type ClauseStanding, MOVES, moved, movesFrom } from '../../../shared/clause/life.ts';

const reached = (...moves: ClauseMove[]): ClauseStanding =>
  moves.reduce<ClauseStanding>((standing, move) => moved(standing, move) ?? standing, { state: 'draft', library: 'absent' });

describe('the life of a clause', () => {
  it('goes from draft to review, published, retired, and back', () => {
    expect(reached('submit')).toEqual({ state: 'review', library: 'absent' });
    expect(reached('submit', 'publish')).toEqual({ state: 'published', library: 'published' });
    expect(reached('submit', 'publish', 'retire')).toEqual({ state: 'retired', library: 'retired' });
    expect(reached('submit', 'publish', 'retire', 'reinstate')).toEqual({ state: 'published', library: 'published' });
  });

  it('leaves the last version where it was while the next is written, and when it is given up', () => {
    expect(reached('submit', 'publish', 'rework')).toEqual({ state: 'draft', library: 'published' });
    expect(reached('submit', 'publish', 'rework', 'submit', 'drop')).toEqual({ state: 'published', library: 'published' });
    expect(reached('submit', 'publish', 'retire', 'rework')).toEqual({ state: 'draft', library: 'retired' });
    expect(reached('submit', 'publish', 'retire', 'rework', 'drop')).toEqual({ state: 'retired', library: 'retired' });
  });

  it('is only published from a review, by who publishes', () => {
    const standings = OWN_CLAUSE_STATES.flatMap((state) => LIBRARY_STATES.map((library) => ({ state, library })));
    expect(standings.filter((standing) => moved(standing, 'publish') !== null).every(({ state }) => state === 'review')).toBe(true);
    const byJurists = CLAUSE_MOVES.filter((move) => MOVES[move].permission === 'clause:publish');
    expect(byJurists).toEqual(['publish', 'retire', 'reinstate']);
  });

  it('offers nothing to give up where nothing was published', () => {
    expect(movesFrom({ state: 'draft', library: 'absent' }, CLAUSE_MOVES)).toEqual(['submit']);
    expect(movesFrom({ state: 'review', library: 'published' }, CLAUSE_MOVES)).toEqual(['send-back', 'publish', 'drop']);
  });
});
