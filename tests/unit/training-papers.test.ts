import { describe, expect, it } from 'vitest';
import type { TrainingModule } from '../../shared/api/training.ts';
import { moduleDeck, point } from '../../shared/training-papers/deck.ts';
import { sequencesOf } from '../../shared/training-papers/guide.ts';
import { duration, type TrainingMaterials } from '../../shared/training-papers/materials.ts';
import { questionText } from '../../shared/training-papers/question-text.ts';
import { bodySize } from '../../server/slides/render-deck.ts';
import { shippedContent } from '../support/content.ts';

const modules = shippedContent().modules;
const writing: Pick<TrainingMaterials, 'engine' | 'fill'> = { engine: ({ id }) => `le produit dit ${id}`, fill: (text) => text.toUpperCase() };

/** A module as a learner reads it, without what is alive in it. */
const read = (index: number): TrainingModule => {
  const record = modules[index];
  if (!record) throw new Error(`no module ${index}`);
  const { lessons, questions, case: story, sheet, ...rest } = record;
  return {
    ...rest,
    on: '2026-11-23',
    readingMinutes: 10,
    questions: questions.length,
    flagged: 0,
    lessons: lessons.map(({ id, title, blocks }, rank) => ({ id, title, readingMinutes: rank + 2, references: [], sections: [{ live: null, blocks }] })),
    case: story && { ...story, references: [], sections: [{ live: null, blocks: story.blocks }] },
    sheet: [{ live: null, blocks: sheet }],
    exercises: [],
    progress: { state: 'new', lessonsRead: [], lastLesson: null, openAttempt: null, best: null, passedOn: null, refreshOn: null, changedReferences: [] },
  };
};

const materials = (index: number): TrainingMaterials => ({
  module: read(index),
  questions: modules[index]?.questions ?? [],
  organisation: 'Département de l’exemple',
  on: '2026-11-23',
  cite: (ids) => ids.join(', '),
  engine: () => '',
  fill: (text) => text,
});

describe('a point of a slide', () => {
  it('keeps whole sentences while they fit', () => {
    expect(point('Court. Second. Troisième.')).toBe('Court. Second. Troisième.');
    const long = 'Une phrase qui prend de la place, encore et encore. '.repeat(8);
    expect(point(long).length).toBeLessThanOrEqual(240);
    expect(point(long)).toMatch(/encore\.$/);
  });

  it('cuts a sentence that is too long alone between two words', () => {
    const cut = point(`${'mot '.repeat(200)}fin.`);
    expect(cut.length).toBeLessThanOrEqual(241);
    expect(cut).toMatch(/mot…$/);
  });
});

describe('the slides of a module', () => {
  it('say what is on them in the notes, and never more than fits', () => {
    for (const index of modules.keys()) {
      const { slides } = moduleDeck(materials(index));
      for (const one of slides.filter(({ kind }) => kind === 'points')) {
        expect(one.lines.length).toBeGreaterThan(0);
        expect(one.lines.length).toBeLessThanOrEqual(6);
        expect(one.notes).not.toBe('');
      }
    }
  });

  it('give every question its answer on the slide behind', () => {
    const { slides } = moduleDeck(materials(0));
    const asked = slides.flatMap(({ kind }, index) => (kind === 'question' ? [index] : []));
    expect(asked.length).toBeGreaterThanOrEqual(3);
    for (const index of asked) expect(slides[index + 1]).toMatchObject({ kind: 'answer', label: slides[index]?.label });
  });

  it('write smaller when there is more to write', () => {
    const sizes = [100, 300, 500, 900, 1200, 2000].map(bodySize);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(sizes).size).toBe(sizes.length);
  });
});

describe('the session of the trainer’s guide', () => {
  it('lasts exactly as long as the module says, in every module', () => {
    for (const index of modules.keys()) {
      const { module } = materials(index);
      const sequences = sequencesOf({ module });
      expect(
        sequences.reduce((sum, { minutes }) => sum + minutes, 0),
        module.id,
      ).toBe(module.minutes);
      for (const { title, minutes } of sequences) expect(minutes, title).toBeGreaterThan(0);
    }
  });

  it('writes durations as people say them', () => {
    expect([30, 60, 95, 120].map(duration)).toEqual(['30 min', '1 h', '1 h 35', '2 h']);
  });
});

describe('a question on paper', () => {
  it('has an answer whatever its kind', () => {
    for (const question of modules.flatMap(({ questions }) => questions)) {
      const { answer, prompt } = questionText(question, writing);
      expect(answer.join(''), question.id).not.toBe('');
      expect(prompt, question.id).toBe(prompt.toUpperCase());
    }
  });

  it('shows what a drawn number may be, not a marker', () => {
    const calculation = modules.flatMap(({ questions }) => questions).find(({ kind }) => kind === 'calculation');
    if (!calculation) throw new Error('no calculation');
    expect(questionText(calculation, writing).prompt).toMatch(/\[\d.* À .*\]/);
  });
});
