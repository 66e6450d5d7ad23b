/** Who holds the contract: every holder, none is cut off the list. */
import { LIMITS } from '../limits.ts';
import { readIdKind, readSiret } from './identifiers.ts';
import { note, type Notes } from './notes.ts';
import { isMissing, type Raw, readItems, saysNothing, scalarText } from './raw.ts';
import type { ContractRecord, Holder } from './record.ts';
import { readText } from './text.ts';

/** Sizes of the consolidated table, from INSEE's categories. */
const SIZES: ReadonlyMap<string, NonNullable<Holder['size']>> = new Map([
  ['MICRO', 'micro'],
  ['PME', 'pme'],
  ['ETI', 'eti'],
  ['GE', 'ge'],
]);

const LONGEST_ID = 100;

type Identity = Pick<Holder, 'idKind' | 'id' | 'siren'>;

function identityOf(raw: Raw, field: string, notes: Notes): Identity {
  const text = scalarText(raw['id'])?.slice(0, LONGEST_ID) ?? '';
  const kind = raw['typeIdentifiant'];
  if (text === '' || saysNothing(text)) {
    note(notes, 'HOLDER_ID_MISSING', `${field}.id`, raw['id']);
    return { idKind: saysNothing(kind) ? null : readIdKind(kind, '', `${field}.typeIdentifiant`, notes), id: null, siren: null };
  }
  const idKind = kind === 'SIRET' ? kind : readIdKind(kind, text, `${field}.typeIdentifiant`, notes);
  if (idKind === 'SIRET') {
    const { id, siren } = readSiret(text, `${field}.id`, notes);
    return { idKind, id, siren };
  }
  return { idKind, id: text.replace(/\s/g, ''), siren: null };
}

function readHolder(raw: Raw, field: string, notes: Notes): Holder {
  const { idKind, id, siren } = identityOf(raw, field, notes);
  const size = raw['categorie'];
  return {
    idKind,
    id,
    siren,
    name: readText(raw['denominationSociale'] ?? raw['nom'], `${field}.nom`, LIMITS.shortText, notes) || null,
    department: scalarText(raw['departement'])?.slice(0, 3) || null,
    size: typeof size === 'string' ? (SIZES.get(size.trim().toUpperCase()) ?? null) : null,
  };
}

/** Nothing at all under the wrapper. */
function isEmpty(raw: Raw): boolean {
  for (const field in raw) if (!isMissing(raw[field])) return false;
  return true;
}

const FIELDS = { contract: { field: 'titulaires', wrapper: 'titulaire' }, concession: { field: 'concessionnaires', wrapper: 'concessionnaire' } } as const;

/** `[]`, and said, when the record names nobody. */
export function readHolders(raw: Raw, kind: ContractRecord['kind'], wrapped: boolean, notes: Notes): Holder[] {
  const { field, wrapper } = FIELDS[kind];
  const value = raw[field] ?? (kind === 'concession' ? raw['titulaires'] : undefined);
  const { items } = readItems(value, field, wrapper, wrapped, notes);
  const holders: Holder[] = [];
  for (const item of items) if (!isEmpty(item)) holders.push(readHolder(item, field, notes));
  if (holders.length === 0) note(notes, 'HOLDER_MISSING', field, value);
  return holders;
}
