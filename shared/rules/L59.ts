import { hitsOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';

const JUDGES =
  /\b(?:facilitat\w+|maison de emploi|plie|chargee? de mission clauses)\b(?: \w+){0,12} (?:analys\w+|not(?:e|era|ent|ation)|evalu\w+|juge\w*|class\w+|participe\w* a (?:analyse|la notation|la commission)|avis sur) (?:\w+ ){0,4}(?:offres?|criteres?|propositions? des candidats)\b|\b(?:analyse|notation|evaluation) (?:des |de )?offres?(?: \w+){0,8} (?:par|avec) (?:\w+ ){0,2}facilitat\w+/;

export const L59: Rule = {
  id: 'L59',
  title: 'Facilitateur chargé d’analyser les offres',
  severity: 'attention',
  confidence: 'single-source',
  references: ['ccp-l2141-10'],
  pieces: ['rc', 'ccap', 'annexe', 'avis'],
  explanation: 'Le facilitateur aide les entreprises à préparer leur réponse : s’il juge les offres, il y a risque de conflit d’intérêts (déduction).',
  proposal: 'Limiter son rôle : informer tous les candidats de la même façon, puis suivre l’exécution. L’acheteur analyse seul.',
  text: ({ reading }) => hitsOf(find(reading, JUDGES, asserts), (matched) => `Le facilitateur interviendrait dans le choix : « ${matched} ».`),
};
