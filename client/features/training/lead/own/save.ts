/** The module being written: its sections, its saver, its words in a comparison of versions. */
import { createContext } from 'react';
import type { OwnModule } from '#shared/api/training-lead.ts';
import type { ModuleContent } from '#shared/api/training-content.ts';
import { formatRate } from '#shared/format.ts';
import { describeValue, type Vocabulary } from '../../../../save/describe.ts';
import { saverRegistry, useFaultOf, useSaverOf, useSectionOf, useStateOf } from '../../../../save/hooks.ts';
import type { Saver } from '../../../../save/saver.ts';
import { type SectionOf, sectionsOf } from '../../../../save/sections.ts';
import { KIND_LABELS } from './words.ts';

export type OwnSection = SectionOf<ModuleContent>;

export const OWN_SECTIONS = sectionsOf<ModuleContent>({
  title: 'Titre',
  summary: 'Résumé',
  audience: 'Public',
  minutes: 'Durée',
  passMarkBasisPoints: 'Seuil de réussite',
  draw: 'Questions tirées',
  objectives: 'Objectifs',
  lessons: 'Leçons',
  case: 'Cas réel',
  sheet: 'Fiche',
  questions: 'Questions',
});

export type OwnSaver = Saver<ModuleContent, OwnModule>;

export const ownSaverFor = saverRegistry<ModuleContent, OwnModule>({
  sections: OWN_SECTIONS,
  path: '/api/training/own-modules',
  storedAs: 'ownModule',
  hasVersions: false,
});

export const OwnSaverContext = createContext<OwnSaver | null>(null);
export const useOwnSaver = (): OwnSaver => useSaverOf(OwnSaverContext);
export const useOwnState = () => useStateOf(useOwnSaver());
export const useOwnSection = <K extends OwnSection>(section: K) => useSectionOf(useOwnSaver(), section);
export const useOwnFault = (path: string): string | undefined => useFaultOf(useOwnSaver(), path);

export const OWN_WORDS: Vocabulary = {
  labels: {
    title: 'Titre',
    kind: 'Forme',
    prompt: 'Question',
    explanation: 'Explication',
    references: 'Articles',
    reviewedOn: 'Relue le',
    options: 'Choix',
    text: 'Texte',
    right: 'Juste',
    why: 'Pourquoi on s’y trompe',
    steps: 'Étape',
    pairs: 'Paire',
    left: 'À gauche',
    extra: 'Réponse en trop',
    numbers: 'Nombre',
    min: 'Au moins',
    max: 'Au plus',
    step: 'Pas',
    unit: 'Unité',
    formula: 'Formule',
    decimals: 'Décimales',
    tolerance: 'Tolérance (%)',
    working: 'Raisonnement',
    piece: 'Pièce',
    paragraphs: 'Paragraphe',
    rule: 'Contrôle',
    fixed: 'Paragraphe corrigé',
    clause: 'Clause',
    outline: 'Titre du plan',
    blocks: 'Texte',
    source: 'Source',
    confidence: 'Confiance',
    lesson: 'Leçon',
  },
  hidden: new Set(['id']),
  worded: new Set(['kind']),
  words: KIND_LABELS,
  write: (key, value) => (key === 'passMarkBasisPoints' && typeof value === 'number' ? formatRate(value) : null),
};

/** A section as lines two people can compare. */
export const describeOwn = (module: OwnModule, section: OwnSection): string[] => describeValue(OWN_WORDS, section, module[section]);
