import { describe, expect, it } from 'vitest';
import { initials, stepTitle } from '../../../client/features/schemes/together/words.ts';

describe('who is there, in short', () => {
  it('two initials at most, whatever the name', () => {
    expect(['Alix Pilote', 'Élise', 'Jean-Marc de La Tour', 'D’Exemple', '  ', '42'].map(initials)).toEqual(['AP', 'É', 'JT', 'DE', '?', '?']);
  });

  it('names a step, and counts in French', () => {
    expect(stepTitle('axes')).toBe('Axes et actions');
  });
});
