import { describe, expect, it } from 'vitest';
import type { OwnClauseContent } from '../../../shared/api/own-clauses.ts';
import { clauseDifference, mergedContent, threeWay } from '../../../shared/clause/difference.ts';
import { soundClause } from '../../support/own-clause.ts';

const NAMING = { reference: (id: string) => `art. ${id}`, family: (slug: string) => slug };
const text = (piece: 'rc' | 'ccap' | 'cctp', words: string): OwnClauseContent['texts'][number] => ({
  piece,
  blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: words }] }],
});
const variable = (id: string, label = id): OwnClauseContent['variables'][number] => ({ id, label, type: 'text', required: true });

describe('the difference of two contents', () => {
  it('holds every field and every piece, and says nothing when nothing changed', () => {
    const found = clauseDifference(soundClause(), soundClause(), NAMING);
    expect(found.same).toBe(true);
    expect(found.fields).toHaveLength(17);
    expect(found.pieces.map(({ state }) => state)).toEqual(['same']);
  });

  it('reads fields as sentences: labels, citations, a variable with its bounds', () => {
    const after = soundClause({
      themes: ['environment', 'food'],
      references: ['ccp-l2112-2', 'ccp-l1'],
      variables: [{ ...variable('bornes', 'Bornes'), type: 'money', min: 1, max: 9 }],
    });
    const { fields } = clauseDifference(soundClause(), after, NAMING);
    const added = (name: string) =>
      fields
        .find(({ field }) => field === name)
        ?.runs.filter(({ kind }) => kind === 'added')
        .map((run) => run.text.trim())
        .join(' ');
    expect(fields.filter(({ changed }) => changed).map(({ field }) => field)).toEqual(['themes', 'references', 'variables']);
    expect([added('themes'), added('references')]).toEqual(['Alimentation', 'art. ccp-l1']);
    expect(added('variables')).toContain('montant');
  });

  it('tells a piece that came or went from one that changed', () => {
    const before = soundClause({ texts: [text('rc', 'Un.'), text('ccap', 'Deux mots ici.')] });
    const after = soundClause({ texts: [text('ccap', 'Deux mots là.'), text('cctp', 'Trois.')] });
    expect(clauseDifference(before, after, NAMING).pieces.map(({ piece, state }) => [piece, state])).toEqual([
      ['rc', 'removed'],
      ['ccap', 'changed'],
      ['cctp', 'added'],
    ]);
  });
});

describe('three texts', () => {
  const base = soundClause({ texts: [text('rc', 'Base.'), text('ccap', 'Base.')], variables: [variable('a'), variable('b')] });

  it('say who changed what', () => {
    const shipped = { ...base, title: 'Titre de Clausier', summary: 'Le même nouveau résumé.', keywords: ['x'] };
    const ours = { ...base, summary: 'Le même nouveau résumé.', keywords: ['y'], whenToUse: ['Chez nous.'] };
    const states = Object.fromEntries(threeWay({ base, shipped, ours }, NAMING).fields.map(({ field, state }) => [field, state]));
    expect(states).toMatchObject({ title: 'shipped', summary: 'alike', keywords: 'both', whenToUse: 'ours', risks: 'same' });
  });

  it('are merged into ours with what only Clausier changed, piece by piece and variable by variable', () => {
    const shipped = {
      ...base,
      title: 'Titre de Clausier',
      variables: [variable('a', 'A neuf'), variable('b'), variable('c')],
      texts: [text('rc', 'Neuf.'), text('ccap', 'Neuf.')],
    };
    const ours = {
      ...base,
      keywords: ['nôtre'],
      variables: [variable('a'), variable('b', 'B nôtre'), variable('d')],
      texts: [text('rc', 'Base.'), text('ccap', 'Nôtre.'), text('cctp', 'À nous.')],
    };
    const merged = mergedContent({ base, shipped, ours });
    expect(merged).toMatchObject({ title: 'Titre de Clausier', keywords: ['nôtre'] });
    expect(merged.variables.map(({ label }) => label)).toEqual(['A neuf', 'B nôtre', 'd', 'c']);
    expect(merged.texts).toEqual([text('rc', 'Neuf.'), text('ccap', 'Nôtre.'), text('cctp', 'À nous.')]);
  });

  it('leave out what Clausier took away and nobody here changed', () => {
    const shipped = { ...base, texts: [text('ccap', 'Base.')], variables: [variable('a')] };
    const merged = mergedContent({ base, shipped, ours: base });
    expect(merged.texts.map(({ piece }) => piece)).toEqual(['ccap']);
    expect(merged.variables.map(({ id }) => id)).toEqual(['a']);
  });
});
