/** Acts of subcontracting are not kept; what is wrong with them is said, and never costs the contract. */
import { note, type Notes } from './notes.ts';
import { isRaw, NO_FIELDS, type Raw, readItems, saysNothing, scalarText } from './raw.ts';
import type { Holder } from './record.ts';

const FIELD = 'actesSousTraitance';
/** Mandatory in schema 2.0.3. */
const MANDATORY = ['id', 'dureeMois', 'dateNotification', 'datePublicationDonnees', 'montant', 'variationPrix'];

export function checkSubcontracts(raw: Raw, holders: readonly Holder[], notes: Notes): void {
  const value = raw[FIELD];
  if (value === undefined || value === null) return;
  const { items } = readItems(value, FIELD, 'acteSousTraitance', true, notes);
  for (const item of items) {
    const subcontractor = isRaw(item['sousTraitant']) ? item['sousTraitant'] : NO_FIELDS;
    const id = scalarText(subcontractor['id'])?.replace(/\s/g, '') ?? '';
    if (id !== '' && holders.some((holder) => holder.id === id)) note(notes, 'SUBCONTRACT_COPY', FIELD, item);
    else if (id === '' || MANDATORY.some((field) => saysNothing(item[field]))) note(notes, 'SUBCONTRACT_PARTIAL', FIELD, item);
  }
}
