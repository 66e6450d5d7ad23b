/** A school renovation in three lots: one reserved to SIAE, one with hours, one with a written exception. Names are made up. */
import type { Tender, TenderContent, TenderLot } from '../../../shared/api/tenders.ts';
import type { ClauseFamily } from '../../../shared/api/clauses.ts';
import { blocksText } from '../../../shared/block/text.ts';
import { blocksOn } from '../../../shared/clause/fill.ts';
import { isRefusal } from '../../../shared/errors.ts';
import { estimateHours } from '../../../shared/hours/estimate.ts';
import { readReference } from '../../../shared/law/read.ts';
import { checkTender } from '../../../shared/rules/index.ts';
import { tenderClause } from '../../../shared/tender/clause.ts';
import { emptyLot, emptyTender } from '../../../shared/tender/empty.ts';
import { recommend } from '../../../shared/tender/recommend.ts';
import { tenderRegime } from '../../../shared/tender/regime.ts';
import type { LotHours, PaperMaterials } from '../../../shared/tender-papers/materials.ts';
import { completeScheme } from '../../support/scheme.ts';
import { byId, shippedContent } from '../../support/content.ts';
import { hoursBasis } from '../hours/support.ts';
import { aCondition, aCriterion, counter, lawOn } from '../tender/support.ts';

const LAUNCH = '2027-03-15';
const blank = emptyLot('x', 1);

const lots = (): TenderLot[] => [
  {
    ...emptyLot('lot-1', 1, 'Espaces verts et clôtures'),
    cpv: '45112700',
    amountCents: 18_500_000,
    durationMonths: 10,
    reservation: {
      ...blank.reservation,
      kind: 'siae',
      shareBasisPoints: 5000,
      structures: ['ei', 'aci', 'equivalent'],
      noticeMention: 'Lot réservé aux SIAE.',
    },
    levers: [
      { lever: 'reserved-lot', decision: 'retained', reason: 'Trois entreprises d’insertion du bassin savent répondre, vérifié au sourcing de janvier.' },
      { lever: 'execution-condition', decision: 'set-aside', reason: 'La réserve suffit pour ce lot.' },
    ],
    clauses: [{ slug: 'lot-reserve-insertion', values: {} }],
    conditions: [
      aCondition({
        id: 'd2',
        family: 'environmental',
        kind: null,
        title: 'Végétaux produits sans pesticides',
        text: 'Les végétaux sont produits sans pesticides de synthèse.',
      }),
    ],
  },
  {
    ...emptyLot('lot-2', 2, 'Gros œuvre'),
    cpv: '45223220',
    amountCents: 412_000_000,
    durationMonths: 14,
    labourShareBasisPoints: 5000,
    insertion: {
      ...blank.insertion,
      quarterHours: 13_200,
      publics: 'Demandeurs d’emploi de longue durée, allocataires du RSA, travailleurs handicapés, jeunes sans qualification.',
      modes: ['direct-hiring', 'staff-lending', 'subcontracting'],
      facilitator: 'Maison de l’emploi',
      penaltyPerHourCents: 6_000,
      formalNotice: true,
      shortageExemption: true,
    },
    hours: {
      method: 'works-and-services',
      amountCents: 412_000_000,
      labourShare: 'gros-oeuvre',
      insertionRateBasisPoints: 500,
      durationMonths: 14,
      teamSize: 18,
      on: '2026-11-23',
    },
    levers: [
      { lever: 'execution-condition', decision: 'retained', reason: 'Le volume de main-d’œuvre le permet et la maison de l’emploi accompagne.' },
      { lever: 'reserved-lot', decision: 'set-aside', reason: 'Aucune structure d’insertion n’a la capacité d’un lot de cette taille.' },
    ],
    clauses: [
      { slug: 'heures-insertion-travaux', values: {} },
      { slug: 'dechets-chantier', values: {} },
    ],
    conditions: [
      aCondition({ title: 'Heures d’insertion', text: '3 300 heures d’insertion.', clauseSlug: 'heures-insertion-travaux' }),
      aCondition({ id: 'd2', family: 'environmental', kind: null, title: 'Tri des déchets de chantier' }),
    ],
    criteria: [
      aCriterion({ id: 'c1', kind: 'price', title: 'Prix', weightBasisPoints: 5000, method: 'Formule du prix le plus bas' }),
      aCriterion({ id: 'c2', title: 'Valeur technique', weightBasisPoints: 3500 }),
      aCriterion({
        id: 'c3',
        kind: 'environment',
        title: 'Empreinte carbone du béton',
        weightBasisPoints: 1500,
        justification: 'Le béton pèse la moitié des émissions du chantier.',
      }),
    ],
    objectives: [{ axisId: 'social', objectiveId: 'social-objective' }],
  },
  {
    ...emptyLot('lot-3', 3, 'Désamiantage'),
    cpv: '45262660',
    amountCents: 64_000_000,
    durationMonths: 4,
    exception: 'short-works',
    circumstances:
      'Le lot dure quatre mois, de juillet à octobre, dans une école occupée jusqu’au 4 juillet. Les interventions en sous-section 3 exigent une formation de plusieurs semaines, que le facilitateur consulté le 12 janvier n’a pas pu organiser avant le démarrage.',
    levers: [{ lever: 'none', decision: 'retained', reason: 'Lot court et dangereux, formation réglementaire longue.' }],
  },
];

export function schoolTender(more: Partial<TenderContent> = {}): Tender {
  const base = emptyTender('Rénovation de l’école des Tilleuls', counter());
  return {
    ...base,
    id: 'consultation-1',
    revision: 1,
    createdAt: '2026-11-23T09:00:00.000Z',
    updatedAt: '2026-11-23T09:00:00.000Z',
    exerciseId: null,
    schemeId: null,
    buyer: { name: 'Ville exemple', kind: 'local', siren: '' },
    need: {
      ...base.need,
      object: 'Travaux de rénovation énergétique et d’agrandissement d’une école de douze classes, en site occupé.',
      cpv: '45214210',
      nature: 'works',
      form: 'market',
      global: false,
      usedByPeople: true,
    },
    procedure: { kind: 'open', ccag: 'travaux', launchOn: LAUNCH, exclusion: 'none' },
    duration: { months: 14, renewals: 0, renewalMonths: null },
    value: { ...base.value, optionsCents: 12_000_000, otherCents: 60_000_000 },
    allotment: { divided: true, case: null, reason: '' },
    lots: lots(),
    ...more,
  };
}

function family(slug: string, on: string): ClauseFamily {
  const { families, references } = shippedContent();
  const { keywords: _k, references: cited, texts, related, ...rest } = byIdOf(families, slug);
  return {
    ...rest,
    on,
    texts: texts.map(({ piece, blocks }) => ({ piece, blocks: blocksOn(blocks, on), text: blocksText(blocksOn(blocks, on)) })),
    references: cited.map((id) => readReference(byId(references, id), on)),
    related: related.map((other) => ({ slug: other, title: other })),
    warnings: [],
  };
}

function byIdOf<T extends { slug: string }>(items: readonly T[], slug: string): T {
  const found = items.find((item) => item.slug === slug);
  if (!found) throw new Error(`nothing called ${slug}`);
  return found;
}

/** What the server gathers, from the shipped content and the same pure functions. */
export function materialsOf(tender: TenderContent): PaperMaterials {
  const content = shippedContent();
  const law = lawOn(tender.procedure.launchOn ?? '2026-11-23');
  const scheme = completeScheme();
  const hours = tender.lots.flatMap(({ id, hours: request }): LotHours[] => {
    if (request === null) return [];
    const estimate = estimateHours(request, hoursBasis(request.on));
    return [isRefusal(estimate) ? { lotId: id, estimate: null, refused: estimate.message } : { lotId: id, estimate, refused: '' }];
  });
  return {
    tender,
    regime: tenderRegime(tender, law),
    recommendations: recommend(tender, law, { families: content.families, scheme, labourShares: content.labour.shares }),
    clauses: tender.lots.flatMap((lot) =>
      lot.clauses.map(({ slug }) =>
        tenderClause(family(slug, law.on), tender, lot, content.ccags.find(({ id }) => id === tender.procedure.ccag) ?? null, law.on),
      ),
    ),
    findings: checkTender(tender, law),
    hours,
    references: content.references.map((item) => readReference(item, law.on)),
    doubts: content.doubts,
    schemeTitle: scheme.title,
    cpvTitles: new Map([['45214210', 'Travaux de construction d’écoles primaires']]),
  };
}
