/** What makes the training worth taking: enough questions of every kind, no answer given away, lessons one can read in the time said. */
import { describe, expect, it } from 'vitest';
import { QUESTION_KINDS, type QuestionOf, type TrainingQuestion } from '../../../shared/api/training-content.ts';
import { blocksText } from '../../../shared/block/text.ts';
import { readingMinutes, wordCount } from '../../../shared/training/reading-time.ts';
import { shippedContent } from '../../support/content.ts';

const { modules, references } = shippedContent();
const questions = modules.flatMap((module) => module.questions);
const path = modules.filter(({ kind }) => kind === 'path');
const isChoice = (question: TrainingQuestion): question is QuestionOf<'single'> | QuestionOf<'multiple'> =>
  question.kind === 'single' || question.kind === 'multiple';
const choices = questions.filter(isChoice);
const singles = choices.filter(({ kind }) => kind === 'single');

/** Each sentence of the lessons, without lists and tables, which are read otherwise. */
const sentences = (text: string): string[] => text.split(/(?<=[.!?])\s+/).filter((sentence) => /\p{L}/u.test(sentence));

describe('the path', () => {
  it('has eight modules in order, and three short ones', () => {
    expect(path.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(modules.filter(({ kind }) => kind === 'short').map(({ id }) => id)).toEqual(['elus', 'nouveaux', 'prescripteurs']);
  });

  it('gives each module objectives that begin with a verb, lessons, a case with its source, a sheet', () => {
    for (const { id, objectives, lessons, case: story, sheet } of modules) {
      for (const objective of objectives) expect(objective, id).toMatch(/^\p{Lu}\p{Ll}+(er|ir|re)(?=[\s,])/u);
      expect(lessons.length, id).toBeGreaterThanOrEqual(2);
      expect(story?.source.length ?? 0, id).toBeGreaterThan(10);
      expect(wordCount(sheet), id).toBeLessThanOrEqual(360);
      for (const lesson of lessons) expect(lesson.references.length, `${id} ${lesson.id}`).toBeGreaterThan(0);
    }
  });

  it('takes living examples from the library and from the scheme', () => {
    const markers = modules.flatMap(({ lessons }) => JSON.stringify(lessons).match(/"id":"(clause|schema)\./g) ?? []);
    expect(markers.filter((marker) => marker.includes('clause')).length).toBeGreaterThanOrEqual(16);
    expect(markers.some((marker) => marker.includes('schema'))).toBe(true);
  });

  it('can be read in less than the time of the module, which also holds questions and practice', () => {
    for (const { id, minutes, lessons, case: story, sheet } of modules) {
      const words = [...lessons.map(({ blocks }) => blocks), story?.blocks ?? [], sheet].reduce((sum, blocks) => sum + wordCount(blocks), 0);
      expect(readingMinutes(words), id).toBeLessThanOrEqual(minutes * 0.7);
    }
  });

  it('takes six to eight hours, as the letters of appointment say', () => {
    const minutes = path.reduce((sum, module) => sum + module.minutes, 0);
    expect(minutes).toBeGreaterThanOrEqual(6 * 60);
    expect(minutes).toBeLessThanOrEqual(8 * 60);
  });

  it('is written in short sentences', () => {
    for (const { id, lessons } of modules) {
      const found = lessons.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'paragraph' ? sentences(blocksText([block])) : [])));
      const mean = found.reduce((sum, sentence) => sum + sentence.split(/\s+/).length, 0) / found.length;
      expect(mean, id).toBeLessThan(20);
    }
  });

  it('is readable without pictures', () => {
    for (const module of modules) expect(JSON.stringify(module)).not.toMatch(/!\[|<img|ci-dessous une image|voir l’image/);
  });
});

describe('the bank of questions', () => {
  it('has at least a hundred and fifty questions, of every kind, at least twenty-two a module of the path', () => {
    expect(questions.length).toBeGreaterThanOrEqual(150);
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(QUESTION_KINDS));
    for (const module of path) {
      expect(module.questions.length, module.id).toBeGreaterThanOrEqual(22);
      expect(new Set(module.questions.map(({ kind }) => kind)).size, module.id).toBeGreaterThanOrEqual(6);
    }
  });

  it('draws less than half of a module at once, so that a second attempt asks something else', () => {
    for (const module of modules) expect(module.draw * 2, module.id).toBeLessThanOrEqual(module.questions.length);
  });

  it('explains each answer and cites an article that is dated', () => {
    const known = new Map(references.map((reference) => [reference.id, reference]));
    for (const { id, explanation, references: cited } of questions) {
      expect(explanation.length, id).toBeGreaterThan(60);
      for (const reference of cited) expect(known.get(reference)?.versions[0]?.from, `${id} ${reference}`).toMatch(/^\d{4}-/);
    }
  });

  it('tells why each wrong choice tempts', () => {
    for (const { id, options } of choices) for (const { right, why } of options) if (!right) expect(why?.length ?? 0, id).toBeGreaterThan(10);
  });

  it('gives nothing away by length: the right choice is the longest no more often than chance', () => {
    const longest = singles.filter(({ options }) => {
      const sizes = options.map(({ text }) => text.length);
      return options.some(({ right, text }) => right && text.length === Math.max(...sizes));
    });
    expect(longest.length / singles.length).toBeLessThan(0.34);
    for (const { id, options } of choices) {
      const sizes = options.map(({ text }) => text.length);
      if (Math.max(...sizes) > 25) expect(Math.max(...sizes) / Math.min(...sizes), id).toBeLessThanOrEqual(1.8);
    }
  });

  it('gives nothing away by place: right choices are spread over the list', () => {
    const counts = [0, 1, 2, 3].map((at) => singles.filter(({ options }) => options[at]?.right).length / singles.length);
    for (const share of counts) expect(share).toBeLessThan(0.4);
  });

  it('never offers « all of the above », nor a double negation', () => {
    for (const question of questions) {
      const text = JSON.stringify(question);
      expect(text, question.id).not.toMatch(/toutes les réponses|aucune des réponses|toutes ces réponses/i);
      expect(question.prompt, question.id).not.toMatch(/n[’e]\S* (?:est|sont) pas\b.*\bn[’e]\S* (?:est|sont) pas\b/);
    }
  });

  it('does not ask the same thing twice', () => {
    const prompts = questions.map(({ prompt }) => prompt.toLowerCase());
    expect(new Set(prompts).size).toBe(prompts.length);
  });
});
