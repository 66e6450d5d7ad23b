/** For each check on data: a consultation it must catch, and its nearest neighbour it must leave alone. */
import type { ContractForm, TenderContent, TenderLot } from '../../../shared/api/tenders.ts';
import type { Severity } from '../../../shared/api/findings.ts';
import { emptyLot } from '../../../shared/tender/empty.ts';
import { aCondition, aCriterion, soundLot, soundTender } from '../tender/support.ts';

export type TenderCase = { rule: string; name: string; caught: TenderContent; left: TenderContent; severity?: Severity; others?: readonly TenderContent[] };

const sound = soundTender();
const withLot = (lot: Partial<TenderLot>, tender: TenderContent = sound): TenderContent => ({
  ...tender,
  lots: tender.lots.map((known) => ({ ...known, ...lot })),
});
const reservation = (more: Partial<TenderLot['reservation']>): TenderLot['reservation'] => ({
  ...emptyLot('x', 1).reservation,
  noticeMention: 'Lot réservé en application des articles L. 2113-15 et L. 2113-16.',
  ...more,
});
const insertion = (more: Partial<TenderLot['insertion']>): TenderLot['insertion'] => ({ ...soundLot().insertion, ...more });
const selection = (more: Partial<TenderLot['selection']>): TenderLot['selection'] => ({ turnoverCents: null, turnoverReason: '', demands: [], ...more });
const notice = (more: Partial<TenderLot['notice']>): TenderLot['notice'] => ({ ...soundLot().notice, ...more });
const need = (more: Partial<TenderContent['need']>, tender: TenderContent = sound): TenderContent => ({ ...tender, need: { ...tender.need, ...more } });
const as = (form: ContractForm, lot: Partial<TenderLot>): TenderContent => withLot(lot, soundTender({ form, cents: 600_000_000 }));
const environmental = aCondition({ id: 'd2', family: 'environmental', kind: null });
const social = aCriterion({
  id: 'c9',
  kind: 'social',
  title: 'Qualité de l’accueil et du tutorat',
  weightBasisPoints: 1500,
  elements: 'Accueil, tutorat, formation des personnes affectées au marché',
  method: 'De 0 à 5 selon le barème annexé',
});
const criteria = (more: Partial<typeof social>) => ({ criteria: [...soundLot().criteria, { ...social, ...more }] });
const FACTS =
  'Le matériel est livré fini depuis un entrepôt automatisé : aucune heure de pose, de montage ni de reprise n’est prévue, comme l’a montré le sourcing de mars.';
const without = { conditions: [environmental], insertion: emptyLot('x', 1).insertion };
const works = soundTender({ nature: 'works', cents: 600_000_000, lot: without });
const directAward = (cents: number, more: Partial<TenderContent> = {}): TenderContent => ({
  ...soundTender({ cents }),
  procedure: { ...sound.procedure, kind: 'direct-award' },
  ...more,
});
const allotment = (more: Partial<TenderContent['allotment']>): TenderContent => ({ ...sound, allotment: { divided: false, case: null, reason: '', ...more } });

export const TENDER_CASES: readonly TenderCase[] = [
  {
    rule: 'L01',
    name: 'no social condition, no reason',
    severity: 'blocking',
    caught: withLot(without),
    left: withLot({ ...without, exception: 'no-sufficient-link', circumstances: FACTS }),
  },
  {
    rule: 'L01',
    name: 'a small lot of a large need',
    severity: 'blocking',
    caught: { ...sound, lots: [soundLot(), soundLot({ id: 'lot-2', number: 2, amountCents: 100_000, ...without })] },
    left: { ...sound, lots: [soundLot(), soundLot({ id: 'lot-2', number: 2, amountCents: 100_000 })] },
  },
  {
    rule: 'L01',
    name: 'a reserved lot, as a warning',
    severity: 'attention',
    caught: withLot({ ...without, reservation: reservation({ kind: 'siae' }) }),
    left: withLot({ reservation: reservation({ kind: 'siae' }) }),
  },
  {
    rule: 'L01',
    name: 'social services between both thresholds, as a warning',
    severity: 'attention',
    caught: need({ socialServices: true }, withLot(without)),
    left: need({ socialServices: true }),
  },
  {
    rule: 'L01',
    name: 'a value above the threshold, not below',
    severity: 'blocking',
    caught: withLot({ ...without, amountCents: 21_600_000 }),
    left: withLot({ ...without, amountCents: 21_599_999 }),
  },
  {
    rule: 'L02',
    name: 'a reason in two words',
    severity: 'blocking',
    caught: withLot({ ...without, exception: 'no-sufficient-link', circumstances: 'Pas pertinent.' }),
    left: withLot({ ...without, exception: 'no-sufficient-link', circumstances: FACTS }),
  },
  {
    rule: 'L03',
    name: 'short works for services',
    severity: 'blocking',
    caught: withLot({ ...without, exception: 'short-works', circumstances: FACTS }),
    left: withLot({ ...without, exception: 'no-sufficient-link', circumstances: FACTS }),
  },
  {
    rule: 'L03',
    name: 'works of six months',
    severity: 'blocking',
    caught: withLot({ exception: 'short-works', circumstances: FACTS, durationMonths: 6 }, works),
    left: withLot({ exception: 'short-works', circumstances: FACTS, durationMonths: 5 }, works),
  },
  {
    rule: 'L03',
    name: 'a market’s reason in a concession',
    severity: 'blocking',
    caught: as('concession', { ...without, exception: 'immediate-solution', circumstances: FACTS }),
    left: as('concession', { ...without, exception: 'competition-or-difficulty', circumstances: FACTS }),
  },
  {
    rule: 'L64',
    name: 'a CCAG named in a concession',
    severity: 'advice',
    caught: as('concession', {}),
    left: { ...as('concession', {}), procedure: { ...sound.procedure, ccag: 'none' } },
  },
  {
    rule: 'L65',
    name: 'a concession whose clauses say nothing of its yearly report',
    severity: 'advice',
    caught: as('concession', { clauses: [{ slug: 'concession-critere-social', values: {} }] }),
    left: as('concession', { clauses: [{ slug: 'concession-rapport-annuel', values: {} }] }),
  },
  {
    rule: 'L04',
    name: 'price alone',
    severity: 'blocking',
    caught: withLot({ criteria: [aCriterion({ kind: 'price', weightBasisPoints: 10_000 })] }),
    left: withLot({ criteria: [aCriterion({ kind: 'cost', title: 'Coût du cycle de vie', weightBasisPoints: 10_000, environmental: true })] }),
  },
  {
    rule: 'L05',
    name: 'no environmental criterion',
    severity: 'blocking',
    caught: withLot({ criteria: [aCriterion({ kind: 'price' }), aCriterion()] }),
    left: withLot({ criteria: [aCriterion({ kind: 'price' }), aCriterion({ environmental: true })] }),
  },
  { rule: 'L05', name: 'no criterion yet, as a warning', severity: 'attention', caught: withLot({ criteria: [] }), left: directAward(5_000_000) },
  { rule: 'L06', name: 'no environmental condition', severity: 'blocking', caught: withLot({ conditions: [aCondition()] }), left: sound },
  {
    rule: 'L06',
    name: 'a direct award, as advice',
    severity: 'advice',
    caught: withLot({ conditions: [aCondition()] }, directAward(5_000_000)),
    left: directAward(5_000_000),
  },
  {
    rule: 'L07',
    name: 'a social criterion instead of a condition',
    severity: 'attention',
    caught: withLot({ ...without, ...criteria({}) }),
    left: withLot(criteria({})),
  },
  {
    rule: 'L08',
    name: 'a criterion typed in the form',
    severity: 'blocking',
    caught: withLot(criteria({ title: 'Implantation locale de l’entreprise' })),
    left: withLot(criteria({})),
  },
  {
    rule: 'L13',
    name: 'a general policy typed in the form',
    severity: 'blocking',
    caught: withLot(criteria({ title: 'Politique RSE de la société' })),
    left: withLot(criteria({})),
  },
  {
    rule: 'L14',
    name: 'a criterion copied from another object',
    severity: 'attention',
    caught: withLot(criteria({})),
    left: withLot(criteria({ elements: 'Formation des jardiniers aux plantations de saison' })),
    others: [need({ cpv: '90910000' }, withLot({ ...criteria({}), cpv: '90910000' }))],
  },
  { rule: 'L15', name: 'a social criterion without method', severity: 'blocking', caught: withLot(criteria({ method: '' })), left: withLot(criteria({})) },
  {
    rule: 'L16',
    name: 'criteria without weight',
    severity: 'blocking',
    caught: withLot({ criteria: soundLot().criteria.map((criterion) => ({ ...criterion, weightBasisPoints: null })) }),
    left: {
      ...withLot({ criteria: soundLot().criteria.map((criterion) => ({ ...criterion, weightBasisPoints: null })) }),
      procedure: { ...sound.procedure, kind: 'adapted' },
    },
  },
  {
    rule: 'L17',
    name: 'a heavy social criterion',
    severity: 'advice',
    caught: withLot(criteria({ weightBasisPoints: 2500 })),
    left: withLot(criteria({ weightBasisPoints: 2500, justification: 'Le service emploie surtout de la main-d’œuvre.' })),
  },
  {
    rule: 'L18',
    name: 'hours marked while imposed',
    severity: 'advice',
    caught: withLot(criteria({ title: 'Insertion', elements: 'Nombre d’heures d’insertion proposées', method: 'Au prorata' })),
    left: withLot(criteria({})),
  },
  { rule: 'L19', name: 'insertion without volume or publics', severity: 'blocking', caught: withLot({ insertion: emptyLot('x', 1).insertion }), left: sound },
  {
    rule: 'L20',
    name: 'no volume',
    severity: 'blocking',
    caught: withLot({ insertion: insertion({ quarterHours: null }) }),
    left: withLot({ insertion: insertion({ quarterHours: null, quarterHoursPerSlice: 140, sliceCents: 10_000_000 }) }),
  },
  { rule: 'L20', name: 'a volume of zero', severity: 'blocking', caught: withLot({ insertion: insertion({ quarterHours: 0 }) }), left: sound },
  {
    rule: 'L21',
    name: 'too few hours',
    severity: 'advice',
    caught: withLot({ insertion: insertion({ quarterHours: 200 }) }),
    left: withLot({ insertion: insertion({ quarterHours: 280 }) }),
  },
  {
    rule: 'L21',
    name: 'more hours than the labour can hold',
    severity: 'advice',
    caught: withLot({ insertion: insertion({ quarterHours: 8000 }) }),
    left: sound,
  },
  {
    rule: 'L22',
    name: 'fixed hours without a minimum',
    severity: 'attention',
    caught: { ...as('framework', {}), value: { ...as('framework', {}).value, minimumCents: 0 } },
    left: as('framework', {}),
  },
  {
    rule: 'L23',
    name: 'staff taken over, hours not deducted',
    severity: 'attention',
    caught: withLot({ insertion: insertion({ staffTransfer: true, transferDeducted: false }) }),
    left: withLot({ insertion: insertion({ staffTransfer: true, transferDeducted: true }) }),
  },
  {
    rule: 'L23',
    name: 'cleaning, staff unknown, as advice',
    severity: 'advice',
    caught: withLot({ cpv: '90911200', insertion: insertion({ staffTransfer: null }) }),
    left: withLot({ insertion: insertion({ staffTransfer: null }) }),
  },
  {
    rule: 'L24',
    name: 'one mode only',
    severity: 'blocking',
    caught: withLot({ insertion: insertion({ modes: ['subcontracting'] }) }),
    left: withLot({ insertion: insertion({ modes: [] }) }),
  },
  {
    rule: 'L24',
    name: 'a structure imposed',
    severity: 'blocking',
    caught: withLot({ insertion: insertion({ imposedStructure: 'Association Horizon' }) }),
    left: sound,
  },
  {
    rule: 'L25',
    name: 'one public only',
    severity: 'attention',
    caught: withLot({ insertion: insertion({ publics: 'Allocataires du RSA' }) }),
    left: withLot({ insertion: insertion({ publics: 'Allocataires du RSA', publicsReason: 'Action liée au pacte du département' }) }),
  },
  { rule: 'L28', name: 'no penalty', severity: 'advice', caught: withLot({ insertion: insertion({ penaltyPerHourCents: null }) }), left: sound },
  { rule: 'L29', name: 'a penalty without notice', severity: 'attention', caught: withLot({ insertion: insertion({ formalNotice: false }) }), left: sound },
  {
    rule: 'L29',
    name: 'a penalty whose notice is unknown, as advice',
    severity: 'advice',
    caught: withLot({ insertion: insertion({ formalNotice: null }) }),
    left: withLot({ insertion: insertion({ penaltyPerHourCents: null, formalNotice: null }) }),
  },
  { rule: 'L30', name: 'a very high penalty', severity: 'advice', caught: withLot({ insertion: insertion({ penaltyPerHourCents: 15_000 }) }), left: sound },
  { rule: 'L30', name: 'penalties above a tenth of the lot', severity: 'advice', caught: withLot({ amountCents: 10_000_000 }), left: sound },
  {
    rule: 'L31',
    name: 'a reservation the notice does not announce',
    severity: 'blocking',
    caught: withLot({ reservation: reservation({ kind: 'siae', noticeMention: '' }) }),
    left: withLot({ reservation: reservation({ kind: 'siae' }) }),
  },
  {
    rule: 'L31',
    name: 'a social economy mention without its articles',
    severity: 'blocking',
    caught: withLot({ cpv: '85312310', reservation: reservation({ kind: 'ess', noticeMention: 'Lot réservé.' }) }),
    left: withLot({ cpv: '85312310', reservation: reservation({ kind: 'ess' }) }),
  },
  {
    rule: 'L32',
    name: 'thirty per cent',
    severity: 'blocking',
    caught: withLot({ reservation: reservation({ kind: 'disability', shareBasisPoints: 3000 }) }),
    left: withLot({ reservation: reservation({ kind: 'disability', shareBasisPoints: 5000 }) }),
  },
  {
    rule: 'L32',
    name: 'sixty per cent, as a warning: the code says at least',
    severity: 'attention',
    caught: withLot({ reservation: reservation({ kind: 'disability', shareBasisPoints: 6000 }) }),
    left: withLot({ reservation: reservation({ kind: 'disability', shareBasisPoints: null }) }),
  },
  {
    rule: 'L33',
    name: 'an entity that may not be a contracting authority, as a warning',
    severity: 'attention',
    caught: { ...withLot({ cpv: '85312310', reservation: reservation({ kind: 'ess' }) }), buyer: { name: '', siren: '', kind: 'contracting-entity' } },
    left: withLot({ cpv: '85312310', reservation: reservation({ kind: 'ess' }) }),
  },
  {
    rule: 'L33',
    name: 'a CPV out of the list',
    severity: 'blocking',
    caught: withLot({ cpv: '90910000', reservation: reservation({ kind: 'ess' }) }),
    left: withLot({ cpv: '85312310', reservation: reservation({ kind: 'ess' }) }),
  },
  {
    rule: 'L33',
    name: 'four years, renewals included',
    severity: 'blocking',
    caught: {
      ...withLot({ cpv: '85312310', durationMonths: 24, reservation: reservation({ kind: 'ess' }) }),
      duration: { months: 24, renewals: 2, renewalMonths: 12 },
    },
    left: {
      ...withLot({ cpv: '85312310', durationMonths: 24, reservation: reservation({ kind: 'ess' }) }),
      duration: { months: 24, renewals: 1, renewalMonths: 12 },
    },
  },
  {
    rule: 'L34',
    name: 'the same holder within three years',
    severity: 'blocking',
    caught: withLot({ cpv: '85312310', reservation: reservation({ kind: 'ess', earlierAwardOn: '2024-01-10' }) }),
    left: withLot({ cpv: '85312310', reservation: reservation({ kind: 'ess', earlierAwardOn: '2023-01-10', sameHolder: true }) }),
  },
  {
    rule: 'L34',
    name: 'the same holder without the day of the award, as a warning',
    severity: 'attention',
    caught: withLot({ cpv: '85312310', reservation: reservation({ kind: 'ess', sameHolder: true }) }),
    left: withLot({ cpv: '85312310', reservation: reservation({ kind: 'ess', sameHolder: null }) }),
  },
  {
    rule: 'L35',
    name: 'two reservations in a concession',
    severity: 'blocking',
    caught: as('concession', { reservation: reservation({ kind: 'both' }) }),
    left: withLot({ reservation: reservation({ kind: 'both' }) }),
  },
  {
    rule: 'L36',
    name: 'a GEIQ',
    severity: 'blocking',
    caught: withLot({ reservation: reservation({ kind: 'siae', structures: ['ei', 'geiq'] }) }),
    left: withLot({ reservation: reservation({ kind: 'siae', structures: ['ei', 'aci', 'equivalent'] }) }),
  },
  {
    rule: 'L37',
    name: 'staff lenders for services',
    severity: 'attention',
    caught: withLot({ reservation: reservation({ kind: 'siae', structures: ['etti'] }) }),
    left: need({ staffing: true }, withLot({ reservation: reservation({ kind: 'siae', structures: ['etti'] }) })),
  },
  {
    rule: 'L38',
    name: 'upkeep dressed as insertion',
    severity: 'attention',
    caught: need({ insertionObject: true }),
    left: need({ insertionObject: true, cpv: '85312310' }, withLot({ cpv: '85312310' })),
  },
  { rule: 'L39', name: 'no lots, no reason', severity: 'blocking', caught: allotment({}), left: allotment({ case: 'competition-or-cost', reason: FACTS }) },
  {
    rule: 'L39',
    name: 'a single price as reason',
    severity: 'blocking',
    caught: allotment({ case: 'competition-or-cost', reason: `La ville souhaite un prix unique pour tous ses sites. ${FACTS}` }),
    left: { ...sound, allotment: { divided: null, case: null, reason: '' } },
  },
  {
    rule: 'L40',
    name: 'a global contract without small firms',
    severity: 'blocking',
    caught: need({ global: true }),
    left: need({ global: true }, withLot({ smeShareBasisPoints: 2000, criteria: [...soundLot().criteria, aCriterion({ id: 'c8', kind: 'sme' })] })),
  },
  {
    rule: 'L41',
    name: 'too much turnover',
    severity: 'blocking',
    caught: withLot({ selection: selection({ turnoverCents: 60_000_001 }) }),
    left: withLot({ selection: selection({ turnoverCents: 60_000_000 }) }),
  },
  {
    rule: 'L42',
    name: 'a social policy to apply',
    severity: 'blocking',
    caught: withLot({ selection: selection({ demands: ['Démarche RSE formalisée'] }) }),
    left: withLot({ selection: selection({ demands: ['Trois références d’entretien'] }) }),
  },
  {
    rule: 'L43',
    name: 'a label without equivalence',
    severity: 'blocking',
    caught: withLot({ labels: [{ id: 'l1', name: 'Écolabel européen', orEquivalent: null, characteristics: 'Sans substance classée' }] }),
    left: withLot({ labels: [{ id: 'l1', name: 'Écolabel européen', orEquivalent: true, characteristics: 'Sans substance classée' }] }),
  },
  {
    rule: 'L44',
    name: 'accessibility forgotten',
    severity: 'attention',
    caught: withLot({ notice: notice({ bt754: null }) }),
    left: need({ usedByPeople: null }, withLot({ notice: notice({ bt754: null }) })),
  },
  {
    rule: 'L56',
    name: 'a reservation absent from the notice codes',
    severity: 'attention',
    caught: withLot({ reservation: reservation({ kind: 'siae' }) }),
    left: withLot({ reservation: reservation({ kind: 'siae' }), notice: notice({ bt71: 'res-ws' }) }),
  },
  {
    rule: 'L56',
    name: '« none » with a clause',
    severity: 'attention',
    caught: withLot({ notice: notice({ bt06: ['none'] }) }),
    left: withLot({ notice: notice({ bt06: null }) }),
  },
  {
    rule: 'L57',
    name: 'no social consideration declared',
    severity: 'attention',
    caught: withLot({ decp: { social: ['Pas de considération sociale'], environment: null } }),
    left: withLot({ decp: { social: null, environment: null } }),
  },
  {
    rule: 'L61',
    name: 'the same need bought twice',
    severity: 'attention',
    caught: directAward(4_000_000),
    left: directAward(1_000_000),
    others: [directAward(3_000_000)],
  },
];
