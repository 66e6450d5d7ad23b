/** The words for comparing two versions of a scheme. Pure. */
import type { SchemeContent } from '#shared/api/schemes.ts';
import { formatMoney } from '#shared/format.ts';
import { schemeBuyers } from '#shared/scheme/buyers.ts';
import { formatKnown } from '#shared/indicators/measure.ts';
import { ACTION_STATUS_LABELS, AXIS_LABELS, isKeyOf, LEGAL_POSITION_LABELS, ORGANISATION_LABELS, SOURCE_LABELS, UNIT_LABELS } from '../../../labels.ts';
import { describeValue, type Fields, type Vocabulary } from '../../../save/describe.ts';
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
  foreword: 'Mot de l’élue ou de l’élu',
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
const HIDDEN = new Set(['id', 'catalogueId', 'axisId', 'buyerId', 'indicatorId', 'indicatorIds', 'clauseSlugs']);
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

const write = (key: string, value: unknown, { unit }: Fields): string | null => {
  if (key === 'logoFileId' || key === 'templateFileId') return 'déposé';
  if (typeof value !== 'number') return null;
  if (key === 'annualPurchasesCents') return formatMoney(value);
  return MEASURES.has(key) && isKeyOf(UNIT_LABELS, unit) ? formatKnown(unit, value) : null;
};

export const SCHEME_WORDS: Vocabulary = {
  labels: FIELD_LABELS,
  hidden: HIDDEN,
  worded: WORDED,
  words: WORDS,
  write,
  line: (key, { year, value }, around) =>
    key === 'targets' ? `Cible ${String(year)}\u202f: ${value === null ? 'non renseigné' : (write('value', value, around) ?? String(value))}` : null,
};

/** The rows by buyer, with their names and unit instead of links. */
const namedFigures = (scheme: SchemeContent) =>
  scheme.buyerFigures.map(({ buyerId, indicatorId, baseline, baselineYear, baselineSource, targets }) => {
    const indicator = scheme.indicators.find(({ id }) => id === indicatorId);
    const buyer = schemeBuyers(scheme).find(({ id }) => id === buyerId);
    const title = `${buyer?.name ?? 'Acheteur retiré'} – ${indicator?.title ?? 'indicateur retiré'}`;
    return { title, unit: indicator?.unit ?? 'count', baseline, baselineYear, baselineSource, targets };
  });

/** What the section says, line by line; « Vide » when it says nothing. */
export const describeSection = (scheme: SchemeContent, section: SchemeSection, clauseTitle: (slug: string) => string): string[] =>
  describeValue(
    SCHEME_WORDS,
    section,
    section === 'clauseSlugs' ? scheme.clauseSlugs.map(clauseTitle) : section === 'buyerFigures' ? namedFigures(scheme) : scheme[section],
  );
