/** A module of an organisation with one question of most forms, for tests. */
import type { ModuleContent } from '../../shared/api/training-content.ts';

const asked = {
  lesson: 'lecon-1',
  prompt: 'Que faites-vous\u202f?',
  explanation: 'Parce que le besoin le demande.',
  references: ['ccp-l2112-2'],
  reviewedOn: '2026-11-23',
};

export const ownModule = (): ModuleContent => ({
  title: 'Nos achats de nettoyage',
  summary: 'Écrire une clause d’insertion pour le nettoyage.',
  audience: 'Référents',
  minutes: 45,
  passMarkBasisPoints: 7_550,
  draw: 3,
  objectives: ['Choisir un levier', 'Écrire une clause'],
  lessons: [
    {
      id: 'lecon-1',
      title: 'Le marché de nettoyage',
      references: ['ccp-l2112-2'],
      blocks: [
        { kind: 'heading', level: 1, content: [{ kind: 'text', text: 'Avant' }] },
        {
          kind: 'paragraph',
          content: [
            { kind: 'text', text: 'Un texte ' },
            { kind: 'text', text: 'important', bold: true },
            { kind: 'text', text: '.' },
          ],
        },
        { kind: 'paragraph', content: [{ kind: 'variable', id: 'clause.heures-insertion-travaux.ccap' }] },
      ],
    },
  ],
  case: {
    title: 'Un marché publié',
    source: 'Avis publié en 2025',
    confidence: 'single-source',
    references: [],
    blocks: [{ kind: 'list', ordered: false, items: [{ content: [{ kind: 'text', text: 'Un fait' }] }] }],
  },
  sheet: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'À retenir.' }] }],
  questions: [
    {
      ...asked,
      id: 'choix',
      kind: 'single',
      options: [
        { text: 'Un lot réservé', right: true },
        { text: 'Un lot ordinaire', right: false, why: 'Il ne réserve rien.' },
      ],
    },
    { ...asked, id: 'ordre', kind: 'ordering', steps: ['Sourcer', 'Écrire', 'Publier'], lesson: null },
    {
      ...asked,
      id: 'paires',
      kind: 'matching',
      pairs: [
        { left: 'Levier', right: 'Clause' },
        { left: 'Pièce', right: 'CCAP' },
      ],
      extra: [],
    },
    {
      ...asked,
      id: 'calcul',
      kind: 'calculation',
      prompt: 'Un marché de {{montant}}\u202f: combien d’heures\u202f?',
      numbers: [{ id: 'montant', min: 100_000, max: 200_000, step: 10_000, unit: 'euros' }],
      formula: 'montant / 40',
      unit: 'heures',
      decimals: 0,
      tolerance: 1,
      working: '{{montant}} ÷ 40 = {{reponse}}',
    },
  ],
});
