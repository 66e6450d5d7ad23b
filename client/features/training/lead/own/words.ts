/** The seven forms of a question: their names, what each is for, and how each starts. Pure. */
import { ANSWER_UNITS, QUESTION_KINDS, type AnswerUnit, type QuestionKind, type TrainingQuestion } from '#shared/api/training-content.ts';
import type { Day } from '#shared/days.ts';

export const KIND_LABELS: Record<QuestionKind, string> = {
  single: 'Une seule bonne réponse',
  multiple: 'Plusieurs bonnes réponses',
  ordering: 'Remettre dans l’ordre',
  matching: 'Relier',
  calculation: 'Calculer',
  fault: 'Trouver la faute',
  place: 'Choisir la place',
};

export const KIND_SAYS: Record<QuestionKind, string> = {
  single: 'Deux à huit choix',
  multiple: 'Deux justes au moins',
  ordering: 'Les étapes d’une procédure',
  matching: 'Des paires, et des réponses en trop',
  calculation: 'Des nombres tirés au sort, une formule',
  fault: 'Corrigée par un contrôle de Clausier',
  place: 'Corrigée par la table des places de Clausier',
};

export const KINDS: readonly QuestionKind[] = QUESTION_KINDS;

const UNIT_NAMES: Record<AnswerUnit, string> = {
  euros: 'euros',
  heures: 'heures',
  pourcent: 'pour cent',
  mois: 'mois',
  jours: 'jours',
  nombre: 'nombre, sans unité',
};
export const UNIT_OPTIONS = ANSWER_UNITS.map((value) => ({ value, label: UNIT_NAMES[value] }));

/** A question to be written: what is empty is asked for, nothing is invented. */
export function emptyQuestion(kind: QuestionKind, id: string, today: Day): TrainingQuestion {
  const base = { id, lesson: null, prompt: '', explanation: '', references: [], reviewedOn: today };
  switch (kind) {
    case 'single':
    case 'multiple':
      return { ...base, kind, options: [1, 2, 3].map(() => ({ text: '', right: false })) };
    case 'ordering':
      return { ...base, kind, steps: ['', '', ''] };
    case 'matching':
      return { ...base, kind, pairs: [1, 2].map(() => ({ left: '', right: '' })), extra: [] };
    case 'calculation':
      return {
        ...base,
        kind,
        numbers: [{ id: 'montant', min: 100_000, max: 500_000, step: 10_000, unit: 'euros' }],
        formula: 'montant * 0.1',
        unit: 'euros',
        decimals: 0,
        tolerance: 1,
        working: '',
      };
    case 'fault':
      return { ...base, kind, piece: 'ccap', paragraphs: ['', ''], rule: '', fixed: '' };
    case 'place':
      return { ...base, kind, piece: 'ccap', clause: '', outline: ['', '', ''] };
  }
}
