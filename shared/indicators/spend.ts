/** Indicators of the accounting: what was paid, in the calendar year, to the suppliers that a list recognises. No kind is added to another. */
import type { Day } from '../days.ts';
import { formatDay, formatMoney, formatNumber } from '../format.ts';
import { SUPPLIER_KIND_LABELS, type SupplierKind } from '../purchases/supplier-kinds.ts';
import { type SpendTally, spentWith, summarise } from '../purchases/tallies.ts';
import type { OtherFigure } from './assemble.ts';
import { share } from './compute.ts';
import { SPEND_DEFINITIONS, type SpendDefinition } from './definitions.ts';

const TOTAL = 'Total payé dans l’année';
const TAXED = ' (toutes taxes comprises)';
const TAX_SENTENCE = 'Le fichier donne des montants toutes taxes comprises, et le taux est calculé sur eux, alors qu’il se définit hors taxes.';

const listed = ({ kinds }: SpendDefinition, known: ReadonlySet<string>): SupplierKind[] => kinds.filter((kind) => known.has(kind));

/** What the accounting says beside its sums. */
type Said = { known: ReadonlySet<string>; on: Day | null; taxed: boolean };

/** « Sur 12 M€ payés, dont 11 M€ à 40 fournisseurs connus… », then why the figure is a least one. */
function detailOf(definition: SpendDefinition, tallies: readonly SpendTally[], { known, taxed }: Said): string {
  const recognised = listed(definition, known);
  if (recognised.length === 0) return 'Aucune liste importée ne dit ces fournisseurs. Importez-en une, ou saisissez la valeur avec sa source.';
  const { total, unknown } = summarise(tallies);
  const missing = definition.kinds.filter((kind) => !known.has(kind));
  return [
    `Sur ${formatMoney(total.cents)} payés${unknown.cents === 0 ? '' : `, dont ${formatMoney(total.cents - unknown.cents)}`} à ${formatNumber(total.suppliers)} ${total.suppliers < 2 ? 'fournisseur connu' : 'fournisseurs connus'}.`,
    ...(unknown.cents !== 0
      ? [`${formatMoney(unknown.cents)} vont à des fournisseurs sans numéro utilisable : comptés dans le total, reconnus nulle part.`]
      : []),
    ...(missing.length > 0 ? [`Aucune liste ne dit : ${missing.map((kind) => SUPPLIER_KIND_LABELS[kind]).join(', ')}.`] : []),
    ...(unknown.cents !== 0 || missing.length > 0 ? ['La valeur réelle peut être plus haute.'] : []),
    'Un fournisseur est reconnu par son numéro, dans une liste valable à un moment de l’année.',
    ...(definition.calculation === 'suppliers' ? ['Des établissements, à défaut des entreprises.'] : []),
    ...(definition.rule === undefined ? [] : [definition.rule]),
    ...(taxed && definition.calculation !== 'suppliers' ? [TAX_SENTENCE] : []),
  ].join(' ');
}

function figureOf(definition: SpendDefinition, year: number, tallies: readonly SpendTally[], said: Said): OtherFigure {
  const { known, on, taxed } = said;
  const { total, unknown } = summarise(tallies);
  const spent = spentWith(tallies, definition.kinds);
  const recognised = listed(definition, known).length > 0;
  const value = definition.calculation === 'share-value';
  const label = (text: string): string => (taxed && value ? text + TAXED : text);
  const figure = value ? share(spent.cents, total.cents) : spent.suppliers;
  return {
    indicator: definition.indicator,
    year,
    origin: 'purchases',
    sourceText: on === null ? 'Comptabilité importée' : `Comptabilité importée le ${formatDay(on)}`,
    on,
    value: recognised ? figure : null,
    numerator: recognised ? { label: label(definition.label), value: value ? spent.cents : spent.suppliers, unit: value ? 'money' : 'count' } : null,
    denominator: value ? { label: label(TOTAL), value: total.cents, unit: 'money' } : null,
    coverage: { known: total.cents - unknown.cents, total: total.cents, unit: 'cents' },
    detail: detailOf(definition, tallies, said),
    aside: [],
    split: [],
    opens: false,
  };
}

/**
 * @param known kinds that some imported list is about: without one, nobody is recognised, and that is unknown
 * @param on day of the last accounting import
 * @param taxed whether what a year sums up includes taxes
 */
export function spendFigures(tallies: readonly SpendTally[], known: ReadonlySet<string>, on: Day | null, taxed: (year: number) => boolean): OtherFigure[] {
  const years = [...new Set(tallies.map(({ year }) => year))];
  return years.flatMap((year) => {
    const own = tallies.filter((tally) => tally.year === year);
    return SPEND_DEFINITIONS.map((definition) => figureOf(definition, year, own, { known, on, taxed: taxed(year) }));
  });
}
