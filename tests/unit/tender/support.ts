/** Consultations for tests, and the shipped law read for a day. */
import type { ContractForm, ContractNature, TenderContent, TenderCondition, TenderCriterion, TenderLot } from '../../../shared/api/tenders.ts';
import type { Day } from '../../../shared/days.ts';
import { readReference, readThreshold } from '../../../shared/law/read.ts';
import type { Ccag, CcagId, ClauseFamily } from '../../../shared/api/clauses.ts';
import { blocksText } from '../../../shared/block/text.ts';
import { citedReferences } from '../../../shared/clause/references.ts';
import { emptyLot, emptyTender } from '../../../shared/tender/empty.ts';
import type { Law } from '../../../shared/tender/law.ts';
import { byId, present, shippedContent } from '../../support/content.ts';

/** After the change of August 2026. */
export const AFTER: Day = '2026-11-23';
export const BEFORE: Day = '2026-08-20';

const kept = new Map<Day, Law>();

export function lawOn(on: Day = AFTER): Law {
  const known = kept.get(on);
  if (known) return known;
  const content = shippedContent();
  const law: Law = {
    on,
    thresholds: content.thresholds.map((item) => readThreshold(item, on)),
    references: content.references.map((item) => readReference(item, on)),
    switches: content.switches,
    ccags: content.ccags,
  };
  kept.set(on, law);
  return law;
}

/** Ids in order: `t1`, `t2`… */
export function counter(): () => string {
  let count = 0;
  return () => `t${++count}`;
}

export const aCriterion = (more: Partial<TenderCriterion> = {}): TenderCriterion => ({
  id: 'c1',
  kind: 'technical',
  title: 'Valeur technique',
  weightBasisPoints: 4000,
  method: 'Note sur 20 selon le barème',
  elements: 'Organisation des équipes',
  pieces: 'Mémoire',
  environmental: null,
  justification: '',
  ...more,
});

export const aCondition = (more: Partial<TenderCondition> = {}): TenderCondition => ({
  id: 'd1',
  family: 'social',
  kind: 'insertion',
  title: 'Heures d’insertion',
  text: '',
  clauseSlug: null,
  ...more,
});

const environment = aCondition({ id: 'd2', family: 'environmental', kind: null, title: 'Produits écologiques' });

/** A lot that no check has anything to say about. */
export const soundLot = (more: Partial<TenderLot> = {}): TenderLot => ({
  ...emptyLot('lot-1', 1, 'Entretien des espaces verts'),
  cpv: '77310000',
  amountCents: 40_000_000,
  durationMonths: 24,
  labourShareBasisPoints: 6500,
  reservation: { ...emptyLot('x', 1).reservation, kind: 'none' },
  insertion: {
    ...emptyLot('x', 1).insertion,
    quarterHours: 1600,
    publics: 'Sont notamment concernés : demandeurs d’emploi de longue durée, allocataires du RSA, travailleurs handicapés.',
    modes: ['direct-hiring', 'staff-lending', 'subcontracting'],
    facilitator: 'Maison de l’emploi',
    penaltyPerHourCents: 5000,
    formalNotice: true,
    shortageExemption: true,
    staffTransfer: false,
  },
  conditions: [aCondition(), environment],
  criteria: [
    aCriterion({ id: 'c1', kind: 'price', title: 'Prix', weightBasisPoints: 4000, method: 'Formule du prix le plus bas' }),
    aCriterion({ id: 'c2' }),
    aCriterion({ id: 'c3', kind: 'environment', title: 'Émissions de la prestation', weightBasisPoints: 2000 }),
  ],
  notice: {
    bt06: ['soc-obj', 'env-imp'],
    bt71: 'none',
    bt736: 'no',
    bt754: 'inc',
    bt755: '',
    bt774: ['biodiv-eco'],
    bt775: ['opp'],
    bt777: 'Insertion et produits écologiques',
    bt70: 'Heures d’insertion',
  },
  decp: { social: ['Clause sociale'], environment: ['Clause environnementale', 'Critère environnemental'] },
  ...more,
});

type Shape = { nature?: ContractNature; form?: ContractForm; cents?: number; launchOn?: Day; lot?: Partial<TenderLot> };

/** 400 000 € of services by a local authority, open procedure, everything decided. */
export function soundTender({ nature = 'services', form = 'market', cents = 40_000_000, launchOn = AFTER, lot = {} }: Shape = {}): TenderContent {
  const base = emptyTender('Espaces verts', counter());
  return {
    ...base,
    buyer: { name: 'Ville exemple', kind: 'local', siren: '' },
    need: {
      ...base.need,
      object: 'Entretien des espaces verts de la ville',
      cpv: '77310000',
      nature,
      form,
      global: false,
      socialServices: false,
      insertionObject: false,
      usedByPeople: true,
      staffing: false,
    },
    procedure: { kind: 'open', ccag: 'fcs', launchOn, exclusion: 'none' },
    duration: { months: 24, renewals: 0, renewalMonths: null },
    value: { ...base.value, optionsCents: 0, ...(form === 'framework' ? { minimumCents: 10_000_000, maximumCents: cents } : {}) },
    allotment: { divided: true, case: null, reason: '' },
    lots: [soundLot({ amountCents: cents, ...lot })],
  };
}

/** Ten lots, all sound. */
export const tenLots = (): TenderContent => ({
  ...soundTender(),
  lots: Array.from({ length: 10 }, (_, index) =>
    soundLot({
      id: `lot-${index + 1}`,
      number: index + 1,
      title: `Secteur ${index + 1}`,
      amountCents: 4_000_000,
      insertion: { ...soundLot().insertion, quarterHours: 280 },
    }),
  ),
});

export const ccagOf = (id: CcagId): Ccag => byId(shippedContent().ccags, id);

/** A family of the library as the server reads it on a day. */
export function familyOf(slug: string, on: Day = AFTER): ClauseFamily {
  const { families } = shippedContent();
  const record = present(
    families.find((family) => family.slug === slug),
    slug,
  );
  const { keywords: _k, references: _r, related: _s, texts, ...rest } = record;
  const cited = citedReferences(record);
  return {
    ...rest,
    on,
    texts: texts.map(({ piece, blocks }) => ({ piece, blocks, text: blocksText(blocks) })),
    references: shippedContent()
      .references.filter(({ id }) => cited.includes(id))
      .map((reference) => readReference(reference, on)),
    related: [],
    warnings: [],
  };
}

/** Every article named exists in the shipped references: a citation nobody can read is a fault. */
export function unknownReferences(ids: readonly string[]): string[] {
  const known = new Set(shippedContent().references.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => !known.has(id));
}
