import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/api/blocks.ts';
import type { Ccag, ClauseVariable, VariableValues } from '../../../shared/api/clauses.ts';
import { blocksText } from '../../../shared/block/text.ts';
import { blocksOn, fillBlocks, unknownVariables, valueFault, valueFaults, writeValue } from '../../../shared/clause/fill.ts';
import { byId, shippedContent } from '../../support/content.ts';

const declare = (id: string, type: ClauseVariable['type'], more: Partial<ClauseVariable> = {}): ClauseVariable => ({
  id,
  label: `Libellé ${id}`,
  type,
  required: true,
  ...more,
});
const paragraph = (...parts: (string | { id: string })[]): Block => ({
  kind: 'paragraph',
  content: parts.map((part) => (typeof part === 'string' ? { kind: 'text', text: part } : { kind: 'variable', id: part.id })),
});

type Asked = { variables?: ClauseVariable[]; values?: VariableValues; ccag?: Ccag | null; on?: string };
const fill = (blocks: Block[], { variables = [], values = {}, ccag = null, on = '2026-11-23' }: Asked = {}) => {
  const { blocks: filled, missing } = fillBlocks(blocks, { variables, values, ccag, on });
  return { text: blocksText(filled), missing };
};
const ccag = (id: string): Ccag => byId(shippedContent().ccags, id);

describe('a value written with its unit', () => {
  const integer = (unit: string, value: number) => writeValue(declare('v', 'integer', { unit }), value).replace(/\u00a0/g, ' ');

  it.each([
    ['mois', 1, '1 mois'],
    ['mois', 0, '0 mois'],
    ['mois', 6, '6 mois'],
    ['fois', 1, '1 fois'],
    ['repas', 1, '1 repas'],
    ['heures', 1, '1 heure'],
    ['heures', 0, '0 heure'],
    ['heures', 2, '2 heures'],
    ['jours ouvrés', 1, '1 jour ouvré'],
    ['jours ouvrés', 2, '2 jours ouvrés'],
    ['ans', 1, '1 an'],
    ['ans', 3, '3 ans'],
    ['espèces', 1, '1 espèce'],
    ['pages ou écrans', 1, '1 page ou écran'],
    ['opérateurs', 1, '1 opérateur'],
    ['dB(A)', 1, '1 dB(A)'],
    ['kg équivalent CO2', 1, '1 kg équivalent CO2'],
    ['Ko', 1, '1 Ko'],
  ])('%s, %d: « %s »', (unit, value, text) => {
    expect(integer(unit, value)).toBe(text);
  });

  it('never changes a shipped unit from two upwards, and never leaves « moi » below', () => {
    const units = new Set(
      shippedContent().families.flatMap(({ variables }) => variables.flatMap(({ type, unit }) => (type === 'integer' && unit ? [unit] : []))),
    );
    expect([...units].filter((unit) => integer(unit, 2) !== `2 ${unit}`)).toEqual([]);
    expect([...units].filter((unit) => /\bmoi\b|\bfoi\b|\brepa\b|\bcour\b|\btemp\b/.test(integer(unit, 1)))).toEqual([]);
  });

  it('sets money, rates, dates and choices out in French', () => {
    expect(writeValue(declare('v', 'money'), 1234.5)).toBe('1\u202f234,50\u00a0€');
    expect(writeValue(declare('v', 'rate'), 12.5)).toBe('12,5\u00a0%');
    expect(writeValue(declare('v', 'date'), '2027-03-01')).toBe('1er mars 2027');
    expect(writeValue(declare('v', 'choice', { options: [{ value: 'a', label: 'chaque mois' }] }), 'a')).toBe('chaque mois');
    expect(writeValue(declare('v', 'text'), '  Maison de l’emploi ')).toBe('Maison de l’emploi');
  });
});

describe('a value checked', () => {
  const hours = declare('heures', 'integer', { min: 70, max: 500_000, unit: 'heures' });

  it.each([
    [69, 'au moins'],
    [500_001, 'au plus'],
    [70.5, 'entier'],
    ['beaucoup', 'nombre'],
    ['0x50', 'nombre'],
    ['1e3', 'nombre'],
    ['12.5', 'entier'],
  ])('%j is refused', (value, word) => {
    expect(valueFault(hours, value)).toContain(word);
  });

  it.each([70, 500_000, '70', '1 240', '1\u202f240', '500\u00a0000'])('%j holds', (value) => {
    expect(valueFault(hours, value)).toBeNull();
  });

  it('reads a typed decimal comma', () => {
    const rate = declare('taux', 'rate', { min: 1, max: 20 });
    expect(valueFault(rate, '12,5')).toBeNull();
    expect(fill([paragraph({ id: 'taux' })], { variables: [rate], values: { taux: '12,5' } }).text).toBe('12,5\u00a0%');
  });

  it('asks for a day that exists, a choice of the list, a text that is not too long', () => {
    expect(valueFault(declare('d', 'date'), '2026-02-30')).toContain('date');
    expect(valueFault(declare('d', 'date'), '2026-02-28')).toBeNull();
    expect(valueFault(declare('c', 'choice', { options: [{ value: 'a', label: 'A' }] }), 'b')).toContain('liste');
    expect(valueFault(declare('t', 'text', { maxLength: 5 }), '123456')).toContain('5 caractères');
  });

  it('names every unknown variable, and accepts those every clause has', () => {
    expect(unknownVariables([hours], { heure: 12, lot: '3', acheteur: 'Ville', 'ccag.nom': 'x' })).toEqual([
      { path: 'values/heure', message: 'La clause ne connaît pas de variable « heure ».' },
    ]);
  });

  it('takes an empty value as missing, not as wrong', () => {
    expect(valueFaults([hours], { heures: ' ' })).toEqual([]);
    expect(fill([paragraph({ id: 'heures' })], { variables: [hours], values: { heures: ' ' } })).toEqual({ text: '[Libellé heures]', missing: ['heures'] });
  });

  it('whatever number is accepted is written, never NaN', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double(), fc.string(), fc.integer()),
        (value) =>
          valueFault(hours, value) !== null ||
          /^\d[\d\u202f]*\u00a0heures$/.test(fill([paragraph({ id: 'heures' })], { variables: [hours], values: { heures: value } }).text) ||
          String(value).trim() === '',
      ),
    );
  });
});

describe('what is still to fill', () => {
  it('is listed once, in reading order, required variables only', () => {
    const variables = [declare('a', 'text'), declare('b', 'text'), declare('c', 'text', { required: false })];
    expect(fill([paragraph({ id: 'b' }, ' ', { id: 'c' }), paragraph({ id: 'a' }, ' ', { id: 'b' })], { variables })).toEqual({
      text: '[Libellé b] [Libellé c]\n\n[Libellé a] [Libellé b]',
      missing: ['b', 'a'],
    });
  });

  it('a proposed default is not a value: the person decides', () => {
    expect(fill([paragraph({ id: 'a' })], { variables: [declare('a', 'integer', { default: 600, unit: 'heures' })] }).missing).toEqual(['a']);
  });

  it('zero is a value', () => {
    expect(fill([paragraph({ id: 'a' })], { variables: [declare('a', 'integer', { unit: 'jours' })], values: { a: 0 } })).toEqual({
      text: '0\u00a0jour',
      missing: [],
    });
  });

  it('includes a choice that only decides passages, when nothing is chosen', () => {
    const mode = declare('mode', 'choice', {
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
    });
    const blocks: Block[] = [
      paragraph('Toujours.'),
      { ...paragraph('Si a.'), when: { variable: { id: 'mode', values: ['a'] } } },
      { ...paragraph('Si b.'), when: { variable: { id: 'mode', values: ['b'] } } },
    ];
    expect(fill(blocks, { variables: [mode] })).toEqual({ text: 'Toujours.', missing: ['mode'] });
    expect(fill(blocks, { variables: [mode], values: { mode: 'b' } })).toEqual({ text: 'Toujours.\n\nSi b.', missing: [] });
    expect(fill(blocks, { variables: [{ ...mode, default: 'a' }] })).toEqual({ text: 'Toujours.\n\nSi a.', missing: [] });
  });

  it('does not ask for a choice whose passages the day or the CCAG leaves out', () => {
    const mode = declare('mode', 'choice', { options: [{ value: 'a', label: 'A' }] });
    const late: Block[] = [{ ...paragraph('Si a.'), when: { variable: { id: 'mode', values: ['a'] }, from: '2027-01-01' } }];
    expect(fill(late, { variables: [mode] }).missing).toEqual([]);
    expect(
      fill([{ ...paragraph('Si a.'), when: { variable: { id: 'mode', values: ['a'] }, ccag: ['tic'] } }], { variables: [mode], ccag: ccag('travaux') }).missing,
    ).toEqual([]);
  });

  it('fills lists and tables too', () => {
    const blocks: Block[] = [
      {
        kind: 'list',
        ordered: false,
        items: [{ content: [{ kind: 'variable', id: 'a' }], children: { ordered: false, items: [{ content: [{ kind: 'variable', id: 'b' }] }] } }],
      },
      { kind: 'table', header: [[{ kind: 'text', text: 'H' }]], rows: [[[{ kind: 'variable', id: 'c' }]]] },
    ];
    const variables = ['a', 'b', 'c'].map((id) => declare(id, 'text'));
    expect(fill(blocks, { variables, values: { a: 'un', b: 'deux' } })).toEqual({ text: '– un\n    – deux\n\nH\n[Libellé c]', missing: ['c'] });
  });

  it('keeps the marks of the text and says which variable it came from', () => {
    const filled = fillBlocks([{ kind: 'paragraph', content: [{ kind: 'variable', id: 'a', bold: true }] }], {
      variables: [declare('a', 'text')],
      values: { a: 'x' },
      ccag: null,
      on: '2026-11-23',
    });
    expect(filled.blocks).toEqual([{ kind: 'paragraph', content: [{ kind: 'text', text: 'x', bold: true, filled: 'a' }] }]);
  });
});

describe('passages that depend on the tender', () => {
  const conditional = (when: Block['when']): Block[] => [{ ...paragraph('Texte.'), ...(when ? { when } : {}) }];

  it('follow the CCAG, and wait until one is chosen', () => {
    const blocks = conditional({ ccag: ['pi', 'tic'] });
    expect([fill(blocks, { ccag: ccag('tic') }).text, fill(blocks, { ccag: ccag('travaux') }).text, fill(blocks).text]).toEqual(['Texte.', '', '']);
  });

  it('follow the day: from the first included, until the last excluded', () => {
    const blocks = conditional({ from: '2026-08-22', before: '2027-01-01' });
    expect(['2026-08-21', '2026-08-22', '2026-12-31', '2027-01-01'].map((on) => fill(blocks, { on }).text)).toEqual(['', 'Texte.', 'Texte.', '']);
    expect(['2026-08-21', '2026-08-22', '2026-12-31', '2027-01-01'].map((on) => blocksOn(blocks, on).length)).toEqual([0, 1, 1, 0]);
  });

  it('hold only when every part holds', () => {
    const blocks = conditional({ ccag: ['tic'], variable: { id: 'v', values: ['oui'] }, from: '2026-01-01' });
    const asked = { variables: [declare('v', 'choice', { options: [{ value: 'oui', label: 'Oui' }] })], values: { v: 'oui' }, ccag: ccag('tic') };
    expect([
      fill(blocks, asked).text,
      fill(blocks, { ...asked, on: '2025-12-31' }).text,
      fill(blocks, { ...asked, ccag: ccag('pi') }).text,
      fill(blocks, { ...asked, values: {} }).text,
    ]).toEqual(['Texte.', '', '', '']);
  });
});

describe('what every clause knows without declaring it', () => {
  it('the CCAG names itself and its article', () => {
    expect(fill([paragraph('article ', { id: 'ccag.insertion' }, ' du ', { id: 'ccag.nom' })], { ccag: ccag('tic') })).toEqual({
      text: 'article 16.1 du CCAG-TIC',
      missing: [],
    });
  });

  it('a number that is not sure says so, one that is unknown is not invented', () => {
    expect(fill([paragraph({ id: 'ccag.insertion' })], { ccag: ccag('travaux') }).text).toBe('20.1 [numéro à vérifier]');
    expect(fill([paragraph({ id: 'ccag.insertion' })], { ccag: ccag('mi') }).text).toBe('[article du CCAG-MI à vérifier]');
    expect(fill([paragraph({ id: 'ccag.insertion' })], { ccag: ccag('moe') }).text).toBe('[article du CCAG-MOE à vérifier]');
  });

  it('without a CCAG it is missing; without lots it is the whole contract', () => {
    expect(fill([paragraph({ id: 'ccag.nom' })])).toEqual({ text: '[Nom du CCAG]', missing: ['ccag.nom'] });
    expect(fill([paragraph({ id: 'lot' })])).toEqual({ text: 'le marché', missing: [] });
    expect(fill([paragraph({ id: 'lot' })], { values: { lot: 'Lot 2 – Peinture' } })).toEqual({ text: 'Lot 2 – Peinture', missing: [] });
  });
});

describe('every shipped clause', () => {
  it('filled with nothing, for any CCAG and any day, leaves no raw braces and names what is missing', () => {
    const { families, ccags } = shippedContent();
    for (const family of families) {
      for (const { piece, blocks } of family.texts) {
        for (const chosen of [null, ...ccags]) {
          for (const on of ['2026-06-01', '2026-09-01']) {
            const { text, missing } = fill(blocks, { variables: family.variables, ccag: chosen, on });
            expect(text, `${family.slug} ${piece}`).not.toMatch(/[{}]/);
            expect(
              missing.filter((id) => !family.variables.some((variable) => variable.id === id) && !/^(lot|acheteur|objet|ccag\.)/.test(id)),
              family.slug,
            ).toEqual([]);
          }
        }
      }
    }
  });

  it('filled with its own defaults and a text for the rest, misses nothing and has no bracket left but « à vérifier »', () => {
    const { families, ccags } = shippedContent();
    for (const family of families) {
      const own = Object.fromEntries(
        family.variables.map((variable) => [
          variable.id,
          variable.default ??
            (variable.type === 'choice'
              ? (variable.options?.[0]?.value ?? '')
              : variable.type === 'date'
                ? '2027-03-15'
                : ['integer', 'money', 'rate'].includes(variable.type)
                  ? (variable.min ?? 1)
                  : 'à l’essai'),
        ]),
      );
      const values = { ...own, acheteur: 'Ville exemple', objet: 'Travaux' };
      expect([...unknownVariables(family.variables, values), ...valueFaults(family.variables, values)], family.slug).toEqual([]);
      for (const { piece, blocks } of family.texts) {
        const chosen = ccags.find(({ id }) => family.ccag.length === 0 || family.ccag.includes(id)) ?? null;
        const { text, missing } = fill(blocks, { variables: family.variables, values, ccag: chosen });
        expect(missing, `${family.slug} ${piece}`).toEqual([]);
        expect(text.replace(/\[[^\]]*à vérifier\]/g, ''), `${family.slug} ${piece}`).not.toMatch(/\[(?!à compléter)[A-ZÉ][^\]]*\]/);
      }
    }
  });
});
