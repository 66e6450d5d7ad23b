import { describe, expect, it } from 'vitest';
import { candidates, isOfTeams, sharingWords } from '../../../client/features/sharing/words.ts';

const names = { t1: 'Achats', t2: 'Routes', p1: 'Élise Exemple' };
const directory = {
  teams: [
    { id: 't1', name: 'Achats' },
    { id: 't2', name: 'Routes' },
  ],
  people: [
    { id: 'p1', name: 'Élise Exemple' },
    { id: 't2', name: 'Homonyme' },
  ],
};

describe('whose a document is, in words', () => {
  it.each([
    [{ teamId: null, shares: [] }, 'Toute l’organisation'],
    [{ teamId: 't1', shares: [] }, 'Équipe Achats'],
    [{ teamId: 't1', shares: [{ holder: 'person', holderId: 'p1', access: 'read' }] }, 'Équipe Achats · partagé avec 1'],
    [{ teamId: 'gone', shares: [] }, 'Équipe retirée'],
  ] as const)('%j → %s', ({ teamId, shares }, words) => {
    expect(sharingWords({ teamId, shares: [...shares], names })).toBe(words);
  });
});

describe('whom a document can still be opened to', () => {
  it('leaves out its own team and who has it already, and tells a team from a person of the same id', () => {
    expect(candidates(directory, 't1', [{ holder: 'person', holderId: 'p1', access: 'read' }])).toEqual([
      { id: 't2', name: 'Routes', holder: 'team' },
      { id: 't2', name: 'Homonyme', holder: 'person' },
    ]);
  });
});

describe('the documents of one’s teams', () => {
  it('does not count those of the whole organisation', () => {
    expect([{ teamId: 't1' }, { teamId: 't2' }, { teamId: null }].map((item) => isOfTeams(item, ['t1']))).toEqual([true, false, false]);
  });
});
