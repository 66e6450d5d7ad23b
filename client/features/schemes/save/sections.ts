/** The sections of a scheme and their French names. */
import type { SchemeContent } from '#shared/api/schemes.ts';
import { SCHEME_RULES } from '#shared/scheme/merge.ts';
import { type SectionOf, sectionsOf } from '../../../save/sections.ts';

export type SchemeSection = SectionOf<SchemeContent>;

export const SCHEME_SECTIONS = sectionsOf<SchemeContent>(
  {
    title: 'Titre',
    organisation: 'Organisation',
    legal: 'Cadre légal',
    period: 'Période et adoption',
    texts: 'Textes rédigés',
    figures: 'Chiffres de l’état des lieux',
    consultation: 'Concertation',
    axes: 'Axes, objectifs et actions',
    indicators: 'Indicateurs et cibles',
    buyerFigures: 'Départ et cibles de chaque acheteur',
    governance: 'Gouvernance',
    people: 'Référents et facilitateurs',
    training: 'Formation',
    followUp: 'Suivi et publication',
    complementary: 'Leviers de l’ESS',
    clauseSlugs: 'Clauses annexées',
    presentation: 'Présentation',
  },
  SCHEME_RULES,
);
