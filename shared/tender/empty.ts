/**
 * The consultation, pure: an empty one, its estimated value, and what the law asks of it on a day.
 * Every unknown is null or empty, never « no » and never zero.
 */
import type { TenderContent, TenderLot } from '../api/tenders.ts';

/** A lot about which nothing is known. `newId` gives a fresh identifier. */
export const emptyLot = (id: string, number: number, title = ''): TenderLot => ({
  id,
  number,
  title,
  cpv: '',
  amountCents: null,
  durationMonths: null,
  labourShareBasisPoints: null,
  hourlyCostCents: null,
  reservation: { kind: null, shareBasisPoints: null, structures: [], noticeMention: '', sameHolder: null, earlierAwardOn: null },
  insertion: {
    quarterHours: null,
    quarterHoursPerSlice: null,
    sliceCents: null,
    publics: '',
    publicsReason: '',
    modes: [],
    imposedStructure: '',
    facilitator: '',
    penaltyPerHourCents: null,
    formalNotice: null,
    shortageExemption: null,
    staffTransfer: null,
    transferDeducted: null,
  },
  conditions: [],
  criteria: [],
  noWeightsReason: '',
  exception: null,
  circumstances: '',
  levers: [],
  clauses: [],
  hours: null,
  objectives: [],
  smeShareBasisPoints: null,
  smeReason: '',
  labels: [],
  selection: { turnoverCents: null, turnoverReason: '', demands: [] },
  notice: { bt06: null, bt71: null, bt736: null, bt754: null, bt755: '', bt774: [], bt775: [], bt777: '', bt70: '' },
  decp: { social: null, environment: null },
});

/** A tender created from its title alone, with one lot. */
export const emptyTender = (title: string, newId: () => string): TenderContent => ({
  title,
  schemeId: null,
  buyer: { name: '', kind: null, siren: '' },
  need: { object: '', cpv: '', nature: null, form: null, global: null, socialServices: null, insertionObject: null, usedByPeople: null, staffing: null },
  procedure: { kind: null, ccag: null, launchOn: null, exclusion: null },
  duration: { months: null, renewals: null, renewalMonths: null },
  value: { optionsCents: null, renewalsCents: null, minimumCents: null, maximumCents: null, otherCents: null },
  allotment: { divided: null, case: null, reason: '' },
  lots: [emptyLot(newId(), 1, title)],
  overrides: [],
});
