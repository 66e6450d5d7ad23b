/**
 * The consolidated table has one line per holder and per modification: the lines of one contract are read together, and make one record whose
 * amount counts once. The current lines (`donneesActuelles`) speak for it, else the first one; its holders are all those they name.
 */
import type { Day } from '../days.ts';
import { looksLikeSiret } from './identifiers.ts';
import { note } from './notes.ts';
import { readNumber } from './numbers.ts';
import { isMissing, type Raw } from './raw.ts';
import { readRecord } from './read-record.ts';
import type { ReadRecord } from './record.ts';
import { TABLE_COLUMNS, type TableColumn, type TableHeader } from './table-columns.ts';

/** One line, its known columns only; null for a column the file does not have. */
export type TableRow = { line: number; cells: (string | null)[] };

const INDICES: ReadonlyMap<TableColumn, number> = new Map(TABLE_COLUMNS.map((column, index) => [column, index]));
const cell = ({ cells }: TableRow, column: TableColumn): string | null => cells[INDICES.get(column) ?? -1] ?? null;

/** The cells the reading keeps, in the order of `TABLE_COLUMNS`. */
export const tableRow = (cells: readonly string[], { at }: TableHeader, line: number): TableRow => ({
  line,
  cells: TABLE_COLUMNS.map((column) => {
    const index = at.get(column);
    return index === undefined ? null : (cells[index]?.trim() ?? '');
  }),
});

/** Which contract a line is of: `uid`, or its buyer and number. */
export const rowKey = (row: TableRow): string => cell(row, 'uid') || `${cell(row, 'acheteur_id') ?? ''}\u0000${cell(row, 'id') ?? ''}`;

const TRUE = new Set(['true', 'oui', '1', 'vrai']);
const isCurrent = (row: TableRow): boolean => TRUE.has((cell(row, 'donneesActuelles') ?? '').toLowerCase());

function centsOf(row: TableRow): number | null {
  const euros = readNumber(cell(row, 'montant'), 'montant', { textOnly: true }, []);
  return euros === null ? null : Math.round(euros * 100);
}

type HolderColumns = { id: TableColumn; kind: TableColumn; name: TableColumn };
const HOLDERS: readonly HolderColumns[] = [
  { id: 'titulaire_id', kind: 'titulaire_typeIdentifiant', name: 'titulaire_nom' },
  { id: 'titulaire_id_2', kind: 'titulaire_typeIdentifiant_2', name: 'titulaire_nom_2' },
  { id: 'titulaire_id_3', kind: 'titulaire_typeIdentifiant_3', name: 'titulaire_nom_3' },
];

/** Where the file has no column for the kind, fourteen digits are a SIRET. */
function holderIn(row: TableRow, columns: HolderColumns): Raw | null {
  const id = cell(row, columns.id);
  const name = cell(row, columns.name);
  if (isMissing(id) && isMissing(name)) return null;
  const first = columns.id === 'titulaire_id';
  const kind = cell(row, columns.kind);
  return {
    id,
    typeIdentifiant: kind === null && looksLikeSiret(id ?? '') ? 'SIRET' : kind,
    denominationSociale: name,
    departement: first ? cell(row, 'titulaire_departement_code') : null,
    categorie: first ? cell(row, 'titulaire_categorie') : null,
  };
}

function holdersOf(rows: readonly TableRow[]): Raw[] {
  const found = new Map<string, Raw>();
  for (const row of rows) {
    for (const columns of HOLDERS) {
      const holder = holderIn(row, columns);
      const key = holder === null ? '' : `${String(holder['typeIdentifiant'])}\u0000${String(holder['id'] || holder['denominationSociale'])}`;
      if (holder !== null && !found.has(key)) found.set(key, holder);
    }
  }
  return [...found.values()];
}

const SAME_NAME: readonly TableColumn[] = [
  'nature',
  'objet',
  'codeCPV',
  'procedure',
  'dureeMois',
  'offresRecues',
  'dateNotification',
  'datePublicationDonnees',
  'montant',
  'considerationsSociales',
  'considerationsEnvironnementales',
  'attributionAvance',
  'tauxAvance',
  'idAccordCadre',
];

/** The number alone: `uid` is the buyer and the number one after the other. */
function numberOf(row: TableRow): string | null {
  const [id, uid, buyer] = [cell(row, 'id'), cell(row, 'uid'), cell(row, 'acheteur_id')];
  if (!isMissing(id) || isMissing(uid)) return id;
  return uid !== null && buyer !== null && uid.startsWith(buyer) ? uid.slice(buyer.length) : uid;
}

function rawOf(first: TableRow, holders: Raw[]): Raw {
  const raw: Record<string, unknown> = {
    id: numberOf(first),
    acheteur: { id: cell(first, 'acheteur_id'), nom: cell(first, 'acheteur_nom') },
    lieuExecution: { code: cell(first, 'lieuExecution_code'), typeCode: cell(first, 'lieuExecution_typeCode') },
    titulaires: holders,
  };
  for (const column of SAME_NAME) {
    const value = cell(first, column);
    if (value !== null) raw[column] = value;
  }
  return raw;
}

const modificationOf = (row: TableRow): number => Number(cell(row, 'modification_id') || 0) || 0;

/** Names of the concessions' natures: the table mixes both in some exports. */
const isConcession = (row: TableRow): boolean => /^(concession|délégation|delegation)/i.test(cell(row, 'nature') ?? '');

export type ReadTableRows = {
  read: ReadRecord;
  line: number;
  /** Sum of the amounts of all its lines, in cents. */
  everyLineCents: number;
  amountsDiffer: boolean;
  /** Lines that repeat a holder. */
  repeatedHolders: number;
};

/** All the lines of one contract, in the order of the file; at least one. */
export function readTableRows(rows: readonly [TableRow, ...TableRow[]], today: Day): ReadTableRows {
  const current = rows.filter(isCurrent);
  const speaking = current.length > 0 ? current : rows;
  const first = speaking[0] ?? rows[0];
  const read = readRecord(rawOf(first, holdersOf(speaking)), { kind: isConcession(first) ? 'concession' : 'contract', format: 'table', today });
  const amounts = new Set(speaking.map(centsOf).filter((cents) => cents !== null));
  if (amounts.size > 1) {
    const all = [...amounts].map((cents) => String(cents / 100)).join('\u202f; ');
    note(read.anomalies, 'AMOUNTS_DIFFER', 'montant', all, cell(first, 'montant'));
  }
  const oldest = rows.reduce((least, row) => (modificationOf(row) < modificationOf(least) ? row : least), rows[0]);
  const modifications = new Set(rows.map(modificationOf).filter((id) => id > 0)).size;
  const initialAmountCents = modifications === 0 ? read.record.initialAmountCents : centsOf(oldest);
  return {
    read: { record: { ...read.record, modifications, initialAmountCents }, anomalies: read.anomalies },
    line: first.line,
    everyLineCents: rows.reduce((sum, row) => sum + (centsOf(row) ?? 0), 0),
    amountsDiffer: amounts.size > 1,
    repeatedHolders: rows.length - new Set(rows.map((row) => cell(row, 'titulaire_id') ?? '')).size,
  };
}
