/** Which column of a file holds what, as the form shows it. Pure; the names are recognised by shared/purchases/columns.ts. */
import type { PurchaseColumns, RememberedColumns, SupplierColumns } from '#shared/api/imports.ts';
import { proposePurchaseColumns, proposeSupplierColumns } from '#shared/purchases/columns.ts';

export type TableKind = RememberedColumns['kind'];
export type ColumnField = { id: string; label: string; help?: string; isRequired?: boolean };
/** Field → column of the file; absent or null: the file does not have it. */
export type ChosenColumns = Partial<Record<string, string | null>>;

export const COLUMN_FIELDS: Record<TableKind, readonly ColumnField[]> = {
  purchases: [
    { id: 'amount', label: 'Montant payé', isRequired: true },
    { id: 'side', label: 'Sens, débit ou crédit', help: 'D ou C\u202f: un crédit se retire.' },
    { id: 'supplierId', label: 'SIRET ou SIREN du fournisseur' },
    { id: 'supplierName', label: 'Nom du fournisseur' },
    { id: 'paidOn', label: 'Date de paiement ou année' },
    { id: 'fiscalYear', label: 'Exercice', help: 'Pour les lignes sans date de paiement.' },
    { id: 'category', label: 'Catégorie d’achat' },
    { id: 'entity', label: 'Direction ou entité' },
    { id: 'buyer', label: 'SIREN de l’acheteur', help: 'Si le fichier en mêle plusieurs.' },
    { id: 'bookFive', label: 'Marché du livre V', help: 'Oui ou non\u202f: il ne compte pas dans le seuil.' },
  ],
  suppliers: [
    { id: 'supplierId', label: 'SIRET ou SIREN', isRequired: true },
    { id: 'name', label: 'Nom de la structure' },
    { id: 'kind', label: 'Type de structure' },
    { id: 'department', label: 'Département' },
    { id: 'from', label: 'Valable à partir du' },
    { id: 'to', label: 'Valable jusqu’au' },
  ],
};

const sameHeader = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((name, index) => name === right[index]);

/** What was chosen last time for the same header, kept to the columns the file still has; null when there is none. */
function rememberedFor(kind: TableKind, header: readonly string[], remembered: readonly RememberedColumns[]): ChosenColumns | null {
  const found = remembered.find((one) => one.kind === kind && sameHeader(one.header, header));
  return found ? { ...found.columns } : null;
}

export const isTableKind = (kind: string | null): kind is TableKind => kind === 'purchases' || kind === 'suppliers';

const column = (chosen: ChosenColumns, id: string): string | null => chosen[id] ?? null;

export const purchaseColumns = (chosen: ChosenColumns): PurchaseColumns => ({
  amount: column(chosen, 'amount') ?? '',
  supplierId: column(chosen, 'supplierId'),
  supplierName: column(chosen, 'supplierName'),
  paidOn: column(chosen, 'paidOn'),
  category: column(chosen, 'category'),
  entity: column(chosen, 'entity'),
  buyer: column(chosen, 'buyer'),
  bookFive: column(chosen, 'bookFive'),
  // Absent rather than null: the same choices as before are then the same, and the same file changes nothing.
  ...(chosen['side'] ? { side: chosen['side'] } : {}),
  ...(chosen['fiscalYear'] ? { fiscalYear: chosen['fiscalYear'] } : {}),
});

export const supplierColumns = (chosen: ChosenColumns): SupplierColumns => ({
  supplierId: column(chosen, 'supplierId') ?? '',
  name: column(chosen, 'name'),
  kind: column(chosen, 'kind'),
  department: column(chosen, 'department'),
  from: column(chosen, 'from'),
  to: column(chosen, 'to'),
});

/** By the names of the columns; what is not recognised is null. */
export const proposeColumns = (kind: TableKind, header: readonly string[]): ChosenColumns =>
  kind === 'purchases' ? proposePurchaseColumns(header) : proposeSupplierColumns(header);

/** What was chosen last time for the same header, else what the names say. */
export const proposedFor = (kind: TableKind, header: readonly string[], remembered: readonly RememberedColumns[]): ChosenColumns =>
  rememberedFor(kind, header, remembered) ?? proposeColumns(kind, header);
