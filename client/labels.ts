/** The French words for the values of the contract. A value without a label does not compile. */
import type { AxisKind, IndicatorUnit } from '#shared/api/catalogue.ts';
import type { Piece } from '#shared/api/clauses.ts';
import type { Confidence } from '#shared/api/common.ts';
import type { HoursMethod, LabourShare } from '#shared/api/hours.ts';
import type { LegalReference, Threshold } from '#shared/api/references.ts';
import type { CompletenessItem } from '#shared/api/completeness.ts';
import type { Scheme, SchemeAction } from '#shared/api/schemes.ts';
import { SHORT_PIECE_LABELS } from '#shared/clause/labels.ts';
import { CONCESSION_PIECE_LABELS } from '#shared/labels.ts';
import { CONCESSION_PIECE_SHORT } from '#shared/tender-papers/words.ts';

// Words that documents print too: one table for both.
export { CONTRACT_TYPE_LABELS, LEVER_LABELS, SHORT_PIECE_LABELS as PIECE_LABELS, THEME_LABELS } from '#shared/clause/labels.ts';
export { CCAG_LABELS, ORGANISATION_LABELS, SOURCE_LABELS } from '#shared/labels.ts';
export {
  BUYER_WORDS as BUYER_KIND_LABELS,
  EXCLUSION_WORDS as EXCLUSION_LABELS,
  FORM_WORDS as CONTRACT_FORM_LABELS,
  NATURE_WORDS as CONTRACT_NATURE_LABELS,
  NON_ALLOTMENT_WORDS as NON_ALLOTMENT_LABELS,
  PROCEDURE_WORDS as PROCEDURE_LABELS,
} from '#shared/tender-papers/words.ts';

/** As the kind of contract calls its pieces. */
export const shortPiece = (piece: Piece, isConcession: boolean): string => (isConcession ? CONCESSION_PIECE_SHORT : SHORT_PIECE_LABELS)[piece];
export const pieceName = (piece: Piece, isConcession: boolean): string => (isConcession ? CONCESSION_PIECE_LABELS : PIECE_NAMES)[piece];

export const PIECE_NAMES: Record<Piece, string> = {
  avis: 'Avis de marché',
  rc: 'Règlement de la consultation',
  ccap: 'Cahier des clauses administratives particulières',
  cctp: 'Cahier des clauses techniques particulières',
  ae: 'Acte d’engagement',
  annexe: 'Annexe',
};

export const CONFIDENCE_LABELS: Record<Confidence, { glyph: string; word: string; says: string }> = {
  confirmed: { glyph: '●', word: 'Confirmé', says: 'Plusieurs sources concordent.' },
  'single-source': { glyph: '◐', word: 'Une source', says: 'Une seule source consultée.' },
  unverified: { glyph: '○', word: 'À vérifier', says: 'Pas encore vérifié à la source officielle.' },
};

export const STATUS_LABELS: Record<LegalReference['status'], string> = {
  'in-force': 'En vigueur',
  'not-yet': 'Pas encore en vigueur',
  repealed: 'Plus en vigueur',
};

export const COMPARISON_LABELS: Record<Threshold['comparison'], string> = {
  'at-least': 'au moins',
  'more-than': 'strictement plus de',
  'less-than': 'strictement moins de',
  'at-most': 'au plus',
};

export const AXIS_LABELS: Record<AxisKind, string> = {
  social: 'Social et insertion',
  environment: 'Environnement',
  economy: 'Économie locale et ESS',
  method: 'Méthode et compétences',
};

export const UNIT_LABELS: Record<IndicatorUnit, string> = {
  rate: '%',
  money: '€',
  hours: 'heures',
  count: 'nombre',
  days: 'jours',
  ratio: 'heures par M€',
  average: 'nombre moyen',
};

export const ACTION_STATUS_LABELS: Record<SchemeAction['status'], string> = {
  'to-start': 'À lancer',
  'in-progress': 'En cours',
  done: 'Faite',
  permanent: 'Permanente',
};

export const LEGAL_POSITION_LABELS: Record<Scheme['legal']['position'], string> = { obliged: 'Obligatoire', voluntary: 'Volontaire', unknown: 'À déterminer' };

export const COMPLETENESS_LABELS: Record<CompletenessItem['status'], string> = { met: 'Présent', partial: 'Incomplet', missing: 'Manquant' };

export const HOURS_METHOD_LABELS: Record<HoursMethod, string> = {
  'works-and-services': 'Travaux et services',
  'staff-transfer': 'Service avec reprise de personnel',
  'framework-tranche': 'Accord-cadre',
  phases: 'Marché en phases ou en tranches',
};

export const LABOUR_FAMILY_LABELS: Record<LabourShare['family'], string> = {
  works: 'Travaux',
  services: 'Services',
  intellectual: 'Prestations intellectuelles',
};

/** True when the text is one of the keys: narrows what comes from an address or a form. */
export const isKeyOf = <K extends string>(labels: Record<K, unknown>, value: unknown): value is K => typeof value === 'string' && Object.hasOwn(labels, value);

/** Label of a value that comes as plain text (facet counts); the text itself when unknown. */
export const labelOf = <K extends string>(labels: Record<K, string>, value: string): string => (isKeyOf(labels, value) ? labels[value] : value);

/** Pairs in the order of the labels. */
export const optionsOf = <K extends string>(labels: Record<K, string>): { value: K; label: string }[] => {
  const options: { value: K; label: string }[] = [];
  for (const value in labels) options.push({ value, label: labels[value] });
  return options;
};
