/** French names of what a clause family says of itself: its fields, and the values of its lists. */
import type { ContractType, Lever, Piece, Theme } from '../api/clauses.ts';
import type { OwnClauseField } from '../api/own-clauses.ts';

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

/** As they are called in a sentence. */
export const SHORT_PIECE_LABELS: Record<Piece, string> = { avis: 'Avis', rc: 'RC', ccap: 'CCAP', cctp: 'CCTP', ae: 'AE', annexe: 'Annexe' };

export const FIELD_LABELS: Record<OwnClauseField, string> = {
  title: 'Titre',
  summary: 'Résumé',
  levers: 'Leviers',
  contractTypes: 'Types de contrat',
  cpv: 'Segments d’achat (CPV)',
  ccag: 'CCAG',
  themes: 'Thèmes',
  confidence: 'Certitude',
  confidenceNote: 'Ce qui reste à vérifier',
  references: 'Articles',
  keywords: 'Mots-clés',
  variables: 'Variables',
  whenToUse: 'Quand l’utiliser',
  whenNotToUse: 'Quand s’abstenir',
  risks: 'Risques',
  related: 'Clauses proches',
  derogations: 'Dérogations au CCAG',
  texts: 'Textes',
};
