import { describe, expect, it } from 'vitest';
import { formatNumber, inWords, makeCounter } from '../../server/word/outline/labels.ts';
import type { NumberingLevel, NumberingList } from '../../server/word/outline/model.ts';

type Level = Partial<NumberingLevel>;
const list = (numId: string, levels: readonly Level[], more: { abstractId?: string; starts?: [number, number][] } = {}): NumberingList => ({
  numId,
  abstractId: more.abstractId ?? numId,
  levels: new Map(
    levels.map((level, rank) => [rank, { format: 'decimal', text: `%${rank + 1}.`, start: 1, styleId: null, restart: null, legal: false, ...level }]),
  ),
  starts: new Map(more.starts ?? []),
});
/** Numbers shown by paragraphs of these levels, in order. */
const shown = (steps: readonly (readonly [list: NumberingList, level: number])[]): string[] => {
  const counter = makeCounter();
  return steps.map(([one, level]) => counter.next(one, level));
};

const PLAN = list('1', [{}, { text: '%1.%2' }, { text: '%1.%2.%3' }]);

describe('Les numéros de Word', () => {
  it('descendent, remontent et repartent sous chaque titre', () => {
    expect(shown([0, 1, 1, 2, 0, 1, 2].map((level) => [PLAN, level]))).toEqual(['1.', '1.1', '1.2', '1.2.1', '2.', '2.1', '2.1.1']);
  });

  it('comptent le niveau sauté depuis son début', () => {
    expect(shown([1, 1, 0].map((level) => [PLAN, level]))).toEqual(['1.1', '1.2', '2.']);
  });

  it('partent du numéro demandé, et de zéro si la liste le dit', () => {
    expect(shown([[list('1', [{ start: 7 }]), 0]])).toEqual(['7.']);
    const zero = list('1', [{ start: 0 }]);
    expect(
      shown([
        [zero, 0],
        [zero, 0],
      ]),
    ).toEqual(['0.', '1.']);
  });

  it('continuent d’une liste à l’autre de même définition, sauf reprise demandée, une seule fois', () => {
    const levels = [{}];
    const first = list('1', levels, { abstractId: 'a' });
    const second = list('2', levels, { abstractId: 'a' });
    const restarted = list('3', levels, { abstractId: 'a', starts: [[0, 5]] });
    expect(
      shown([
        [first, 0],
        [second, 0],
        [restarted, 0],
        [restarted, 0],
        [first, 0],
      ]),
    ).toEqual(['1.', '2.', '5.', '6.', '7.']);
  });

  it('ne repartent pas d’un niveau qui l’interdit, ou seulement après celui qu’il nomme', () => {
    const never = list('1', [{}, { text: '%2)', restart: 0 }]);
    expect(shown([0, 1, 0, 1].map((level) => [never, level]))).toEqual(['1.', '1)', '2.', '2)']);
    const afterFirst = list('1', [{}, { text: '%2)' }, { text: '%3-', restart: 1 }]);
    expect(shown([0, 1, 2, 1, 2, 0, 2].map((level) => [afterFirst, level]))).toEqual(['1.', '1)', '1-', '2)', '2-', '2.', '1-']);
  });

  it('écrivent les niveaux hauts en chiffres quand le niveau le demande', () => {
    const legal = list('1', [{ format: 'upperRoman', text: 'Article %1' }, { text: '%1.%2', legal: true }, { text: '%1.%3' }]);
    expect(shown([0, 0, 1, 2].map((level) => [legal, level]))).toEqual(['Article I', 'Article II', '2.1', 'II.1']);
  });

  it('n’ont rien à montrer pour une puce ou un niveau inconnu', () => {
    expect(shown([[list('1', [{ format: 'bullet', text: '•' }]), 0]])).toEqual(['']);
    expect(shown([[PLAN, 8]])).toEqual(['']);
  });

  it('connaissent les formats des documents français', () => {
    const written = (format: string) => [1, 4, 27].map((value) => formatNumber(value, format));
    expect(written('upperRoman')).toEqual(['I', 'IV', 'XXVII']);
    expect(written('lowerLetter')).toEqual(['a', 'd', 'aa']);
    expect(written('decimalZero')).toEqual(['01', '04', '27']);
    expect(written('ordinal')).toEqual(['1er', '4e', '27e']);
    expect(written('ordinalText')).toEqual(['Premier', 'Quatrième', 'Vingt-septième']);
    expect(written('formatInconnu')).toEqual(['1', '4', '27']);
    expect(formatNumber(9, 'ordinalText')).toBe('Neuvième');
    expect(formatNumber(5, 'ordinalText')).toBe('Cinquième');
    expect(formatNumber(-3, 'upperRoman')).toBe('-3');
  });

  it('s’écrivent en lettres comme le français les dit', () => {
    const words = {
      17: 'dix-sept',
      21: 'vingt et un',
      71: 'soixante et onze',
      77: 'soixante-dix-sept',
      80: 'quatre-vingts',
      81: 'quatre-vingt-un',
      91: 'quatre-vingt-onze',
      100: 'cent',
      200: 'deux cents',
      201: 'deux cent un',
      1000: 'mille',
      1980: 'mille neuf cent quatre-vingts',
      3500: 'trois mille cinq cents',
      200000: 'deux cent mille',
    };
    for (const [value, text] of Object.entries(words)) expect(inWords(Number(value))).toBe(text);
  });
});
