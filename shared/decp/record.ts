/**
 * What Clausier keeps of one published contract, whatever the format it came in: one shape, where unknown is its own value (null), never
 * « no » and never 0. Money in cents excluding tax, rates in basis points, days as AAAA-MM-JJ.
 *
 * Source: arrêté du 22 décembre 2022 (NOR ECOM2235715A and ECOM2235716A), schema 2.0.3; the 2019 format; the consolidated table.
 */
import type { Day } from '../days.ts';
import type { AnomalyCode } from './anomalies.ts';

export const RECORD_FORMATS = ['json-2022', 'json-2019', 'xml-2022', 'xml-2019', 'table'] as const;
export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** A set of considerations as bits; 0 is « none, and said so ». */
export const CLAUSE = 1;
export const CRITERION = 2;
export const RESERVED = 4;

/** `contradiction`: « none » beside a value; somebody decides, and until then it counts as unknown. */
export const CONSIDERATION_STATES = ['known', 'unknown', 'contradiction'] as const;
export type ConsiderationState = (typeof CONSIDERATION_STATES)[number];
/** `bits` holds what is said besides « none » in a contradiction too; null when nothing is known. */
export type Considerations = { state: ConsiderationState; bits: number | null };

/** `absurd` is kept and counted, out of every sum. */
export const AMOUNT_STATES = ['known', 'missing', 'absurd'] as const;
export type AmountState = (typeof AMOUNT_STATES)[number];

/** By the main CPV code: 45 works; 03 to 44 and 48 supplies; the others services. */
export const SEGMENTS = ['works', 'supplies', 'services'] as const;
export type Segment = (typeof SEGMENTS)[number];

export type Holder = {
  /** SIRET, TVA, TAHITI, RIDET, FRWF, IREP, HORS-UE; null when unknown. */
  idKind: string | null;
  /** As published once spaces are gone; null when unknown. */
  id: string | null;
  /** Of a SIRET with nine digits at least. */
  siren: string | null;
  name: string | null;
  department: string | null;
  /** Of the consolidated table. */
  size: 'micro' | 'pme' | 'eti' | 'ge' | null;
};

export type ContractRecord = {
  kind: 'contract' | 'concession';
  format: RecordFormat;
  /** SIRET as published, spaces gone; '' when unknown. */
  buyerId: string;
  buyerSiren: string | null;
  buyerName: string | null;
  /** The buyer's own number; '' when unknown. */
  number: string;
  frameworkNumber: string | null;
  nature: string | null;
  object: string;
  /** Eight digits; two when only the division is sure; null when unknown. */
  cpv: string | null;
  division: string | null;
  segment: Segment | null;
  procedure: string | null;
  placeCode: string | null;
  placeKind: string | null;
  months: number | null;
  notifiedOn: Day | null;
  publishedOn: Day | null;
  /** Notification plus its months, as last modified; null when either is unknown. */
  endsOn: Day | null;
  /** As last modified. */
  amountCents: number | null;
  initialAmountCents: number | null;
  amountState: AmountState;
  offers: number | null;
  /** Rate of the advance; 0 when none is granted and that is said. */
  advanceBasisPoints: number | null;
  social: Considerations;
  environment: Considerations;
  holders: Holder[];
  modifications: number;
};

/** What was wrong in one record: where, as it was written, and what was made of it (null: left unknown). */
export type Anomaly = { code: AnomalyCode; field: string; original: string; kept: string | null };

export type ReadRecord = { record: ContractRecord; anomalies: Anomaly[] };
