/** What keeps a clause of an organisation from being published: each fault with its place. Those of the content files are in `content/loader.test.ts`. */
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/api/blocks.ts';
import type { OwnClauseContent } from '../../../shared/api/own-clauses.ts';
import { canonicalJson } from '../../../shared/clause/canonical.ts';
import { familyFaults } from '../../../shared/clause/family-faults.ts';
import { contentOf, EMPTY_CONTENT, familyOf, typesetContent } from '../../../shared/clause/own-content.ts';
import { soundClause } from '../../support/own-clause.ts';

const KNOWN = { slug: 'maison-essai', references: new Set(['ccp-l2112-2']), families: new Set(['maison-essai', 'petits-lots']) };
const pathsOf = (change: Partial<OwnClauseContent>): string[] => familyFaults(soundClause(change), KNOWN).map(({ path }) => path);
const paragraph = (text: string, more: Partial<Block> = {}): Block =>
  Object.assign({ kind: 'paragraph' as const, content: [{ kind: 'text' as const, text }] }, more);
const written = soundClause().texts[0]?.blocks ?? [];
const ccap = (...blocks: Block[]): Partial<OwnClauseContent> => ({ texts: [{ piece: 'ccap', blocks: [...written, ...blocks] }] });

describe('the faults of a clause', () => {
  it('are none for a whole clause, and one for each thing an empty one lacks', () => {
    expect(familyFaults(soundClause(), KNOWN)).toEqual([]);
    expect(familyFaults(EMPTY_CONTENT, KNOWN).map(({ path }) => path)).toEqual(
      'title summary levers contractTypes themes confidenceNote references whenToUse whenNotToUse risks texts'.split(' '),
    );
  });

  it.each<[string, Partial<OwnClauseContent>, string]>([
    ['an unknown article in a risk', { risks: [{ text: 'Un risque.', references: ['absente'] }] }, 'risks/0'],
    ['an unknown article in a margin note', ccap(paragraph('Suite.', { note: { references: ['absente'], text: '' } })), 'texts/ccap/2'],
    ['a link to itself', { related: ['maison-essai'] }, 'related'],
    ['a link to nobody', { related: ['absente'] }, 'related'],
    ['an empty sentence', { whenToUse: ['  '] }, 'whenToUse/0'],
    ['a variable written and never declared', ccap({ kind: 'paragraph', content: [{ kind: 'variable', id: 'delai' }] }), 'texts/ccap/2'],
    ['a passage that ends before it begins', ccap(paragraph('Jamais.', { when: { from: '2027-01-01', before: '2026-01-01' } })), 'texts/ccap/2'],
    ['a passage for a day that does not exist', ccap(paragraph('Jamais.', { when: { from: '2027-02-30' } })), 'texts/ccap/2'],
    ['a table with a cell too many', ccap({ kind: 'table', header: [[]], rows: [[[], []]] }), 'texts/ccap/2'],
    ['a piece of blank paragraphs', { texts: [...soundClause().texts, { piece: 'cctp', blocks: [paragraph(' ')] }] }, 'texts/cctp'],
    [
      'a choice with one option',
      { variables: [{ id: 'bornes', label: 'Bornes', type: 'choice', required: true, options: [{ value: 'a', label: 'A' }] }] },
      'variables/bornes/options',
    ],
    [
      'two options of one name',
      {
        variables: [
          {
            id: 'bornes',
            label: 'Bornes',
            type: 'choice',
            required: true,
            options: [
              { value: 'a', label: 'A' },
              { value: 'a', label: 'B' },
            ],
          },
        ],
      },
      'variables/bornes/options',
    ],
    [
      'a default day that does not exist',
      { variables: [{ id: 'bornes', label: 'Jour', type: 'date', required: true, default: '2027-02-30' }] },
      'variables/bornes/default',
    ],
    ['a variable without a name', { variables: [{ id: 'bornes', label: ' ', type: 'text', required: true }] }, 'variables/bornes/label'],
  ])('say %s', (_what, change, path) => {
    expect(pathsOf(change)).toEqual([path]);
  });

  it('name the place in words', () => {
    const [fault] = familyFaults(soundClause(ccap({ kind: 'paragraph', content: [{ kind: 'variable', id: 'delai' }] })), KNOWN);
    expect(fault).toEqual({
      path: 'texts/ccap/2',
      where: 'CCAP, paragraphe 3',
      message: 'Variable utilisée mais non déclarée : delai. Déclarez-la, ou retirez-la du texte.',
    });
  });
});

describe('a content and its family', () => {
  it('are one another, the pieces in the order of a consultation', () => {
    const content = soundClause({
      confidence: 'single-source',
      confidenceNote: 'À relire.',
      texts: [
        { piece: 'cctp', blocks: [paragraph('B.')] },
        { piece: 'rc', blocks: [paragraph('A.')] },
      ],
    });
    const family = familyOf('maison-essai', content);
    expect(family.pieces).toEqual(['rc', 'cctp']);
    expect(contentOf(family)).toEqual({ ...content, texts: [...content.texts].reverse() });
    expect(familyOf('maison-essai', soundClause())).not.toHaveProperty('confidenceNote');
  });

  it('take the typography of French once, spaces between runs kept', () => {
    const content = soundClause({ title: ' L\'objet : "borne" ' });
    const set = typesetContent(content);
    expect(set.title).toBe('L’objet\u202f: "borne"');
    expect(set.texts).toEqual(content.texts);
    expect(typesetContent(set)).toEqual(set);
  });

  it('have one writing, whatever the order of their members', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined })).toBe('{"b":[1,{"c":"é","d":null}]}');
    expect(canonicalJson(Object.fromEntries(Object.entries(soundClause()).reverse()))).toBe(canonicalJson(soundClause()));
  });
});
