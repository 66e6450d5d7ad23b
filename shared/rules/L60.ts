import { hitsOf } from './helpers.ts';
import { asserts, find } from './reading.ts';
import type { Rule } from './rule.ts';

const PEOPLE =
  '(?:beneficiaires|personnes (?:en insertion|eligibles|recrutees|embauchees|accompagnees)|salaries en (?:insertion|parcours)|publics? (?:en insertion|eligibles?)|futurs salaries)';
const NAMED = new RegExp(
  `\\b(?:noms?(?: et prenoms?)?|identites?|listes? nominatives?|donnees nominatives|cv|curriculum vitae|coordonnees)(?: \\w+){0,4} ${PEOPLE}\\b`,
);
const OFFER = /\b(?:offres?|candidats?|candidatures?|soumissionnaires?|memoires?|remis\w*|joint\w*|fourni\w+|annexe)\b/;

/** Personal data rules are known to us in general only: advice. */
export const L60: Rule = {
  id: 'L60',
  title: 'Données nominatives demandées dans l’offre',
  severity: 'advice',
  confidence: 'unverified',
  references: ['ccp-l2112-3'],
  pieces: ['rc', 'ae', 'annexe', 'avis'],
  explanation:
    'Demander le nom de personnes en insertion avant l’attribution n’a ni utilité ni base : ce sont des données de personnes fragiles (règlement général sur la protection des données, à vérifier avec votre délégué).',
  proposal: 'Demander un engagement chiffré ; le nominatif reste entre le titulaire et le facilitateur, pendant l’exécution.',
  text: ({ reading }) =>
    hitsOf(
      find(reading, NAMED, (sentence) => asserts(sentence) && OFFER.test(sentence.folded)),
      (matched) => `L’offre contiendrait des données de personnes : « ${matched} ».`,
    ),
};
