import { hitsOf } from './helpers.ts';
import { about, asserts, CRITERIA, find } from './reading.ts';
import type { Rule } from './rule.ts';

const DISTANCE =
  /\b(?:nombre de (?:km|kilometres)|(?:km|kilometres) parcourus|kilometrage|distance(?: \w+){0,4}|eloignement geographique|proximite (?:du siege|de agence|des locaux|des ateliers))\b/;

export const L12: Rule = {
  id: 'L12',
  title: 'Critère de distance',
  severity: 'advice',
  confidence: 'unverified',
  references: ['ccp-l3', 'cjue-c-436-20'],
  pieces: ['rc', 'avis'],
  explanation: 'Noter des kilomètres revient souvent à préférer le plus proche : le risque de préférence déguisée est réel, sans décision lue qui le tranche.',
  proposal: 'Noter les émissions de la prestation : remplissage, motorisation, regroupement des livraisons, calculés par la même méthode pour tous.',
  text: ({ reading }) =>
    hitsOf(
      find(
        reading,
        DISTANCE,
        (sentence) => asserts(sentence) && about(sentence, CRITERIA) && !/\b(?:emissions?|a distance|visioconference)\b/.test(sentence.folded),
      ),
      (matched) => `Un critère mesure une distance : « ${matched} ».`,
    ),
};
