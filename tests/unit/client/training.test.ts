import { describe, expect, it } from 'vitest';
import { answerFault, emptyAnswer, lastUnder, markOf, moved, paired } from '../../../client/features/training/question/answers.ts';
import { around, lessonToRead } from '../../../client/features/training/reading/stops.ts';
import { subjectsOf } from '../../../client/features/training/certificate/subjects.ts';
import { duration, neededOf, nextModule, wholeRate } from '../../../client/features/training/words.ts';
import type { AskedQuestion, Correction, ModuleProgress, ModuleState, ModuleSummary } from '../../../shared/api/training.ts';

const progress = (state: ModuleState, more: Partial<ModuleProgress> = {}): ModuleProgress => ({
  state,
  lessonsRead: [],
  lastLesson: null,
  openAttempt: null,
  best: null,
  passedOn: state === 'new' || state === 'started' ? null : '2026-11-23',
  refreshOn: null,
  changedReferences: [],
  ...more,
});

const module = (id: string, number: number | null, state: ModuleState): ModuleSummary => ({
  id,
  kind: number === null ? 'short' : 'path',
  number,
  title: id,
  summary: '',
  audience: '',
  minutes: 30,
  readingMinutes: 10,
  passMarkBasisPoints: 7_500,
  draw: 10,
  objectives: [],
  questions: 20,
  flagged: 0,
  lessons: 4,
  exercises: 0,
  progress: progress(state),
});

describe('the module to go on with', () => {
  it('is the one under way, before one to see again, before the next of the path', () => {
    const [first, second, third] = [module('a', 1, 'law-changed'), module('b', 2, 'started'), module('c', 3, 'new')];
    expect(nextModule([third, second, first])?.id).toBe('b');
    expect(nextModule([third, first])?.id).toBe('a');
    expect(nextModule([module('d', 4, 'new'), third])?.id).toBe('c');
  });

  it('is none once the path is passed, unless a short one is under way', () => {
    const passed = module('a', 1, 'passed');
    expect(nextModule([passed, module('court', null, 'new')])).toBeNull();
    expect(nextModule([passed, module('court', null, 'started')])?.id).toBe('court');
  });
});

describe('the lesson to read', () => {
  const lesson = (id: string) => ({ id, title: id, readingMinutes: 2, references: [], sections: [] });
  const lessons = ['un', 'deux', 'trois'].map(lesson);

  it('is the one that was left, when it is not read yet', () => {
    expect(lessonToRead({ lessons, progress: progress('started', { lastLesson: 'deux' }) })).toBe('deux');
  });

  it('is the first unread otherwise, none when all are, and never one that is gone', () => {
    expect(lessonToRead({ lessons, progress: progress('started', { lastLesson: 'un', lessonsRead: ['un'] }) })).toBe('deux');
    expect(lessonToRead({ lessons, progress: progress('started', { lessonsRead: ['un', 'deux', 'trois'] }) })).toBeNull();
    expect(lessonToRead({ lessons, progress: progress('started', { lastLesson: 'retirée' }) })).toBe('un');
  });

  it('has what stands before and after it, and nothing when it is not in the module', () => {
    const stops = lessons.map(({ id }) => ({ kind: 'lesson' as const, lesson: id, title: id }));
    expect(around(stops, ({ title }) => title === 'un')).toEqual({ before: null, after: stops[1] });
    expect(around(stops, () => false)).toEqual({ before: null, after: null });
  });
});

describe('an answer being given', () => {
  const ordering: AskedQuestion = { id: 'q', prompt: '', kind: 'ordering', items: ['a', 'b', 'c'].map((id) => ({ id, text: id })) };
  const matching: AskedQuestion = { id: 'q', prompt: '', kind: 'matching', left: [{ id: 'g1', text: '' }], right: [{ id: 'd1', text: '' }] };
  const calculation: AskedQuestion = { id: 'q', prompt: '', kind: 'calculation', unit: 'heures', decimals: 0 };

  it('starts empty, an order as it was drawn', () => {
    expect(emptyAnswer(ordering)).toEqual({ choice: ['a', 'b', 'c'] });
    expect(emptyAnswer(calculation)).toEqual({});
  });

  it('says what is missing before it can be sent', () => {
    expect(answerFault(ordering, emptyAnswer(ordering))).toBeNull();
    expect(answerFault(matching, emptyAnswer(matching))).toMatch(/chaque ligne/);
    expect(answerFault(calculation, {})).toMatch(/nombre/);
    expect(answerFault(calculation, { value: 0 })).toBeNull();
  });

  it('moves a step by one rank, and leaves it at the ends', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  });

  it('pairs a line once, and lets it go', () => {
    const once = paired([{ left: 'g1', right: 'd1' }], 'g1', 'd2');
    expect(once).toEqual([{ left: 'g1', right: 'd2' }]);
    expect(paired(once, 'g1', null)).toEqual([]);
  });
});

describe('a kept answer', () => {
  const correction: Correction = {
    right: false,
    expected: { choice: ['b'] },
    notes: [],
    explanation: '',
    working: null,
    finding: null,
    references: [],
  };

  it('tells what was given from what was right, and says nothing of it while nobody knows', () => {
    expect(['a', 'b', 'c'].map((id) => markOf(id, { choice: ['a'] }, correction))).toEqual(['wrong', 'expected', 'plain']);
    expect(['a', 'b'].map((id) => markOf(id, { choice: ['a'] }, null))).toEqual(['chosen', 'plain']);
    expect(markOf('b', { choice: ['b'] }, { ...correction, right: true })).toBe('right');
  });

  it('shows the clause after the title and all it holds', () => {
    const outline = [1, 1, 2, 3, 1].map((level, index) => ({ id: `t${index + 1}`, level, number: '', text: '' }));
    expect(['t1', 't2', 't3', 't5'].map((id) => lastUnder(outline, id))).toEqual(['t1', 't4', 't4', 't5']);
  });
});

describe('what a certificate can be asked for', () => {
  it('is the path with what is left of it, and each other module that was passed', () => {
    const items = [module('a', 1, 'law-changed'), module('b', 2, 'started'), module('court', null, 'passed'), module('autre', null, 'started')];
    const subjects = subjectsOf({ items, total: 4, on: '2026-11-23', path: { passed: 0, total: 2 }, review: { due: 0, nextOn: null } });
    expect(subjects.map(({ id, missing }) => [id, missing.map((one) => one.id)])).toEqual([
      ['path', ['b']],
      ['court', []],
    ]);
  });
});

describe('a length of time', () => {
  it('is said in hours and minutes', () => {
    expect([5, 60, 65, 150].map((minutes) => duration(minutes).replace(/\u00a0/g, ' '))).toEqual(['5 min', '1 h', '1 h 05', '2 h 30']);
  });
});

describe('a result', () => {
  it('is in whole per cent, never rounded up to a mark that was missed', () => {
    expect([8_333, 7_499, 10_000, 0].map(wholeRate)).toEqual(['83\u00a0%', '74\u00a0%', '100\u00a0%', '0\u00a0%']);
  });

  it('says how many right answers it took, as the mark decides it', () => {
    expect(neededOf(7_500, 10)).toBe('8 sur 10');
    expect(neededOf(7_500, 12)).toBe('9 sur 12');
    expect(neededOf(8_000, 6)).toBe('5 sur 6');
  });
});
