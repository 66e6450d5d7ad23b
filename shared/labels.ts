/** French names that documents and pages share. */
import type { CcagId, Piece } from './api/clauses.ts';
import type { Confidence } from './api/common.ts';
import type { CatalogueIndicator, OrganisationKind } from './api/catalogue.ts';
import type { DecisionLever } from './api/tender-lots.ts';

export const PIECE_LABELS: Record<Piece, string> = {
  avis: 'Avis de marché',
  rc: 'Règlement de la consultation (RC)',
  ccap: 'Cahier des clauses administratives particulières (CCAP)',
  cctp: 'Cahier des clauses techniques particulières (CCTP)',
  ae: 'Acte d’engagement (AE)',
  annexe: 'Annexe',
};

/** A concession has a contract, not a CCAP; its holder signs an engagement, not an acte d’engagement. */
export const CONCESSION_PIECE_LABELS: Record<Piece, string> = {
  avis: 'Avis de concession',
  rc: 'Règlement de la consultation (RC)',
  ccap: 'Contrat de concession',
  cctp: 'Cahier des charges techniques',
  ae: 'Engagement du concessionnaire',
  annexe: 'Annexe',
};
export const pieceLabel = (piece: Piece, isConcession: boolean): string => (isConcession ? CONCESSION_PIECE_LABELS : PIECE_LABELS)[piece];

export const CCAG_LABELS: Record<CcagId, string> = { travaux: 'CCAG-Travaux', fcs: 'CCAG-FCS', pi: 'CCAG-PI', tic: 'CCAG-TIC', moe: 'CCAG-MOE', mi: 'CCAG-MI' };

/** A glyph and a word: never a colour alone. */
export const CONFIDENCE_LABELS: Record<Confidence, string> = { confirmed: '● confirmé', 'single-source': '◐ une source', unverified: '○ à vérifier' };

export const ORGANISATION_LABELS: Record<OrganisationKind, string> = {
  departement: 'Département',
  region: 'Région',
  metropole: 'Métropole',
  commune: 'Commune',
  epci: 'Intercommunalité',
  hospital: 'Établissement de santé',
  state: 'Service de l’État',
  other: 'Autre acheteur',
};

/** Where the figure of an indicator comes from. */
export const SOURCE_LABELS: Record<CatalogueIndicator['source'], string> = {
  decp: 'Données essentielles (DECP)',
  'decp-sirene': 'DECP et SIRENE',
  accounting: 'Comptabilité',
  'follow-up': 'Suivi des clauses',
  manual: 'Relevé à la main',
  training: 'Suivi des formations',
};

/** What can be decided for a lot. */
export const LEVER_DECISION_LABELS: Record<DecisionLever, string> = {
  'reserved-lot': 'Réserver le lot',
  'execution-condition': 'Condition d’exécution sociale (clause)',
  'award-criterion': 'Critère social',
  'insertion-service': 'Marché de services d’insertion',
  'small-lot': 'Petit lot ou achat direct',
  sourcing: 'Sourcing avant le lancement',
  none: 'Ne rien prévoir',
};
