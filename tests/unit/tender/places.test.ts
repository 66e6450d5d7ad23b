import { describe, expect, it } from 'vitest';
import type { DocumentParagraph, ExistingClause, OutlineItem } from '#shared/api/documents.ts';
import { type ChosenClause, proposePlaces, rolesOf } from '#shared/tender/places.ts';

const outline = (...titles: readonly (readonly [level: number, text: string])[]): OutlineItem[] =>
  titles.map(([level, text], i) => ({ id: `p${i}-x`, level, number: String(i + 1), text, sign: 'style' }));

const CCAP = outline(
  [1, 'Objet du marché'],
  [1, 'Pièces contractuelles'],
  [1, 'Conditions d’exécution des prestations'],
  [2, 'Clauses sociales'],
  [1, 'Prix'],
  [2, 'Avance'],
  [1, 'Pénalités'],
  [1, 'Litiges et différends'],
  [1, 'Dérogations au CCAG'],
);
const RC = outline(
  [1, 'Objet de la consultation'],
  [2, 'Allotissement'],
  [1, 'Critères de sélection des candidatures'],
  [1, 'Jugement des offres'],
  [1, 'Renseignements complémentaires'],
);

const clause = (slug: string, more: Partial<ChosenClause> = {}): ChosenClause => ({
  slug,
  title: slug,
  lotId: 'lot-1',
  levers: ['execution-condition'],
  themes: ['insertion'],
  ...more,
});
const HOURS = clause('heures-insertion-travaux');
const RESERVED = clause('lot-reserve-insertion', { levers: ['reserved-lot'] });
const CRITERION = clause('critere-insertion-qualite', { levers: ['award-criterion'] });
const PENALTIES = clause('insertion-penalites', { levers: ['execution-condition', 'contract-terms'] });
const ADVANCE = clause('avance-pme', { levers: ['contract-terms'], themes: ['small-firms'] });
const DECHETS = clause('dechets-chantier', { themes: ['environment'] });

const locked = (id: string): DocumentParagraph => ({ id, text: 'x', level: 1, number: '', inTable: false, free: false, why: 'verrouillé' });
const placed = (piece: Parameters<typeof proposePlaces>[0], items: OutlineItem[], chosen: ChosenClause): [string, string] => {
  const [proposal] = proposePlaces(piece, items, [], [chosen], []);
  return [items.find(({ id }) => id === proposal?.after)?.text ?? proposal?.after ?? '', proposal?.placement ?? ''];
};

describe('La place proposée', () => {
  it('suit le sujet de la clause dans le CCAP', () => {
    expect(placed('ccap', CCAP, HOURS)).toEqual(['Clauses sociales', 'after']);
    expect(placed('ccap', CCAP, PENALTIES)).toEqual(['Pénalités', 'inside']);
    expect(placed('ccap', CCAP, ADVANCE)).toEqual(['Avance', 'after']);
    expect(placed('ccap', CCAP, DECHETS)).toEqual(['Clauses sociales', 'after']);
    expect(placed('ccap', CCAP, CRITERION)).toEqual(['Conditions d’exécution des prestations', 'inside']);
  });

  it('met la réservation avec les lots et le critère avec le jugement des offres, jamais avec les candidatures', () => {
    expect(placed('rc', RC, RESERVED)).toEqual(['Allotissement', 'after']);
    expect(placed('rc', RC, CRITERION)).toEqual(['Jugement des offres', 'inside']);
    expect(placed('rc', outline([1, 'Critères de sélection des candidatures'], [1, 'Recours']), CRITERION)).toEqual([
      'Critères de sélection des candidatures',
      'after',
    ]);
  });

  it('met dans un CCTP sans titre du sujet ce qui vaut pour tous les lots, et dans l’acte d’engagement ce que dit le candidat', () => {
    const lots = outline([1, 'Généralités'], [1, 'Lot 1 : gros œuvre'], [1, 'Lot 2 : menuiseries']);
    expect(placed('cctp', lots, DECHETS)).toEqual(['Généralités', 'inside']);
    const deed = outline([1, 'Identification de l’acheteur'], [1, 'Engagement du candidat'], [1, 'Signature']);
    expect(placed('ae', deed, RESERVED)).toEqual(['Engagement du candidat', 'inside']);
  });

  it('ouvre un article avant ceux qui ferment la pièce quand aucun titre n’en traite', () => {
    const bare = outline([1, 'Objet'], [1, 'Prix'], [2, 'Révision'], [1, 'Litiges'], [1, 'Dérogations']);
    expect(placed('ccap', bare, HOURS)).toEqual(['Prix', 'after']);
    expect(proposePlaces('ccap', bare, [], [HOURS], [])[0]?.reason).toBe('Aucun titre n’en traite : nouvel article avant « 4 Litiges ».');
  });

  it('va à la fin d’un fichier sans titre, et le dit', () => {
    expect(proposePlaces('ccap', [], [], [HOURS], [])).toEqual([
      {
        slug: HOURS.slug,
        title: HOURS.title,
        lotId: 'lot-1',
        after: 'end',
        placement: 'after',
        reason: 'Aucun titre reconnu dans ce fichier : à la fin.',
        existing: false,
      },
    ]);
  });

  it('évite un titre verrouillé', () => {
    const [proposal] = proposePlaces('ccap', CCAP, [locked('p3-x')], [HOURS], []);
    expect(proposal).toMatchObject({ after: 'p2-x', placement: 'inside' });
  });

  it('ne prend pas le titre du document entier pour un chapitre', () => {
    const titled = outline([1, 'Cahier des clauses administratives'], [2, 'Objet'], [2, 'Conditions d’exécution'], [2, 'Litiges']);
    expect(placed('ccap', titled, HOURS)).toEqual(['Conditions d’exécution', 'inside']);
  });

  it('reconnaît une clause déjà là par son signet, et la mettra à jour', () => {
    const existing: ExistingClause = { slug: HOURS.slug, lotId: 'lot-1', by: 'bookmark', after: 'p4-x', text: 'Insertion' };
    expect(proposePlaces('ccap', CCAP, [], [HOURS, { ...HOURS, lotId: 'lot-2' }], [existing])).toMatchObject([
      { after: 'p4-x', existing: true },
      { after: 'p3-x', existing: false },
    ]);
  });

  it('prévient d’un texte très proche écrit à la main, sans promettre de le mettre à jour', () => {
    const existing: ExistingClause = { slug: HOURS.slug, lotId: null, by: 'words', after: 'p4-x', text: 'Le titulaire réserve…' };
    const [proposal] = proposePlaces('ccap', CCAP, [], [HOURS], [existing]);
    expect(proposal).toMatchObject({ after: 'p4-x', existing: false });
    expect(proposal?.reason).toContain('« Le titulaire réserve… »');
  });

  it('donne une place et un motif dans chaque pièce, à toute clause', () => {
    for (const piece of ['avis', 'rc', 'ccap', 'cctp', 'ae', 'annexe'] as const)
      for (const proposal of proposePlaces(piece, RC, [], [HOURS, RESERVED, CRITERION, PENALTIES, ADVANCE, DECHETS], [])) {
        expect(proposal.after).toBeTruthy();
        expect(proposal.reason).toMatch(/[.»]/);
      }
  });

  it('connaît un rôle à chaque levier, et un seul défaut', () => {
    expect(rolesOf(clause('x', { levers: [] }))).toEqual(['terms']);
    expect(rolesOf(PENALTIES)).toEqual(['penalties', 'social', 'terms']);
  });
});
