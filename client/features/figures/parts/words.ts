/** The words of the figures: what a measure rests on, how it moved, what to do when it is unknown. Pure; never a zero for an unknown. */
import type { IndicatorUnit } from '#shared/api/catalogue.ts';
import type { Aside, Contract, FigureBuyer, Measure } from '#shared/api/indicators.ts';
import { counted, formatDay, formatMoney, formatNumber, formatRate } from '#shared/format.ts';
import { asidesOf } from '#shared/indicators/compute.ts';
import { DEFINITIONS, UNGIVEN } from '#shared/indicators/definitions.ts';
import { SEGMENT_LABELS } from '#shared/indicators/facts.ts';
import { formatKnown, formatMeasure, UNIT_SCALE } from '#shared/indicators/measure.ts';
import { foldFrench, frenchTypography } from '#shared/typography.ts';

/** « Travaux », « division CPV 45 ». */
export const segmentName = (segment: string): string =>
  segment === 'works' || segment === 'supplies' || segment === 'services' ? SEGMENT_LABELS[segment] : `Division CPV\u00a0${segment}`;

/** Their name, or their number where the data has no name. */
export const buyerName = ({ name, siren }: Pick<FigureBuyer, 'name' | 'siren'>): string =>
  name.trim() === '' || name.trim() === siren ? `SIREN\u00a0${siren}` : name.trim();

/** By name, to be found in a long list; « Budget principal » comes back from one buyer to another: the number then tells which. */
export function buyerOptions(buyers: readonly FigureBuyer[]): { value: string; label: string }[] {
  const names = buyers.map((buyer) => ({ value: buyer.siren, label: buyerName(buyer) }));
  const times = new Map<string, number>();
  for (const { label } of names) times.set(foldFrench(label), (times.get(foldFrench(label)) ?? 0) + 1);
  return names
    .map(({ value, label }) => ({ value, label: (times.get(foldFrench(label)) ?? 0) > 1 ? `${label} (${value})` : label }))
    .sort((left, right) => left.label.localeCompare(right.label, 'fr'));
}

/** Whole per cents, never rounded up to « 100 % » while something is missing. */
export const coverageRate = ({ known, total }: NonNullable<Measure['coverage']>): string => formatRate(Math.floor((known * 100) / total) * 100);

/** « Marchés avec une clause sociale : 58 ». */
export const partWords = ({ label, value, unit }: NonNullable<Measure['numerator']>): string =>
  `${frenchTypography(label)}\u202f: ${formatMeasure(unit, value)}`;

const DIFFERENCE: Partial<Record<IndicatorUnit, (size: number) => string>> = {
  rate: (size) => `${formatNumber(size / UNIT_SCALE.rate)}\u00a0${size < 2 * UNIT_SCALE.rate ? 'point' : 'points'}`,
};

/** A small year before makes any change look large: it is said. */
const baseWords = ({ coverage }: Measure): string =>
  coverage?.unit === 'contracts' ? ` (sur ${counted(coverage.known, 'marché connu', 'marchés connus')})` : '';

/** « + 2,3 points depuis 2024 (sur 412 marchés connus) », « Inchangé depuis 2024 »; why not, when one of the two is unknown. */
export function changeWords(measure: Measure, before: Measure | undefined): string {
  const { unit, value, year } = measure;
  if (value === null) return '';
  if (before?.value === undefined || before.value === null) return `${year - 1} est inconnu\u202f: pas de comparaison`;
  const difference = value - before.value;
  if (difference === 0) return `Inchangé depuis ${before.year}${baseWords(before)}`;
  const size = (DIFFERENCE[unit] ?? ((base: number) => formatMeasure(unit, base)))(Math.abs(difference));
  return `${difference > 0 ? '+' : '−'}\u00a0${size} depuis ${before.year}${baseWords(before)}`;
}

export const valueWords = ({ unit, value }: Pick<Measure, 'unit' | 'value'>): string => formatKnown(unit, value);

/** « Données essentielles importées le 3 mars 2026 », with its day when the text does not say it. */
export function sourceWords({ sourceText, on, state }: Pick<Measure, 'sourceText' | 'on' | 'state'>): string {
  const source = frenchTypography(sourceText);
  const day = on === null ? '' : formatDay(on);
  const dated = day === '' || source.includes(day) ? source : `${source}, au ${day}`;
  return state === 'typed' ? `Saisi\u202f: ${dated}` : dated;
}

const TYPED = { text: 'À saisir', to: null } as const;

/** What fills an unknown figure: a file to import, the network, or somebody who types it, where no file ever says it. */
export function remedyOf({ indicator, source }: Pick<Measure, 'indicator' | 'source'>): { text: string; to: '/chiffres/imports' | '/reseau' | null } {
  if (UNGIVEN[indicator] !== undefined) return TYPED;
  switch (source) {
    case 'decp':
      return { text: 'Importer des données essentielles', to: '/chiffres/imports' };
    case 'decp-sirene':
      return { text: 'Importer des marchés ou une liste avec la taille des entreprises', to: '/chiffres/imports' };
    case 'accounting':
      return { text: 'Importer des achats et des listes de fournisseurs', to: '/chiffres/imports' };
    case 'training':
      return { text: 'Tenir le réseau et la formation', to: '/reseau' };
    case 'follow-up':
    case 'manual':
      return TYPED;
    default:
      return source satisfies never;
  }
}

const DEFINED = new Map(DEFINITIONS.map((definition) => [definition.indicator, definition]));

/**
 * Contracts nothing is known of. The coverage counts as not known those that are put aside for another reason too, concessions apart: they are
 * taken out here, so that each contract is said once.
 */
export function unknownCount({ indicator, coverage, aside }: Pick<Measure, 'indicator' | 'coverage' | 'aside'>): number {
  const definition = DEFINED.get(indicator);
  if (coverage === null || coverage.unit === 'cents' || definition === undefined) return 0;
  const early = asidesOf(definition, { concessions: false }).before.map(({ reason }) => reason);
  const late = aside.filter(({ reason }) => !early.includes(reason)).reduce((sum, { count }) => sum + count, 0);
  return coverage.total - coverage.known - late;
}

/** « 12 marchés au montant hors de vraisemblance, hors des sommes (3 Md€) ». */
export const asideWords = ({ reason, count, cents }: Aside): string =>
  `${frenchTypography(reason)}\u202f: ${counted(count, 'marché')}${cents === null ? '' : ` (${formatMoney(cents)})`}`;

/** Unknown and absurd amounts are said in words, never as zero. */
export function amountWords({ amountCents, amountState }: Pick<Contract, 'amountCents' | 'amountState'>): string {
  if (amountCents === null || amountState === 'missing') return 'Montant inconnu';
  return formatMoney(amountCents);
}

/** Why the amount is out of the sums; nothing when it counts. */
export const amountCaution = ({ amountState }: Pick<Contract, 'amountState'>): string =>
  amountState === 'absurd' ? 'Montant hors de vraisemblance, hors des sommes' : amountState === 'missing' ? 'Hors des sommes' : '';

const SUBJECTS = { social: 'Sociale', environment: 'Environnementale' } as const;

/** What is known of one consideration: the published values, « Aucune », or why it is unknown. */
export function considerationWords(contract: Contract, subject: keyof typeof SUBJECTS): string {
  const values = contract[subject];
  const state = subject === 'social' ? contract.socialState : contract.environmentState;
  if (state === 'contradiction' && !contract.decided) return 'Contradictoire, à décider';
  if (values === null) return 'Inconnue';
  return values.length === 0 ? 'Aucune' : values.join(', ');
}
