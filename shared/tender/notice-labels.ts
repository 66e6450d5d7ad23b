/**
 * French labels of the eForms codes a lot publishes: our words, from the code lists of the eForms SDK 1.15
 * (© Union européenne, CC BY 4.0). The codes are the closed lists of the contract; some official French labels are not final.
 */
import type { NoticeField } from '../api/notice.ts';
import type { BT06, BT71, BT736, BT754, BT774, BT775 } from '../api/tender-lots.ts';

/** BT-805, BT-539, BT-5421, BT-726: lists the person does not type. */
const BT805 = ['eu', 'national', 'other', 'none'] as const;
const BT539 = ['price', 'cost', 'quality'] as const;
const BT5421 = ['per-exa', 'ord-imp'] as const;
const BT726 = ['true', 'false'] as const;

export const NOTICE_FIELD_LABELS: Record<NoticeField, string> = {
  'BT-06': 'Achat stratégique',
  'BT-777': 'Description de l’achat stratégique',
  'BT-774': 'Réduction des effets sur l’environnement',
  'BT-775': 'Objectif social',
  'BT-805': 'Critères d’achat écologique',
  'BT-754': 'Accessibilité dans les spécifications',
  'BT-755': 'Raison de ne pas prévoir l’accessibilité',
  'BT-71': 'Participation réservée',
  'BT-736': 'Exécution en emploi protégé',
  'BT-70': 'Conditions d’exécution',
  'BT-539': 'Type de critère',
  'BT-540': 'Description du critère',
  'BT-5421': 'Façon d’écrire le poids',
  'BT-541': 'Poids du critère',
  'BT-726': 'Convient aux PME',
};

export const BT06_LABELS: Record<(typeof BT06)[number], string> = {
  'env-imp': 'Réduire les effets sur l’environnement',
  'soc-obj': 'Objectifs sociaux',
  'inn-pur': 'Achat innovant',
  none: 'Aucun objectif stratégique',
};
export const BT71_LABELS: Record<(typeof BT71)[number], string> = {
  'res-ws': 'Réservée aux ateliers protégés et aux opérateurs dont le but principal est l’insertion de personnes handicapées ou défavorisées',
  'res-pub-ser': 'Réservée à des organisations qui poursuivent une mission de service public (économie sociale)',
  none: 'Non réservée',
};
export const BT736_LABELS: Record<(typeof BT736)[number], string> = { yes: 'Oui', no: 'Non', 'not-known': 'Pas encore connu' };
export const BT754_LABELS: Record<(typeof BT754)[number], string> = {
  inc: 'Des exigences d’accessibilité sont prévues',
  'n-inc': 'Non prévues : l’achat n’est pas destiné à des personnes',
  'n-inc-just': 'Non prévues, avec une justification',
};
export const BT774_LABELS: Record<(typeof BT774)[number], string> = {
  'biodiv-eco': 'Protéger et restaurer la biodiversité',
  'circ-econ': 'Économie circulaire',
  'clim-adapt': 'S’adapter au changement climatique',
  'clim-mitig': 'Limiter le changement climatique',
  'pollu-prev': 'Prévenir et réduire la pollution',
  'water-mar': 'Protéger l’eau et les milieux marins',
  other: 'Autre',
};
export const BT775_LABELS: Record<(typeof BT775)[number], string> = {
  'acc-all': 'Accessibilité pour tous',
  'et-eq': 'Égalité quelle que soit l’origine',
  'gen-eq': 'Égalité entre les femmes et les hommes',
  'hum-right': 'Vigilance sur les droits humains dans les chaînes d’approvisionnement',
  opp: 'Emploi de chômeurs de longue durée, de personnes défavorisées ou handicapées',
  'work-cond': 'Conditions de travail équitables',
  other: 'Autre',
};
export const BT805_LABELS: Record<(typeof BT805)[number], string> = {
  eu: 'Critères écologiques de l’Union européenne',
  national: 'Critères écologiques nationaux',
  other: 'Autres critères écologiques',
  none: 'Aucun critère écologique',
};
export const BT539_LABELS: Record<(typeof BT539)[number], string> = { price: 'Prix', cost: 'Coût', quality: 'Qualité' };
export const BT5421_LABELS: Record<(typeof BT5421)[number], string> = { 'per-exa': 'Pourcentage exact', 'ord-imp': 'Ordre d’importance' };
export const BT726_LABELS: Record<(typeof BT726)[number], string> = { true: 'Oui', false: 'Non' };
