/**
 * From the raw object of a published contract, whatever the format it came in, to the one shape Clausier keeps. Pure and total: any value
 * gives a record and the list of what was wrong in it, never a throw. Repairs only what is certain; the rest is unknown (null), and said.
 * One file here per group of fields; `record.ts` is the shape, `anomalies.ts` every fault by name.
 */
import type { Day } from '../days.ts';
import { LIMITS } from '../limits.ts';
import { readAmount } from './amounts.ts';
import { ENVIRONMENT, readConsiderations, SOCIAL, type Subject } from './considerations.ts';
import { type Cpv, NO_CPV, readCpv } from './cpv.ts';
import { dayAfterMonths, readDay } from './dates.ts';
import { FIELDS_2019, FIELDS_2022, NEVER_EMPTY } from './fields.ts';
import { readHolders } from './holders.ts';
import { readSiret } from './identifiers.ts';
import { readNature, readProcedure } from './lists.ts';
import { readModifications } from './modifications.ts';
import { note, type Notes } from './notes.ts';
import { readNumber, readWhole, type Writing } from './numbers.ts';
import { isRaw, NO_FIELDS, type Raw, saysNothing, scalarText, tidyKeys } from './raw.ts';
import type { Considerations, ContractRecord, ReadRecord, RecordFormat } from './record.ts';
import { checkSubcontracts } from './subcontracts.ts';
import { readText } from './text.ts';

export type RecordContext = { kind: ContractRecord['kind']; format: RecordFormat /** Days after it are in the future. */; today: Day };

/** The format of 2022 is that of contracts notified from that year on: nobody had to publish considerations before. */
const FORMAT_SINCE_YEAR = '2024';
const LONGEST_NUMBER = 100;
/** What a file of the first format cuts an object to. */
const CUT_AT = 256;
const MOST_MONTHS = 100_000;

type Buyer = Pick<ContractRecord, 'buyerId' | 'buyerSiren' | 'buyerName'>;

/** Where the buyer is, then where it may be in a file of the other kind. */
const BUYER_FIELDS = {
  contract: { field: 'acheteur', other: 'autoriteConcedante', id: 'acheteur.id', name: 'acheteur.nom' },
  concession: { field: 'autoriteConcedante', other: 'acheteur', id: 'autoriteConcedante.id', name: 'autoriteConcedante.nom' },
} as const;

function readBuyer(raw: Raw, kind: ContractRecord['kind'], notes: Notes): Buyer {
  const fields = BUYER_FIELDS[kind];
  const value = raw[fields.field] ?? raw[fields.other];
  const buyer = isRaw(value) ? tidyKeys(value, fields.field, notes) : NO_FIELDS;
  const flat = raw[fields.id] ?? raw['idAcheteur'] ?? (isRaw(value) ? undefined : value);
  const written = buyer['id'] ?? flat;
  const text = scalarText(written)?.slice(0, LONGEST_NUMBER) ?? '';
  const name = readText(buyer['nom'] ?? raw[fields.name], fields.name, LIMITS.shortText, notes) || null;
  if (saysNothing(text)) {
    note(notes, 'BUYER_MISSING', fields.id, written);
    return { buyerId: '', buyerSiren: null, buyerName: name };
  }
  if (buyer['id'] === undefined) note(notes, 'BUYER_FLAT', fields.id, flat, text);
  const { id, siren } = readSiret(text, fields.id, notes);
  return { buyerId: id, buyerSiren: siren, buyerName: name };
}

function readObject(raw: Raw, notes: Notes): string {
  const value = raw['objet'];
  const object = readText(value, 'objet', LIMITS.longText, notes, true);
  if (object === '') note(notes, 'OBJECT_MISSING', 'objet', value);
  else if (typeof value === 'string' && value.length === CUT_AT) note(notes, 'OBJECT_CUT', 'objet', value, object);
  return object;
}

function readMonths(raw: Raw, kind: ContractRecord['kind'], writing: Writing, notes: Notes): number | null {
  const value = raw['dureeMois'];
  const before = notes.length;
  const months = readWhole(value, 'dureeMois', writing, notes);
  if (months === null || months < 1 || months > MOST_MONTHS) {
    if (notes.length === before || months !== null) note(notes, 'DURATION_MISSING', 'dureeMois', value);
    return null;
  }
  if (months > (kind === 'concession' ? LIMITS.longConcessionMonths : LIMITS.longContractMonths))
    note(notes, 'DURATION_LONG', 'dureeMois', value, String(months));
  return months;
}

function readOffers(raw: Raw, expected: boolean, writing: Writing, notes: Notes): number | null {
  const value = raw['offresRecues'];
  if (value === undefined && !expected) return null;
  const before = notes.length;
  const offers = readWhole(value, 'offresRecues', writing, notes);
  if (offers !== null && offers >= 1) return offers;
  if (notes.length === before || offers !== null) note(notes, 'OFFERS_MISSING', 'offresRecues', value);
  return null;
}

const YES = new Set(['true', 'oui', '1', 'vrai']);
const NO = new Set(['false', 'non', '0', 'faux']);

function readBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = scalarText(value)?.toLowerCase() ?? '';
  return YES.has(text) ? true : NO.has(text) ? false : null;
}

/** « No advance » and a rate at once, or an advance at 0: unknown. */
function readAdvance(raw: Raw, writing: Writing, notes: Notes): number | null {
  const granted = readBoolean(raw['attributionAvance']);
  const value = raw['tauxAvance'];
  const rate = value === undefined ? null : readNumber(value, 'tauxAvance', writing, notes);
  if (rate !== null && (rate < 0 || rate > 1)) {
    note(notes, 'RATE_OUT_OF_RANGE', 'tauxAvance', value);
    return null;
  }
  const basisPoints = rate === null ? null : Math.round(rate * LIMITS.basisPoints);
  if (granted === false) return basisPoints === null || basisPoints === 0 ? 0 : null;
  return granted === true && basisPoints === 0 ? null : basisPoints;
}

/** Nearly always: no key is then to be put right, nor to be said. */
function hasOnly(raw: Raw, known: ReadonlySet<string>): boolean {
  for (const field in raw) if (!known.has(field)) return false;
  return true;
}

/** Keys put right; fields of no format said, and lists the format of 2022 never leaves empty. */
function shapedFields(value: Raw, format: RecordFormat, since2022: boolean, notes: Notes): Raw {
  if (format === 'table') return tidyKeys(value, '', notes);
  const known = since2022 ? FIELDS_2022 : FIELDS_2019;
  const usual = hasOnly(value, known);
  const raw = usual ? value : tidyKeys(value, '', notes);
  if (!usual) sayStrangeFields(raw, known, notes);
  if (since2022) sayEmptyLists(raw, notes);
  return raw;
}

function sayStrangeFields(raw: Raw, known: ReadonlySet<string>, notes: Notes): void {
  let strange = '';
  for (const field in raw) if (!known.has(field) && !field.includes('.')) strange += strange === '' ? field : `, ${field}`;
  if (strange !== '') note(notes, 'FIELD_UNKNOWN', strange.slice(0, LONGEST_NUMBER), strange);
}

function sayEmptyLists(raw: Raw, notes: Notes): void {
  for (const field of NEVER_EMPTY) {
    const value = raw[field];
    if (Array.isArray(value) && value.length === 0) note(notes, 'EMPTY_LIST', field, value);
  }
}

type Place = Pick<ContractRecord, 'placeCode' | 'placeKind'>;

function readPlace(raw: Raw): Place {
  const place = isRaw(raw['lieuExecution']) ? raw['lieuExecution'] : NO_FIELDS;
  return { placeCode: scalarText(place['code'])?.slice(0, LONGEST_NUMBER) || null, placeKind: scalarText(place['typeCode'])?.slice(0, LONGEST_NUMBER) || null };
}

/** A wrapper left around the record (`{ "marche": {…} }`) comes off. */
function unwrapped(value: unknown, notes: Notes): Raw {
  if (!isRaw(value)) return NO_FIELDS;
  for (const wrapper of ['marche', 'contrat-concession']) {
    const inner = value[wrapper];
    if (isRaw(inner)) {
      note(notes, 'NESTING', wrapper, value, '');
      return inner;
    }
  }
  return value;
}

type Times = Pick<ContractRecord, 'notifiedOn' | 'publishedOn'>;

function readTimes(raw: Raw, { kind, today }: RecordContext, notes: Notes): Times {
  const field = kind === 'concession' && raw['dateSignature'] !== undefined ? 'dateSignature' : 'dateNotification';
  return {
    notifiedOn: readDay(raw[field], field, today, notes),
    publishedOn: readDay(raw['datePublicationDonnees'], 'datePublicationDonnees', today, notes, true),
  };
}

function readNumberText(raw: Raw, notes: Notes): string {
  const value = raw['id'];
  const text = readText(value, 'id', LONGEST_NUMBER, notes);
  if (!saysNothing(text)) return text;
  note(notes, 'NUMBER_MISSING', 'id', value);
  return '';
}

/** Does the record say anything that makes it a contract? */
const isEmptyRecord = ({ buyerId, object, amountCents, notifiedOn, holders }: ContractRecord): boolean =>
  buyerId === '' && object === '' && amountCents === null && notifiedOn === null && holders.length === 0;

/** What the format of the file changes in the reading of a field. */
type Expected = { since2022: boolean; table: boolean; writing: Writing };

const expectedOf = (format: RecordFormat): Expected => {
  const table = format === 'table';
  return { since2022: format === 'json-2022' || format === 'xml-2022', table, writing: { textOnly: table || format === 'xml-2022' || format === 'xml-2019' } };
};
const EXPECTED: Readonly<Record<RecordFormat, Expected>> = {
  'json-2022': expectedOf('json-2022'),
  'json-2019': expectedOf('json-2019'),
  'xml-2022': expectedOf('xml-2022'),
  'xml-2019': expectedOf('xml-2019'),
  table: expectedOf('table'),
};

type Terms = Pick<ContractRecord, 'months' | 'amountCents' | 'initialAmountCents' | 'amountState' | 'modifications' | 'endsOn'>;

/** Amount and duration, as first published and as modified since. */
function readTerms(raw: Raw, { kind, today }: RecordContext, { since2022, writing }: Expected, notifiedOn: Day | null, notes: Notes): Terms {
  const amountField = kind === 'concession' && raw['valeurGlobale'] !== undefined ? 'valeurGlobale' : 'montant';
  const initial = readAmount(raw[amountField], amountField, kind, writing, notes);
  const first = readMonths(raw, kind, writing, notes);
  const modified = readModifications(raw, { kind, wrapped: since2022, today, writing }, notes);
  const { cents, state } = modified.amount ?? initial;
  const months = modified.months ?? first;
  return {
    months,
    amountCents: cents,
    initialAmountCents: initial.cents,
    amountState: state,
    modifications: modified.count,
    endsOn: notifiedOn === null || months === null ? null : dayAfterMonths(notifiedOn, months),
  };
}

/** A table without the column says nothing of anybody: no anomaly for each record. */
function readConsidered(raw: Raw, subject: Subject, { since2022, table }: Expected, notifiedOn: Day | null, notes: Notes): Considerations {
  const concerned = notifiedOn === null ? since2022 : notifiedOn >= FORMAT_SINCE_YEAR && (since2022 || table);
  return readConsiderations(raw[subject.field], subject, concerned && (!table || subject.field in raw), table, notes);
}

type Named = Buyer & Pick<ContractRecord, 'number' | 'frameworkNumber'>;

function readNamed(raw: Raw, kind: ContractRecord['kind'], notes: Notes): Named {
  const { buyerId, buyerSiren, buyerName } = readBuyer(raw, kind, notes);
  const number = readNumberText(raw, notes);
  return { buyerId, buyerSiren, buyerName, number, frameworkNumber: scalarText(raw['idAccordCadre'])?.slice(0, LONGEST_NUMBER) || null };
}

type Bought = Cpv & Place & Pick<ContractRecord, 'nature' | 'object' | 'procedure'>;

function readBought(raw: Raw, kind: ContractRecord['kind'], table: boolean, notes: Notes): Bought {
  const nature = readNature(raw['nature'], notes);
  const object = table && raw['objet'] === undefined ? '' : readObject(raw, notes);
  const { cpv, division, segment } = table && raw['codeCPV'] === undefined ? NO_CPV : readCpv(raw['codeCPV'], notes, kind === 'concession');
  const procedure = readProcedure(raw['procedure'], notes);
  const { placeCode, placeKind } = readPlace(raw);
  return { nature, object, cpv, division, segment, procedure, placeCode, placeKind };
}

/** Every field, in the order its anomalies are said in. Nothing is spread: that would be slow for a million records. */
function readFields(raw: Raw, context: RecordContext, notes: Notes): ContractRecord {
  const { kind, format } = context;
  const expected = EXPECTED[format];
  const { notifiedOn, publishedOn } = readTimes(raw, context, notes);
  const holders = readHolders(raw, kind, expected.since2022, notes);
  checkSubcontracts(raw, holders, notes);
  const named = readNamed(raw, kind, notes);
  const bought = readBought(raw, kind, expected.table, notes);
  const terms = readTerms(raw, context, expected, notifiedOn, notes);
  return {
    kind,
    format,
    buyerId: named.buyerId,
    buyerSiren: named.buyerSiren,
    buyerName: named.buyerName,
    number: named.number,
    frameworkNumber: named.frameworkNumber,
    nature: bought.nature,
    object: bought.object,
    cpv: bought.cpv,
    division: bought.division,
    segment: bought.segment,
    procedure: bought.procedure,
    placeCode: bought.placeCode,
    placeKind: bought.placeKind,
    notifiedOn,
    publishedOn,
    holders,
    months: terms.months,
    amountCents: terms.amountCents,
    initialAmountCents: terms.initialAmountCents,
    amountState: terms.amountState,
    modifications: terms.modifications,
    endsOn: terms.endsOn,
    offers: readOffers(raw, expected.since2022 && kind === 'contract', expected.writing, notes),
    advanceBasisPoints: readAdvance(raw, expected.writing, notes),
    social: readConsidered(raw, SOCIAL, expected, notifiedOn, notes),
    environment: readConsidered(raw, ENVIRONMENT, expected, notifiedOn, notes),
  };
}

/**
 * Reads one record. `RECORD_EMPTY`, alone, says that there is no contract in it. `format` is what the reader found, `kind` what the record or its
 * list says. For the table, `raw` is made by `read-table-rows.ts`.
 */
export function readRecord(value: unknown, context: RecordContext): ReadRecord {
  const notes: Notes = [];
  const raw = shapedFields(unwrapped(value, notes), context.format, EXPECTED[context.format].since2022, notes);
  const record = readFields(raw, context, notes);
  if (!isEmptyRecord(record)) return { record, anomalies: notes };
  return { record, anomalies: [{ code: 'RECORD_EMPTY', field: '', original: '', kept: null }] };
}
