/** What the pages of our clauses decide by themselves: the text made of two, the review of a file, what to do next. */
import { describe, expect, it } from 'vitest';
import type { ClauseImport, ClauseProposal } from '#shared/api/clause-import.ts';
import type { ClauseUpdate, OwnClauseContent, OwnClauseSummary } from '#shared/api/own-clauses.ts';
import { EMPTY_CONTENT } from '#shared/clause/own-content.ts';
import { draftOf, nextToReview, proposalFault } from '../../../client/features/clauses/import/review.ts';
import { firstChoices, mergedContent, undecided } from '../../../client/features/clauses/own/merge-update.ts';
import { partOf } from '../../../client/features/clauses/own/search.ts';
import { nextStep } from '../../../client/features/clauses/own/words.ts';
import type { Block } from '../../../shared/api/blocks.ts';

const text = (words: string): Block[] => [{ kind: 'paragraph', content: [{ kind: 'text', text: words }] }];
const content = (part: Partial<OwnClauseContent>): OwnClauseContent => ({ ...EMPTY_CONTENT, title: 'La nôtre', ...part });

describe('La mise à jour de Clausier', () => {
  const ours = content({
    summary: 'Le nôtre',
    texts: [
      { piece: 'ccap', blocks: text('ours') },
      { piece: 'rc', blocks: text('règle') },
    ],
  });
  const shipped = content({ title: 'La leur', summary: 'Le leur', texts: [{ piece: 'ccap', blocks: text('shipped') }] });
  const update: ClauseUpdate = {
    available: true,
    shippedHash: 'abc',
    base: null,
    ours,
    shipped,
    merged: ours,
    fields: [
      { field: 'title', label: 'Titre', state: 'ours', shipped: [], ours: [] },
      { field: 'summary', label: 'Résumé', state: 'both', shipped: [], ours: [] },
    ],
    pieces: [
      { piece: 'ccap', label: 'CCAP', state: 'shipped', shipped: [], ours: [] },
      { piece: 'rc', label: 'RC', state: 'shipped', shipped: [], ours: [] },
    ],
  };

  it('propose ce que Clausier seul a changé, et demande là où les deux ont changé', () => {
    const choices = firstChoices(update);
    expect(choices).toEqual({ fields: {}, pieces: { ccap: 'shipped', rc: 'shipped' }, written: {} });
    expect(undecided(update, choices)).toBe(1);
  });

  it('ne prend que ce qui est choisi ; une pièce que Clausier n’a plus s’en va si on la suit', () => {
    const merged = mergedContent(update, { fields: { summary: 'shipped' }, pieces: { ccap: 'ours', rc: 'shipped' }, written: {} });
    expect([merged.title, merged.summary, merged.texts]).toEqual(['La nôtre', 'Le leur', [{ piece: 'ccap', blocks: text('ours') }]]);
  });

  it('garde le texte réuni à la main', () => {
    const merged = mergedContent(update, { fields: {}, pieces: { ccap: 'written' }, written: { ccap: text('les deux') } });
    expect(merged.texts[0]).toEqual({ piece: 'ccap', blocks: text('les deux') });
  });
});

describe('La revue d’un fichier Word', () => {
  const proposal = (rank: number, part: Partial<ClauseProposal> = {}): ClauseProposal => ({
    rank,
    title: `Clause ${rank}`,
    number: '',
    under: [],
    texts: [{ piece: 'ccap', blocks: text('x') }],
    variables: [],
    levers: [],
    themes: [],
    contractTypes: [],
    resembles: null,
    lost: [],
    ...part,
  });
  const found: ClauseImport = { name: 'recueil.docx', level: 1, levels: [], items: [1, 2, 3].map((rank) => proposal(rank)), total: 3, warnings: [] };

  it('va à la suivante, revient à celles qu’on a laissées, puis finit', () => {
    const skipped = { kind: 'skipped' } as const;
    expect(nextToReview({ found, outcomes: { 2: skipped } }, 2)).toBe(3);
    expect(nextToReview({ found, outcomes: { 2: skipped, 3: skipped } }, 3)).toBe(1);
    expect(nextToReview({ found, outcomes: { 1: skipped, 2: skipped, 3: skipped } }, 3)).toBeNull();
  });

  it('demande un titre, une pièce, et une pièce par texte', () => {
    const [one] = proposal(1).texts;
    expect(proposalFault(proposal(1))).toBeNull();
    expect(proposalFault(proposal(1, { title: ' ' }))).toContain('titre');
    expect(proposalFault(proposal(1, { texts: [{ piece: null, blocks: [] }] }))).toContain('pièce');
    expect(proposalFault(proposal(1, { texts: one ? [one, one] : [] }))).toContain('même pièce');
  });

  it('le brouillon dit son fichier et son numéro', () => {
    expect(draftOf(proposal(1, { number: 'Article 4' }), 'recueil.docx').origin).toEqual({ file: 'recueil.docx', heading: 'Article 4' });
  });
});

describe('Ce qu’il reste à faire', () => {
  const summary = (part: Partial<OwnClauseSummary>): OwnClauseSummary => ({
    id: 'a',
    slug: 'maison-a',
    kind: 'new',
    state: 'draft',
    library: 'absent',
    revision: 1,
    version: null,
    update: false,
    createdAt: '',
    updatedAt: '',
    updatedBy: null,
    openComments: 0,
    title: 'A',
    summary: '',
    levers: [],
    pieces: [],
    faults: 0,
    ...part,
  });

  it.each<[Partial<OwnClauseSummary>, RegExp]>([
    [{ faults: 2 }, /^2 points à compléter/],
    [{ openComments: 1 }, /relecture, 1 commentaire ouvert/],
    [{ state: 'review' }, /^À relire/],
    [{ library: 'published', version: 3 }, /La version 3 reste dans la bibliothèque/],
    [{ state: 'published', library: 'published', update: true }, /^Clausier a changé son texte/],
    [{ state: 'retired', library: 'retired' }, /^Hors de la recherche/],
  ])('%o', (part, words) => expect(nextStep(summary(part))).toMatch(words));

  it('un point à corriger mène à la partie qui l’écrit', () => {
    expect(partOf('texts/rc/2')).toEqual({ partie: 'texte', piece: 'rc' });
    expect(partOf('variables/delai/min')).toEqual({ partie: 'texte' });
    expect(partOf('summary')).toEqual({ partie: 'fiche' });
  });
});
