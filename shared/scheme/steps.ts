/** The guided path: its steps, and how far each one is. Findings point at a step and a field: `suivi#publication`. */
import type { Scheme, SchemeContent } from '../api/schemes.ts';
import { finalTarget } from '../indicators/target.ts';

export const STEPS = [
  { id: 'organisation', title: 'Organisation' },
  { id: 'cadre', title: 'Cadre et durée' },
  { id: 'etat-des-lieux', title: 'État des lieux' },
  { id: 'concertation', title: 'Concertation' },
  { id: 'axes', title: 'Axes et actions' },
  { id: 'indicateurs', title: 'Indicateurs et cibles' },
  { id: 'gouvernance', title: 'Gouvernance' },
  { id: 'formation', title: 'Formation et communication' },
  { id: 'suivi', title: 'Suivi et publication' },
  { id: 'leviers-ess', title: 'Leviers de l’ESS' },
  { id: 'textes', title: 'Textes d’ouverture' },
  { id: 'annexes', title: 'Clauses annexées' },
  { id: 'presentation', title: 'Présentation' },
  { id: 'verification', title: 'Vérification et Word' },
] as const;
export type StepId = (typeof STEPS)[number]['id'];

/** ● complete enough, ◐ begun, ○ nothing yet. */
export type StepState = 'done' | 'started' | 'empty';

const share = (checks: readonly boolean[]): StepState => {
  const held = checks.filter(Boolean).length;
  return held === 0 ? 'empty' : held === checks.length ? 'done' : 'started';
};

const RULES: Record<StepId, (scheme: SchemeContent) => readonly boolean[]> = {
  organisation: ({ organisation }) => [
    organisation.name !== '',
    organisation.kind !== null,
    organisation.siren !== '',
    organisation.annualPurchasesCents !== null,
  ],
  cadre: ({ legal, period }) => [legal.position !== 'unknown', legal.reason !== '', period.from !== null && period.to !== null],
  'etat-des-lieux': ({ figures, texts }) => [figures.length > 0, texts.strengths.length > 0 || texts.weaknesses.length > 0, texts.method.length > 0],
  concertation: ({ consultation, texts }) => [consultation.length > 0, texts.drafting.length > 0],
  axes: ({ axes }) => [
    axes.length > 0,
    axes.some((axis) => axis.objectives.length > 0),
    axes.length > 0 && axes.every((axis) => axis.objectives.some((objective) => objective.actions.length > 0)),
  ],
  indicateurs: ({ indicators }) => [
    indicators.length > 0,
    indicators.some((item) => item.baseline !== null),
    indicators.length > 0 && indicators.every((item) => item.better === 'none' || finalTarget(item) !== null),
  ],
  gouvernance: ({ governance, people }) => [governance.bodies.length > 0, governance.lead !== '', people.referents.length > 0],
  formation: ({ training, texts }) => [training.length > 0, texts.communication.length > 0],
  suivi: ({ followUp }) => [followUp.annualReview !== '', followUp.publicationMonths !== null, followUp.publicationPlace !== ''],
  'leviers-ess': ({ complementary }) => [complementary.length > 0],
  textes: ({ texts }) => [texts.foreword.length > 0, texts.context.length > 0],
  annexes: ({ clauseSlugs }) => [clauseSlugs.length > 0],
  presentation: ({ presentation }) => [presentation.logoFileId !== null || presentation.templateFileId !== null || presentation.subtitle !== ''],
  verification: () => [],
};

export const stepState = (step: StepId, scheme: Scheme | SchemeContent): StepState => share(RULES[step](scheme));
