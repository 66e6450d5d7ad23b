/** The words of the decision: each a glyph and a word, never a colour alone. */
import type { Fit } from '#shared/api/recommendations.ts';
import type { CriterionKind, Decision, LotRegime, Obligation, Reservation } from '#shared/api/tenders.ts';
import type { TagTone } from '../../../../ui/Tag.tsx';

type Mark = { glyph: string; word: string; tone: TagTone };

export const OBLIGATION_MARKS: Record<Obligation, Mark> = {
  required: { glyph: '■', word: 'Obligatoire', tone: 'rust' },
  attention: { glyph: '◧', word: 'Deux lectures', tone: 'ochre' },
  optional: { glyph: '□', word: 'Facultatif', tone: 'plain' },
  'out-of-scope': { glyph: '–', word: 'Hors champ', tone: 'plain' },
  unknown: { glyph: '?', word: 'À compléter', tone: 'blue' },
};

export const FIT_MARKS: Record<Fit, Mark> = {
  recommended: { glyph: '▲', word: 'Recommandé', tone: 'green' },
  possible: { glyph: '◆', word: 'Possible', tone: 'plain' },
  unsuitable: { glyph: '▽', word: 'Peu adapté', tone: 'ochre' },
  unknown: { glyph: '?', word: 'À compléter', tone: 'blue' },
};

export const DECISION_MARKS: Record<Decision, Mark> = {
  undecided: { glyph: '○', word: 'À décider', tone: 'plain' },
  retained: { glyph: '✓', word: 'Retenu', tone: 'green' },
  'set-aside': { glyph: '✕', word: 'Écarté', tone: 'plain' },
};

/** The questions of the law, in reading order; the last one is asked of a concession only. */
export const LAW_QUESTIONS: readonly {
  key: 'socialCondition' | 'environmentalCondition' | 'environmentalCriterion' | 'severalCriteria' | 'socialCriterion' | 'annualReport';
  title: string;
}[] = [
  { key: 'socialCondition', title: 'Condition sociale d’exécution' },
  { key: 'environmentalCondition', title: 'Condition environnementale d’exécution' },
  { key: 'environmentalCriterion', title: 'Critère environnemental' },
  { key: 'severalCriteria', title: 'Plusieurs critères, ou le coût global' },
  { key: 'socialCriterion', title: 'Critère social' },
  { key: 'annualReport', title: 'Rapport annuel du concessionnaire' },
] satisfies readonly { key: keyof LotRegime; title: string }[];

export const RESERVED_FOR: Record<Exclude<Reservation, 'none'>, string> = {
  siae: 'Structures d’insertion par l’activité économique',
  disability: 'Entreprises adaptées et ESAT',
  both: 'Insertion et handicap ensemble',
  prison: 'Travail en détention',
  ess: 'Entreprises de l’économie sociale et solidaire',
};

export const CRITERION_LABELS: Record<CriterionKind, string> = {
  price: 'Prix',
  cost: 'Coût global',
  technical: 'Valeur technique',
  environment: 'Environnement',
  social: 'Social',
  sme: 'Part des PME',
  delay: 'Délai',
  other: 'Autre',
};

/** « 1 clause », « 3 clauses », « aucune clause ». */
export const counted = (count: number, one: string, many = `${one}s`, none = `aucune ${one}`): string =>
  count === 0 ? none : `${count} ${count > 1 ? many : one}`;
