/** The shipped content as a draw sees it on a day, and small questions of our own. */
import type { TrainingQuestion } from '../../../shared/api/training-content.ts';
import type { Day } from '../../../shared/days.ts';
import { readReference, readThreshold } from '../../../shared/law/read.ts';
import type { Law } from '../../../shared/tender/law.ts';
import type { DrawContext } from '../../../shared/training/draw-question.ts';
import { shippedContent } from '../../support/content.ts';

export const TODAY = '2026-11-23';

const laws = new Map<Day, Law>();
function lawOf(on: Day): Law {
  const { references, thresholds, switches, ccags } = shippedContent();
  const law = laws.get(on) ?? {
    on,
    references: references.map((item) => readReference(item, on)),
    thresholds: thresholds.map((item) => readThreshold(item, on)),
    switches,
    ccags,
  };
  laws.set(on, law);
  return law;
}

/** @param reviews days the organisation read questions again, by question */
export function drawContextOn(on: Day = TODAY, reviews: Record<string, Day> = {}): DrawContext {
  const { references, families } = shippedContent();
  return {
    on,
    law: lawOf,
    references: new Map(references.map((item) => [item.id, readReference(item, on)])),
    clause: (slug) => families.find((family) => family.slug === slug) ?? null,
    reviews: new Map(Object.entries(reviews)),
  };
}

export const shippedQuestions = (): TrainingQuestion[] => shippedContent().modules.flatMap(({ questions }) => questions);

const common = { lesson: null, explanation: 'Parce que.', references: ['ccp-l3'], reviewedOn: TODAY };

export const single = (id: string, more: Partial<TrainingQuestion> = {}): TrainingQuestion => ({
  ...common,
  id,
  kind: 'single',
  prompt: `Question ${id} ?`,
  options: [
    { text: 'La bonne', right: true },
    { text: 'La première erreur', right: false, why: 'On la fait souvent.' },
    { text: 'La seconde erreur', right: false },
  ],
  ...(more.references ? { references: more.references } : {}),
  ...(more.reviewedOn ? { reviewedOn: more.reviewedOn } : {}),
});

type Calculation = Extract<TrainingQuestion, { kind: 'calculation' }>;
export const calculation = (more: Partial<Calculation> = {}): Calculation => ({
  ...common,
  id: 'calcul',
  kind: 'calculation',
  prompt: 'Combien font {{prix}} fois {{nombre}} ?',
  numbers: [
    { id: 'prix', min: 1000, max: 9000, step: 500, unit: 'euros' },
    { id: 'nombre', min: 2, max: 9, step: 1, unit: 'nombre' },
  ],
  formula: 'prix * nombre',
  unit: 'euros',
  decimals: 0,
  tolerance: 0,
  working: '{{prix}} × {{nombre}} = {{reponse}}',
  ...more,
});
