/** The sections of a consultation and their French names. */
import type { TenderContent } from '#shared/api/tenders.ts';
import { PLAIN_RULES } from '#shared/merge/conflict.ts';
import { sectionsOf } from '../../../save/sections.ts';

export const TENDER_SECTIONS = sectionsOf<TenderContent>(
  {
    title: 'Titre',
    schemeId: 'Schéma servi',
    buyer: 'Acheteur',
    need: 'Besoin',
    procedure: 'Procédure',
    duration: 'Durée et reconductions',
    value: 'Montants',
    allotment: 'Allotissement',
    lots: 'Lots',
    overrides: 'Constats laissés de côté',
  },
  { ...PLAIN_RULES, maps: new Set(['values']) },
);
