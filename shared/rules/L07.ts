import { CLIMATE_SWITCH } from '../tender/law.ts';
import { hasCondition, hitsOf, isSocial, nameOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';

const CLAIMS = /\bcriteres?\b(?=.*\b(?:l )?2112 2 1\b)(?=.*\b(?:satisfai\w*|repon\w*|au titre|application|respect\w*|conform\w*)\b)/;

/** Deduced from the words of the article: it speaks of execution conditions. */
export const L07: Rule = {
  id: 'L07',
  title: 'Critère social à la place d’une condition',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-l2112-2-1', 'ccp-l3114-2-1'],
  since: CLIMATE_SWITCH,
  pieces: ['rc', 'avis'],
  explanation:
    'L’article vise les conditions d’exécution, qui obligent le titulaire. Un critère ne fait que comparer les offres : à la lettre, il ne suffit pas.',
  proposal: 'Garder le critère si l’on veut, et ajouter une condition d’exécution sociale, même courte.',
  lot: (lot, context) => {
    const { obligation } = context.lotRegime.socialCondition;
    if (
      (obligation !== 'required' && obligation !== 'attention') ||
      lot.exception !== null ||
      !lot.criteria.some(isSocial) ||
      hasCondition(lot, 'social', context)
    )
      return [];
    return [{ message: `${nameOf(lot, context.tender)} a un critère social, mais aucune condition d’exécution sociale.`, path: 'criteria' }];
  },
  text: ({ reading }) =>
    hitsOf(
      find(reading, CLAIMS, (sentence) => asserts(sentence) && !/\bconditions? execution\b/.test(sentence.folded)),
      () => 'Le texte présente un critère comme la réponse à l’obligation sociale.',
    ),
};
