import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/api/blocks.ts';
import { blocksText } from '../../../shared/block/text.ts';
import { blockLines, citedReferences, usedVariables } from '../../../shared/block/walk.ts';

const line = (text: string) => [{ kind: 'text' as const, text }];
const variable = (id: string) => ({ kind: 'variable' as const, id });

const blocks: Block[] = [
  { kind: 'heading', level: 1, content: line('Titre') },
  { kind: 'paragraph', content: [...line('Au moins '), variable('heures')], note: { references: ['ccp-l2112-2'], text: 'note' } },
  {
    kind: 'list',
    ordered: true,
    items: [{ content: line('un') }, { content: line('deux'), children: { ordered: false, items: [{ content: [variable('mode')] }] } }],
    when: { variable: { id: 'choix', values: ['oui'] } },
  },
  { kind: 'table', header: [line('A'), line('B')], rows: [[line('1'), [variable('penalite')]]], note: { references: ['ccp-l3', 'ccp-l2112-2'], text: '' } },
];

describe('plain text of a clause', () => {
  it('separates blocks by an empty line, numbers lists, sets tables in columns', () => {
    expect(blocksText(blocks)).toBe('Titre\n\nAu moins [heures]\n\n1. un\n2. deux\n    – [mode]\n\nA\tB\n1\t[penalite]');
  });

  it('writes the label of a variable rather than its identifier', () => {
    expect(blocksText([{ kind: 'paragraph', content: [{ kind: 'variable', id: 'heures', label: 'Volume' }] }])).toBe('[Volume]');
  });

  it('is empty for no block', () => {
    expect(blocksText([])).toBe('');
  });
});

describe('reading over the tree', () => {
  it('finds the variables of every kind of block, conditions included', () => {
    expect(usedVariables(blocks).sort()).toEqual(['choix', 'heures', 'mode', 'penalite']);
  });

  it('names each cited reference once', () => {
    expect(citedReferences(blocks)).toEqual(['ccp-l2112-2', 'ccp-l3']);
  });

  it('gives the lines of a table cell by cell', () => {
    expect(blocks.map((block) => blockLines(block).length)).toEqual([1, 1, 3, 4]);
  });
});
