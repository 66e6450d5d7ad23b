/** A section as lines of French that a person can compare. Pure. */
import type { Block } from '#shared/api/blocks.ts';
import type { Scheme } from '#shared/api/schemes.ts';
import { blocksText } from '#shared/block/text.ts';
import { isDay } from '#shared/days.ts';
import { formatDay, formatMoney } from '#shared/format.ts';
import { formatKnown } from '#shared/indicators/measure.ts';
import { ACTION_STATUS_LABELS, AXIS_LABELS, isKeyOf, LEGAL_POSITION_LABELS, ORGANISATION_LABELS, SOURCE_LABELS, UNIT_LABELS } from '../../../labels.ts';
import type { SchemeSection } from './sections.ts';

const FIELD_LABELS: Record<string, string> = {
  name: 'Nom',
  kind: 'Type',
  siren: 'SIREN',
  population: 'Population',
  annualPurchasesCents: 'Achats annuels',
  purchasesYear: 'Année des achats',
  departement: 'Département',
  region: 'Région',
  website: 'Site internet',
  position: 'Position',
  reason: 'Raison',
  shared: 'Schéma partagé',
  buyers: 'Acheteurs',
  concessionsIncluded: 'Concessions',
  worksIncluded: 'Travaux',
  from: 'Premier jour',
  to: 'Dernier jour',
  adoptedOn: 'Adopté le',
  deliberation: 'Délibération',
  label: 'Mesure',
  unit: 'Unité',
  value: 'Valeur',
  year: 'Année',
  source: 'Source',
  who: 'Qui',
  how: 'Comment',
  on: 'Jour',
  outcome: 'Suite',
  title: 'Titre',
  aim: 'But',
  steps: 'Étapes',
  lead: 'Pilote',
  partners: 'Partenaires',
  calendar: 'Calendrier',
  means: 'Moyens',
  status: 'Avancement',
  intro: 'Présentation',
  origin: 'Origine',
  objectives: 'Objectif',
  actions: 'Action',
  description: 'Explication',
  definition: 'Définition',
  formula: 'Formule',
  better: 'Sens',
  frequency: 'Fréquence',
  legal: 'Article L.\u00a02111-3',
  measuredIn: 'Mesure',
  baseline: 'Départ',
  baselineYear: 'Année de départ',
  baselineSource: 'Source du départ',
  targets: 'Cible',
  bodies: 'Instance',
  role: 'Rôle',
  composition: 'Composition',
  decisions: 'Décisions',
  referents: 'Référent',
  facilitators: 'Facilitateur',
  department: 'Direction',
  function: 'Fonction',
  mission: 'Mission',
  organisation: 'Structure',
  territory: 'Territoire',
  contact: 'Contact',
  audience: 'Public',
  content: 'Contenu',
  duration: 'Durée',
  target: 'Objectif',
  annualReview: 'Bilan annuel',
  publicationMonths: 'Rythme de publication (mois)',
  publicationPlace: 'Mise en ligne',
  what: 'Événement',
  text: 'Texte',
  colour: 'Couleur',
  logoFileId: 'Logo',
  templateFileId: 'Modèle Word',
  subtitle: 'Sous-titre',
  foreword: 'Mot de l’élu',
  summary: 'Synthèse',
  context: 'Contexte',
  perimeter: 'Périmètre',
  method: 'Méthode',
  strengths: 'Forces',
  weaknesses: 'Faiblesses',
  drafting: 'Élaboration',
  governance: 'Gouvernance',
  followUp: 'Suivi',
  training: 'Formation',
  communication: 'Communication',
  complementary: 'Leviers',
};
/** Links by id say nothing to a person. */
const HIDDEN = new Set(['id', 'catalogueId', 'axisId', 'indicatorIds', 'clauseSlugs']);
const WORDS: Record<string, string> = {
  ...ORGANISATION_LABELS,
  ...LEGAL_POSITION_LABELS,
  ...AXIS_LABELS,
  ...ACTION_STATUS_LABELS,
  ...UNIT_LABELS,
  ...SOURCE_LABELS,
  higher: 'augmenter',
  lower: 'diminuer',
  none: 'ni l’un ni l’autre',
  number: 'en nombre',
  'annual-review': 'bilan annuel',
  publication: 'publication',
  committee: 'comité',
  revision: 'révision',
};
const WORDED = new Set(['kind', 'position', 'status', 'unit', 'source', 'better', 'measuredIn']);
/** Fields counted in the unit of their record. */
const MEASURES = new Set(['value', 'baseline']);

type Fields = Record<string, unknown>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isBlock = (value: unknown): value is Block =>
  isRecord(value) && ('content' in value || 'items' in value || 'header' in value) && typeof value['kind'] === 'string' && !('id' in value);

function simple(key: string, value: unknown, around: Fields): string {
  if (value === null || value === '') return 'non renseigné';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  const unit = around['unit'];
  if (typeof value === 'number') {
    if (key === 'annualPurchasesCents') return formatMoney(value);
    return MEASURES.has(key) && isKeyOf(UNIT_LABELS, unit) ? formatKnown(unit, value) : String(value);
  }
  const text = String(value);
  if (WORDED.has(key)) return WORDS[text] ?? text;
  if (key === 'logoFileId' || key === 'templateFileId') return 'déposé';
  return isDay(text) ? formatDay(text) : text;
}

function lines(key: string, value: unknown, around: Fields, indent: string): string[] {
  const label = FIELD_LABELS[key] ?? key;
  if (Array.isArray(value)) {
    if (value.length === 0) return [];
    if (value.every(isBlock))
      return [
        `${indent}${label}\u202f:`,
        ...blocksText(value)
          .split('\n')
          .filter(Boolean)
          .map((line) => `${indent}  ${line}`),
      ];
    if (key === 'targets')
      return value.filter(isRecord).map((target) => `${indent}Cible ${String(target['year'])}\u202f: ${simple('value', target['value'], around)}`);
    return value.flatMap((item) => (isRecord(item) ? record(item, `${indent}  `, label) : [`${indent}${label}\u202f: ${String(item)}`]));
  }
  if (isRecord(value)) return record(value, `${indent}  `, label);
  return value === '' || value === null ? [] : [`${indent}${label}\u202f: ${simple(key, value, around)}`];
}

const record = (value: Fields, indent: string, label: string): string[] => {
  const inner = Object.entries(value)
    .filter(([key]) => !HIDDEN.has(key))
    .flatMap(([key, item]) => lines(key, item, value, indent));
  return label ? [`${indent.slice(2)}${label}`, ...inner] : inner;
};

/** What the section says, line by line; « Vide » when it says nothing. */
export function describeSection(scheme: Scheme, section: SchemeSection, clauseTitle: (slug: string) => string): string[] {
  const value: unknown = scheme[section];
  const found =
    section === 'title'
      ? [scheme.title]
      : section === 'clauseSlugs'
        ? scheme.clauseSlugs.map(clauseTitle)
        : Array.isArray(value)
          ? value.flatMap((item, index) => (isRecord(item) ? record(item, '  ', String(index + 1)) : []))
          : isRecord(value)
            ? record(value, '', '')
            : [];
  return found.length > 0 ? found : ['Vide'];
}

export type ComparedLine = { text: string; isOnlyHere: boolean };

/** Lines of one version, marking those the other does not have. */
export function compareLines(here: readonly string[], there: readonly string[]): ComparedLine[] {
  const other = new Map<string, number>();
  for (const line of there) other.set(line, (other.get(line) ?? 0) + 1);
  return here.map((text) => {
    const left = other.get(text) ?? 0;
    if (left > 0) other.set(text, left - 1);
    return { text, isOnlyHere: left === 0 };
  });
}
