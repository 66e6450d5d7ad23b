import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../../shared/api/blocks.ts';
import { diffBlocks, type LineChange } from '../../../shared/diff/blocks.ts';
import { textLines } from '../../../shared/diff/lines.ts';

const text = (words: string, marks: { bold?: boolean; italic?: boolean } = {}): Inline => ({ kind: 'text', text: words, ...marks });
const paragraph = (words: string): Block => ({ kind: 'paragraph', content: [text(words)] });
const title = (words: string, level = 2): Block => ({ kind: 'heading', level, content: [text(words)] });
const list = (...items: string[]): Block => ({ kind: 'list', ordered: true, items: items.map((words) => ({ content: [text(words)] })) });

const BEFORE = ['kept', 'changed', 'removed', 'left'];
const AFTER = ['kept', 'changed', 'added', 'moved'];
const textBefore = (changes: readonly LineChange[]) => changes.flatMap(({ state, before }) => (BEFORE.includes(state) ? [before] : []));
const textAfter = (changes: readonly LineChange[]) => changes.flatMap(({ state, after }) => (AFTER.includes(state) ? [after] : []));
const joined = ({ runs }: LineChange, gone: 'removed' | 'added') => runs.flatMap(({ kind, text }) => (kind === gone ? [] : [text])).join('');
const states = (changes: readonly LineChange[]) => changes.map(({ state, before, after }) => `${state} ${(after ?? before)?.text.slice(0, 12)}`);

const line = fc.constantFrom(
  'Le titulaire réserve des heures à des personnes éloignées de l’emploi.',
  'Le titulaire réserve au moins des heures à des personnes éloignées de l’emploi.',
  'Les pénalités sont plafonnées à dix pour cent du montant du marché.',
  'Sans objet.',
  '',
  'Une phrase tout autre, sur les emballages et leur reprise.',
);
const inline = fc.tuple(line, fc.boolean()).map(([words, bold]): Inline => text(words, bold ? { bold } : {}));
const content = fc.array(fc.oneof(inline, fc.constant<Inline>({ kind: 'variable', id: 'volume' })), { maxLength: 2 });
const block: fc.Arbitrary<Block> = fc.oneof(
  content.map((found): Block => ({ kind: 'paragraph', content: found })),
  content.map((found): Block => ({ kind: 'heading', level: 2, content: found })),
  fc.array(content, { maxLength: 4 }).map((items): Block => ({ kind: 'list', ordered: false, items: items.map((found) => ({ content: found })) })),
  fc.array(content, { maxLength: 3 }).map((cells): Block => ({ kind: 'table', header: cells, rows: [cells] })),
  line.map((words): Block => ({ ...paragraph(words), note: { references: ['ccp-l2111-3'], text: words } })),
  fc.constant<Block>({ ...paragraph('Daté.'), when: { from: '2026-08-22' } }),
);
const blocks = fc.array(block, { maxLength: 8 });

describe('the difference between two texts', () => {
  it('gives back the lines of both, whatever they hold', () => {
    fc.assert(
      fc.property(blocks, blocks, (left, right) => {
        const changes = diffBlocks(left, right);
        // The number of an item is that of its own side.
        expect(textBefore(changes)).toEqual(textLines(left));
        expect(textAfter(changes)).toEqual(textLines(right));
        for (const change of changes) {
          if (change.before && change.state !== 'added') expect(joined(change, 'added')).toBe(change.before.text);
          if (change.after) expect(joined(change, 'removed')).toBe(change.after.text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says that a text is the same, and only then', () => {
    fc.assert(
      fc.property(blocks, blocks, (left, right) => {
        const same = JSON.stringify(textLines(left)) === JSON.stringify(textLines(right));
        return diffBlocks(left, right).some(({ state }) => state !== 'kept') === !same;
      }),
    );
  });

  it('shows the words that change inside a paragraph, and leaves the others alone', () => {
    const changes = diffBlocks(
      [title('Objet'), paragraph('Le titulaire réserve 120 heures.'), paragraph('Il en rend compte.')],
      [title('Objet'), paragraph('Le titulaire réserve 150 heures.'), paragraph('Il en rend compte.')],
    );
    expect(states(changes)).toEqual(['kept Objet', 'changed Le titulaire', 'kept Il en rend c']);
    expect(changes[1]?.runs.filter(({ kind }) => kind !== 'kept').map(({ text }) => text.trim())).toEqual(['120', '150']);
  });

  it('keeps the following items of a list when one is added', () => {
    const changes = diffBlocks([list('premier point', 'dernier point du tout')], [list('premier point', 'un point de plus encore', 'dernier point du tout')]);
    expect(states(changes)).toEqual(['kept premier poin', 'added un point de ', 'kept dernier poin']);
  });

  it('follows a paragraph that moves, with the words that change on the way', () => {
    const moved = 'Les pénalités sont plafonnées à dix pour cent du montant du marché.';
    const changes = diffBlocks(
      [paragraph(moved), paragraph('Le titulaire désigne un référent social.'), paragraph('Un bilan est remis chaque année.')],
      [paragraph('Le titulaire désigne un référent social.'), paragraph('Un bilan est remis chaque année.'), paragraph(moved.replace('dix', 'vingt'))],
    );
    expect(states(changes)).toEqual(['left Les pénalité', 'kept Le titulaire', 'kept Un bilan est', 'moved Les pénalité']);
    expect(changes[3]?.runs.filter(({ kind }) => kind !== 'kept').map(({ text }) => text.trim())).toEqual(['dix', 'vingt']);
  });

  it('takes two unlike paragraphs at the same place for one gone and one come', () => {
    const changes = diffBlocks([paragraph('Les emballages sont repris sans frais.')], [paragraph('Le chantier emploie deux apprentis.')]);
    expect(states(changes)).toEqual(['removed Les emballag', 'added Le chantier ']);
  });

  it('says a condition, a margin note or a look that changes alone', () => {
    const plain = paragraph('Le marché comporte une considération.');
    const aspects = (right: Block) => diffBlocks([plain], [right]).map((change) => [change.state, change.aspects]);
    expect(aspects({ ...plain, when: { from: '2026-08-22' } })).toEqual([['changed', ['condition']]]);
    expect(aspects({ ...plain, note: { references: ['ccp-l2112-2'], text: 'Voir' } })).toEqual([['changed', ['note']]]);
    expect(aspects({ ...plain, kind: 'paragraph', content: [text('Le marché', { bold: true }), text(' comporte une considération.')] })).toEqual([
      ['changed', ['emphasis']],
    ]);
    expect(aspects(title('Le marché comporte une considération.'))).toEqual([['changed', ['role']]]);
  });

  it('reads a variable by its label', () => {
    const changes = diffBlocks([], [{ kind: 'paragraph', content: [{ kind: 'variable', id: 'volume' }] }], { volume: 'Volume d’heures' });
    expect(changes[0]?.after?.text).toBe('[Volume d’heures]');
  });

  it('answers on texts made to be slow', () => {
    const left = Array.from({ length: 2_000 }, (_, index) => paragraph(`mot ${index} commun à tous ici ${index % 7}`));
    const right = Array.from({ length: 2_000 }, (_, index) => paragraph(`mot ${index + 5_000} commun à tous ici ${index % 5}`));
    const changes = diffBlocks(left, right);
    expect(textBefore(changes)).toHaveLength(2_000);
    expect(textAfter(changes)).toHaveLength(2_000);
  });
});
