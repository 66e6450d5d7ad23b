import { describe, expect, it } from 'vitest';
import { changeWeight, clauseLines, doubtLines, namedLines, questionLines, readText, referenceLines, thresholdLines } from '../../../shared/watch/lines.ts';
import { changesBetween, watchedOf } from '../../../db/loader/changes.ts';
import { byId, present, shippedContent } from '../../support/content.ts';

const content = shippedContent();
const reference = byId(content.references, 'ccp-l2112-2-1');

describe('a text as lines', () => {
  it('says the versions of an article, how sure it is and when it was read', () => {
    const { title, lines } = referenceLines(reference);
    expect(title).toBe(`${reference.citation} – ${reference.title}`);
    expect(lines.map(({ label }) => label)).toEqual(expect.arrayContaining(['Intitulé', 'Depuis le 22 août 2026', 'Confiance', 'Vérifié le']));
  });

  it('says a threshold with its comparison and its unit', () => {
    const { lines } = thresholdLines(byId(content.thresholds, 'spaser-annual-purchases'));
    expect(lines.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^au-dessus de 50\s000\s000\s€ HT$/));
  });

  it('says every sentence of a clause and of a question', () => {
    const clause = present(content.families[0]);
    expect(clauseLines(clause).lines.length).toBeGreaterThan(5);
    const question = present(content.modules[0]?.questions.find(({ kind }) => kind === 'single'));
    const text = questionLines(question)
      .lines.map((line) => line.text)
      .join('\n');
    if (question.kind === 'single') for (const { text: option } of question.options) expect(text).toContain(option);
  });
});

describe('lines as a person reads them', () => {
  it('cite the references by their name, and leave a code that names none', () => {
    const { lines } = doubtLines({ ...byId(content.doubts, 'outre-mer'), references: ['ccp-l2112-2', 'disparue'] });
    const named = namedLines(lines, new Map([['ccp-l2112-2', 'L. 2112-2']]));
    expect(named.at(-1)).toEqual({ label: 'Références', text: 'L. 2112-2\u202f; disparue' });
    expect(named.slice(0, -1)).toEqual(lines.slice(0, -1));
  });
});

describe('a change', () => {
  const before = referenceLines(reference).lines;
  it('is nothing when nothing that is read changed', () => {
    const elsewhere = { ...reference, url: 'https://ailleurs.example', textName: 'Autre' };
    expect(changeWeight(before, referenceLines(elsewhere).lines)).toBeNull();
  });
  it('is a check when only the day or the confidence did: a review of the day before still counts', () => {
    const after = referenceLines({ ...reference, checkedOn: '2027-01-31' }).lines;
    expect(changeWeight(before, after)).toBe('check');
    expect(readText(after)).toBe(readText(before));
  });
  it('is a text when one word did: a review no longer counts', () => {
    const after = referenceLines({ ...reference, title: 'Autre' }).lines;
    expect(changeWeight(before, after)).toBe('text');
    expect(readText(after)).not.toBe(readText(before));
  });
  it('of a doubt is a text whatever part of it changed', () => {
    const doubt = byId(content.doubts, 'outre-mer');
    for (const change of [{ says: 'Autre.' }, { severity: 'context' as const }, { references: [] }])
      expect(changeWeight(doubtLines(doubt).lines, doubtLines({ ...doubt, ...change }).lines)).toBe('text');
  });
});

describe('two contents', () => {
  it('that are the same have no change between them', () => {
    expect(changesBetween(watchedOf(content), watchedOf(content))).toEqual([]);
  });
  it('give each thing added, changed and removed once, with its words', () => {
    const [first, ...doubts] = content.doubts;
    const after = {
      ...content,
      doubts: [...doubts, { ...present(first), id: 'nouveau' }],
      references: content.references.map((item) => (item.id === reference.id ? { ...item, title: 'Autre' } : item)),
    };
    const found = changesBetween(watchedOf(content), watchedOf(after));
    expect(found.map(({ kind, id, change }) => [kind, id, change])).toEqual([
      ['reference', reference.id, 'changed'],
      ['doubt', 'nouveau', 'added'],
      ['doubt', present(first).id, 'removed'],
    ]);
    expect(found.map((one) => [one.before === null, one.after === null])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });
});
