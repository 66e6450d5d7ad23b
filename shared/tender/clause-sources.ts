/**
 * Where the consultation already holds the value of a clause's variable: one row a field, data first. A row answers only
 * when the variable means that field (its label or unit says so); an unknown field gives null, never a guess.
 */
import type { ClauseFamily, ClauseVariable } from '../api/clauses.ts';
import type { CriterionKind, TenderContent, TenderLot } from '../api/tenders.ts';
import { estimatedValue, wholeMonths } from './estimated-value.ts';
import { lotName, theLot } from './names.ts';

export type SourceAsk = {
  family: Pick<ClauseFamily, 'slug' | 'themes'>;
  variable: Pick<ClauseVariable, 'id' | 'label' | 'unit' | 'type'>;
  tender: TenderContent;
  lot: TenderLot;
};
export type Found = { value: string | number; from: string };

type Row = {
  variable: string;
  /** The label the variable must carry. */
  label?: RegExp;
  unit?: string;
  families?: readonly string[];
  /** The clause's example never stands for it: without a value it stays to fill. */
  owned?: true;
  from: string;
  read: (ask: SourceAsk) => string | number | null;
};

const euros = (cents: number | null): number | null => (cents === null ? null : cents / 100);
const percent = (basisPoints: number | null): number | null => (basisPoints === null ? null : basisPoints / 100);
const hours = (quarters: number | null): number | null => (quarters === null || quarters === 0 ? null : Math.floor(quarters / 4));
const months = ({ lot, tender }: SourceAsk): number | null => lot.durationMonths ?? tender.duration.months;

/** Hours of the lot spread over its years, rounded down; null without both. */
function yearly(ask: SourceAsk): number | null {
  const lasts = months(ask);
  const whole = ask.lot.insertion.quarterHours;
  return whole === null || whole === 0 || lasts === null || lasts === 0 ? null : Math.floor((whole / 4 / lasts) * Math.min(lasts, 12));
}

/** Kind of the criterion a family writes; null when its themes do not tell. */
function criterionKind({ family, variable }: SourceAsk): CriterionKind | null {
  if (/coût/i.test(variable.label)) return 'cost';
  if (family.themes.includes('environment') || /environnemental/i.test(variable.label)) return 'environment';
  if (family.slug === 'part-pme-marche-global') return 'sme';
  return family.themes.some((theme) => ['insertion', 'training', 'equality', 'work-conditions', 'care'].includes(theme)) ? 'social' : null;
}

/** Weight of the only criterion of that kind; several criteria of one kind are not told apart. */
function weight(ask: SourceAsk): number | null {
  const kind = criterionKind(ask);
  const [only, other] = ask.lot.criteria.filter((criterion) => criterion.kind === kind);
  return only && !other ? percent(only.weightBasisPoints) : null;
}

const EXCEPTION_OPTIONS = {
  'immediate-solution': 'solution-disponible',
  'no-sufficient-link': 'lien-insuffisant',
  'competition-or-difficulty': 'concurrence-difficulte',
  'short-works': 'travaux-courts',
} as const;
const ALLOTMENT_OPTIONS = {
  'no-coordination': 'coordination',
  'competition-or-cost': 'difficulte',
  'unsuccessful-risk': 'infructuosite',
  'no-distinct-services': null,
} as const;
const EXCEPTION_FAMILIES = ['exception-clause-sociale-motivee', 'exception-clause-sociale-concession'];
/** Activities of the services family, by the beginning of the CPV code; another code leaves the choice open. */
const ACTIVITIES: readonly (readonly [string, string])[] = [
  ['77', 'espaces-verts'],
  ['9061', 'proprete-urbaine'],
  ['9051', 'collecte'],
  ['555', 'restauration'],
];
const RESERVED_FORM = { disability: 'handicap', siae: 'insertion', both: 'autre', prison: 'autre', ess: 'autre', none: null } as const;

const everyLot = ({ tender }: SourceAsk): number | null =>
  tender.lots.every(({ amountCents }) => amountCents !== null) ? tender.lots.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0) / 100 : null;

function wholeValue({ tender }: SourceAsk): number | null {
  const value = estimatedValue(tender);
  return value.complete ? value.cents / 100 : null;
}

const ROWS: readonly Row[] = [
  { variable: 'lot', from: 'numéro et intitulé du lot', read: ({ lot, tender }) => lotName(lot, tender) },
  { variable: 'acheteur', from: 'nom de l’acheteur', read: ({ tender }) => tender.buyer.name },
  { variable: 'objet', from: 'objet de la consultation', read: ({ tender }) => tender.need.object },
  { variable: 'objet-service', from: 'objet de la consultation', read: ({ tender }) => tender.need.object },
  { variable: 'besoin', families: ['achat-direct-sous-seuil'], from: 'objet de la consultation', read: ({ tender }) => tender.need.object },
  {
    variable: 'heures',
    label: /par tranche/,
    owned: true,
    from: 'heures par tranche facturée retenues pour',
    read: ({ lot }) => hours(lot.insertion.quarterHoursPerSlice),
  },
  { variable: 'heures', label: /par (?:période annuelle|année)/, owned: true, from: 'heures retenues, ramenées à l’année, pour', read: yearly },
  {
    variable: 'heures',
    label: /^Volume (?:total )?d’heures(?: d’insertion)?$/,
    owned: true,
    from: 'heures retenues pour',
    read: ({ lot }) => hours(lot.insertion.quarterHours),
  },
  {
    variable: 'heures-travaux',
    families: ['heures-insertion-marche-global'],
    owned: true,
    from: 'heures retenues pour',
    read: ({ lot }) => hours(lot.insertion.quarterHours),
  },
  { variable: 'tranche', owned: true, from: 'tranche facturée retenue pour', read: ({ lot }) => euros(lot.insertion.sliceCents) },
  {
    variable: 'heures-reprises',
    from: 'heures du personnel à reprendre du calcul gardé avec',
    read: ({ lot }) => (lot.hours?.transferableMonthlyHours === undefined ? null : Math.round(lot.hours.transferableMonthlyHours * 12)),
  },
  { variable: 'facilitateur', from: 'facilitateur indiqué pour', read: ({ lot }) => lot.insertion.facilitator },
  {
    variable: 'penalite',
    label: /par heure non réalisée/,
    from: 'pénalité par heure indiquée pour',
    read: ({ lot, family }) => (family.themes.includes('insertion') ? euros(lot.insertion.penaltyPerHourCents) : null),
  },
  { variable: 'ponderation', from: 'poids du critère de', read: weight },
  { variable: 'poids', from: 'poids du critère de', read: weight },
  { variable: 'part-minimale', families: ['part-pme-marche-global'], from: 'part PME indiquée pour', read: ({ lot }) => percent(lot.smeShareBasisPoints) },
  { variable: 'duree', label: /accord-cadre/, unit: 'mois', from: 'durée de', read: months },
  { variable: 'duree-totale', unit: 'mois', from: 'durée, reconductions comprises, de', read: ({ tender, lot }) => wholeMonths(tender, lot.id) },
  { variable: 'cpv-principal', from: 'code CPV de', read: ({ lot, tender }) => lot.cpv || tender.need.cpv },
  { variable: 'nombre-lots', from: 'lots de la consultation', read: ({ tender }) => (tender.lots.length > 1 ? tender.lots.length : null) },
  { variable: 'total-operation', from: 'somme des lots de la consultation', read: everyLot },
  { variable: 'lots-concernes', from: 'numéro et intitulé du lot', read: ({ lot, tender }) => lotName(lot, tender) },
  { variable: 'valeur', families: EXCEPTION_FAMILIES, from: 'valeur estimée de la consultation', read: wholeValue },
  { variable: 'motif', families: EXCEPTION_FAMILIES, from: 'exception choisie pour', read: ({ lot }) => lot.exception && EXCEPTION_OPTIONS[lot.exception] },
  { variable: 'faits', families: EXCEPTION_FAMILIES, from: 'circonstances écrites pour', read: ({ lot }) => lot.circumstances },
  {
    variable: 'qualite',
    families: EXCEPTION_FAMILIES,
    from: 'type d’acheteur',
    read: ({ tender }) => tender.buyer.kind && (tender.buyer.kind === 'contracting-entity' ? 'entite' : 'pouvoir'),
  },
  {
    variable: 'motif',
    families: ['non-allotissement-motive'],
    from: 'cas retenu dans la consultation',
    read: ({ tender }) => tender.allotment.case && ALLOTMENT_OPTIONS[tender.allotment.case],
  },
  { variable: 'faits', families: ['non-allotissement-motive'], from: 'motif écrit dans la consultation', read: ({ tender }) => tender.allotment.reason },
  {
    variable: 'nature',
    families: ['achat-direct-sous-seuil'],
    from: 'nature de l’achat',
    read: ({ tender }) => tender.need.nature && (tender.need.nature === 'works' ? 'travaux' : 'fournitures-services'),
  },
  {
    variable: 'forme',
    families: ['condition-sociale-lot-reserve'],
    from: 'réservation de',
    read: ({ lot }) => lot.reservation.kind && RESERVED_FORM[lot.reservation.kind],
  },
  {
    variable: 'perimetre',
    families: ['mise-a-disposition-etti-ai'],
    from: 'réservation de',
    read: ({ lot }) => (lot.reservation.kind === 'siae' ? 'insertion' : lot.reservation.kind === 'both' ? 'conjointe' : null),
  },
  {
    variable: 'activite',
    families: ['heures-insertion-services'],
    from: 'code CPV de',
    read: ({ lot, tender }) => ACTIVITIES.find(([start]) => (lot.cpv || tender.need.cpv).startsWith(start))?.[1] ?? null,
  },
  { variable: 'montant-ca', from: 'chiffre d’affaires demandé pour', read: ({ lot }) => euros(lot.selection.turnoverCents) },
];

/** Rows whose origin ends with the lot they were read in. */
const named = ({ from }: Row, { lot, tender }: SourceAsk): string =>
  / (?:pour|de|avec)$/.test(from) ? `${from} ${theLot(lot, tender)}`.replace(/ de le /, ' du ') : from;

const rowOf = ({ variable, family }: SourceAsk): Row | undefined =>
  ROWS.find(
    (row) =>
      row.variable === variable.id &&
      (!row.label || row.label.test(variable.label)) &&
      (!row.unit || row.unit === variable.unit) &&
      (!row.families || row.families.includes(family.slug)),
  );

/** What the consultation holds for this variable, and where; null when it holds nothing. */
export function fromTender(ask: SourceAsk): Found | null {
  const row = rowOf(ask);
  const value = row?.read(ask) ?? null;
  return row && value !== null && String(value).trim() !== '' ? { value: typeof value === 'string' ? value.trim() : value, from: named(row, ask) } : null;
}

/** True for a value only the consultation or the person can give: the clause's example would be an invention. */
export const isOwned = (ask: SourceAsk): boolean => rowOf(ask)?.owned === true;
