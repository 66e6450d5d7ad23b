/** The French words for the values of the contract. A value without a label does not compile. */
import type { AxisKind, IndicatorUnit } from '#shared/api/catalogue.ts';
import type { ContractType, Lever, Piece, Theme } from '#shared/api/clauses.ts';
import type { Confidence } from '#shared/api/common.ts';
import type { HoursMethod, LabourShare } from '#shared/api/hours.ts';
import type { LegalReference, Threshold } from '#shared/api/references.ts';
import type { CompletenessItem, Scheme, SchemeAction } from '#shared/api/schemes.ts';

// Words that documents print too: one table for both.
export { CCAG_LABELS, ORGANISATION_LABELS, SOURCE_LABELS } from '#shared/labels.ts';
export {
  BUYER_WORDS as BUYER_KIND_LABELS,
  EXCLUSION_WORDS as EXCLUSION_LABELS,
  FORM_WORDS as CONTRACT_FORM_LABELS,
  NATURE_WORDS as CONTRACT_NATURE_LABELS,
  NON_ALLOTMENT_WORDS as NON_ALLOTMENT_LABELS,
  PROCEDURE_WORDS as PROCEDURE_LABELS,
} from '#shared/tender-papers/words.ts';

export const LEVER_LABELS: Record<Lever, string> = {
  'execution-condition': 'Condition d’exécution',
  'award-criterion': 'Critère d’attribution',
  'reserved-lot': 'Lot réservé',
  'insertion-service': 'Marché d’insertion',
  'technical-specification': 'Spécification technique',
  'small-lot': 'Petit lot',
  sourcing: 'Sourcing',
  'contract-terms': 'Clause contractuelle',
  selection: 'Sélection des candidats',
};

export const PIECE_LABELS: Record<Piece, string> = { avis: 'Avis', rc: 'RC', ccap: 'CCAP', cctp: 'CCTP', ae: 'AE', annexe: 'Annexe' };

export const PIECE_NAMES: Record<Piece, string> = {
  avis: 'Avis de marché',
  rc: 'Règlement de la consultation',
  ccap: 'Cahier des clauses administratives particulières',
  cctp: 'Cahier des clauses techniques particulières',
  ae: 'Acte d’engagement',
  annexe: 'Annexe',
};

export const CONTRACT_TYPE_LABELS: Record<ContractType, string> = {
  works: 'Travaux',
  supplies: 'Fournitures',
  services: 'Services',
  intellectual: 'Prestations intellectuelles',
  framework: 'Accord-cadre',
  concession: 'Concession',
};

export const THEME_LABELS: Record<Theme, string> = {
  insertion: 'Insertion par l’emploi',
  handicap: 'Handicap',
  ess: 'Économie sociale et solidaire',
  prison: 'Travail en détention',
  local: 'Filières locales',
  food: 'Alimentation',
  circular: 'Économie circulaire',
  'fair-trade': 'Commerce équitable',
  equality: 'Égalité femmes-hommes',
  accessibility: 'Accessibilité',
  'work-conditions': 'Conditions de travail',
  training: 'Formation',
  vigilance: 'Devoir de vigilance',
  'small-firms': 'Petites entreprises',
  care: 'Soin et accompagnement',
  environment: 'Environnement',
  digital: 'Numérique',
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
