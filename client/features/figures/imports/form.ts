/** The import form: its fields, what each is filled with from the file and the settings, its faults, the options it sends. Pure. */
import type { FigureSettings, Import, ImportKind, ImportOptions } from '#shared/api/imports.ts';
import type { Day } from '#shared/days.ts';
import { isDay } from '#shared/days.ts';
import type { FieldFault } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { SupplierKind } from '#shared/purchases/supplier-kinds.ts';
import { type ChosenColumns, isTableKind, purchaseColumns, supplierColumns } from './columns.ts';
import { readSirens, SIREN_FAULT, sirenOf } from './settings.ts';

export type ImportFields = {
  kind: ImportKind | null;
  /** Contracts: of these buyers only, or of all those of the file. */
  scope: 'these' | 'all';
  sirens: string;
  /** Purchases: who paid, and the year when no column says it. */
  buyer: string;
  year: string;
  /** Purchases: nothing of the fifth book in the file, when no column says it. */
  withoutBookFive: boolean;
  /** Suppliers: the list's name and day, its one kind. */
  name: string;
  on: Day | null;
  supplierKind: SupplierKind | null;
  /** Purchases and suppliers: the import whose place it takes. */
  replaces: string | null;
  columns: ChosenColumns;
};

/** Fields as they stand before a file is chosen: the buyers are those of the settings. */
export function startFields(kind: ImportKind | null, { buyers }: FigureSettings): ImportFields {
  const [only, ...others] = buyers;
  return {
    kind,
    scope: buyers.length > 0 ? 'these' : 'all',
    sirens: buyers.map(({ siren }) => siren).join('\n'),
    buyer: only && others.length === 0 ? only.siren : '',
    year: '',
    withoutBookFive: false,
    name: '',
    on: null,
    supplierKind: null,
    replaces: null,
    columns: {},
  };
}

const STEM = /\.[a-z0-9]{1,5}$/i;
const YEAR_IN_NAME = /(?<!\d)(20\d{2})(?!\d)/g;
const DAY_IN_NAME = /(?<!\d)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/;

/** The one year a file's name tells; null when it tells none or several. */
export function yearInName(name: string): number | null {
  const years = [...new Set([...name.matchAll(YEAR_IN_NAME)].map((match) => Number(match[1])))];
  return years.length === 1 ? (years[0] ?? null) : null;
}

/** The day a file's name tells, as exports are often named; null otherwise. */
export function dayInName(name: string): Day | null {
  const match = DAY_IN_NAME.exec(name);
  const day = match ? `${match[1]}-${match[2]}-${match[3]}` : '';
  return isDay(day) ? day : null;
}

/**
 * What the file and its name fill, where nothing was typed. Published contracts are known for sure; between the two sorts of tables, what
 * was chosen stays.
 */
export function withFile(fields: ImportFields, fileName: string, guessed: ImportKind | null): ImportFields {
  const kind = guessed === 'contracts' || !isTableKind(fields.kind) ? (guessed ?? fields.kind) : fields.kind;
  return {
    ...fields,
    kind,
    year: fields.year || (kind === 'purchases' ? String(yearInName(fileName) ?? '') : ''),
    name: fields.name || (kind === 'suppliers' ? fileName.replace(STEM, '').replaceAll('_', ' ').slice(0, LIMITS.title) : ''),
    replaces: kind === fields.kind ? fields.replaces : null,
    on: fields.on ?? (kind === 'suppliers' ? dayInName(fileName) : null),
  };
}

/** Imports of a kind that a new one may replace: those in place, the newest first. */
export const replaceable = (imports: readonly Import[], wanted: ImportKind): Import[] =>
  imports.filter(({ kind, state }) => kind === wanted && state === 'done').sort((left, right) => right.createdAt.localeCompare(left.createdAt));

/** A year of the calendar, within what the product keeps; null otherwise. */
function yearOf(typed: string): number | null {
  const year = /^\d{4}$/.test(typed.trim()) ? Number(typed) : 0;
  return year >= LIMITS.yearMin && year <= LIMITS.yearMax ? year : null;
}

const contractFaults = ({ scope, sirens }: ImportFields): FieldFault[] => {
  if (scope === 'all') return [];
  const { sirens: kept, fault } = readSirens(sirens);
  if (fault) return [{ path: 'import-sirens', message: fault }];
  return kept.length === 0 ? [{ path: 'import-sirens', message: 'Écrivez au moins un SIREN, ou prenez tous les acheteurs du fichier.' }] : [];
};

function purchaseFaults({ buyer, year, columns }: ImportFields): FieldFault[] {
  const faults: FieldFault[] = [];
  if (buyer.trim() && sirenOf(buyer) === null) faults.push({ path: 'import-buyer', message: SIREN_FAULT });
  if (!columns['amount']) faults.push({ path: 'column-amount', message: 'Choisissez la colonne du montant payé.' });
  if (year.trim() && yearOf(year) === null) faults.push({ path: 'import-year', message: 'Écrivez une année de quatre chiffres, par exemple 2025.' });
  else if (!columns['paidOn'] && !columns['fiscalYear'] && yearOf(year) === null)
    faults.push({ path: 'import-year', message: 'Écrivez l’année des paiements, ou choisissez la colonne qui la dit.' });
  return faults;
}

function supplierFaults({ name, on, supplierKind, columns }: ImportFields): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!name.trim()) faults.push({ path: 'import-name', message: 'Donnez un nom à la liste.' });
  if (on === null) faults.push({ path: 'import-on', message: 'Donnez le jour de la liste\u202f: il dira quand elle a vieilli.' });
  if (!columns['supplierId']) faults.push({ path: 'column-supplierId', message: 'Choisissez la colonne du SIRET ou du SIREN.' });
  if (!columns['kind'] && supplierKind === null)
    faults.push({ path: 'import-supplier-kind', message: 'Dites de quel type sont ces structures, ou choisissez la colonne qui le dit.' });
  return faults;
}

/** One column holds one thing: the second field that takes it is at fault. */
function columnTwice({ columns }: ImportFields): FieldFault[] {
  const seen = new Map<string, string>();
  return Object.entries(columns).flatMap(([id, chosen]) => {
    if (!chosen) return [];
    const other = seen.get(chosen);
    seen.set(chosen, id);
    return other ? [{ path: `column-${id}`, message: `La colonne «\u00a0${chosen}\u00a0» est choisie deux fois.` }] : [];
  });
}

/** What stops the sending, each with its field. `hasTable` is false when the file shows no column. */
export function importFaults(fields: ImportFields, hasTable: boolean): FieldFault[] {
  if (fields.kind === null) return [{ path: 'import-kind', message: 'Dites ce que ce fichier contient.' }];
  if (fields.kind === 'contracts') return contractFaults(fields);
  if (!hasTable) return [{ path: 'import-kind', message: 'Ce fichier n’est pas un tableau CSV\u202f: il ne peut pas contenir cela.' }];
  return [...(fields.kind === 'purchases' ? purchaseFaults(fields) : supplierFaults(fields)), ...columnTwice(fields)];
}

/** Only of fields without a fault. */
export function optionsOf(fields: ImportFields): ImportOptions {
  if (fields.kind === 'purchases') {
    const columns = purchaseColumns(fields.columns);
    const said = columns.bookFive === null && fields.withoutBookFive ? { withoutBookFive: true } : {};
    return {
      buyer: sirenOf(fields.buyer) ?? '',
      year: yearOf(fields.year),
      columns,
      ...said,
      ...(fields.replaces === null ? {} : { replaces: fields.replaces }),
    };
  }
  if (fields.kind === 'suppliers')
    return {
      name: fields.name.trim(),
      on: fields.on ?? '',
      kind: fields.supplierKind,
      replaces: fields.replaces,
      columns: supplierColumns(fields.columns),
    };
  return { buyers: fields.scope === 'these' ? readSirens(fields.sirens).sirens : [] };
}
