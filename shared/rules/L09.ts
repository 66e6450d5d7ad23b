import { hitsOf } from './helpers.ts';
import { about, asserts, CRITERIA, findAny } from './reading.ts';
import type { Rule } from './rule.ts';

const LOCAL =
  '(?:locale?s?|locaux|du territoire|de la commune|du departement|de la region|regionale?s?|regionaux|departementale?s?|departementaux|communale?s?)';
const PRIORITY = new RegExp(
  `\\b(?:priorit\\w+|preference|privilegi\\w+|favoris\\w+|bonus|bonification|points? supplementaires?|avantage\\w*)(?: \\w+){0,7} (?:entreprises?|producteurs?|fournisseurs?|candidats?|prestataires?|artisans?|operateurs?|produits?|achats?|tissu)(?: (?!missions?|collectivites?|autorites?|administrations?|et)\\w+){0,3} ${LOCAL}\\b`,
);
const PREFERENCE = /\bpreference (?:locale|geographique|regionale|territoriale|communale|departementale)\b/;
const CRITERION =
  /\b(?:achats? loca\w+|ancrage (?:local|territorial)|proximite geographique|origine locale|approvisionnements? loca(?:l|ux|le|les)|circuits? loca(?:l|ux)|produits? loca(?:l|ux)|emplois? loca(?:l|ux)|retombees? (?:locales|economiques(?: \w+){0,2} territoire)|fiscalite locale)\b/;

export const L09: Rule = {
  id: 'L09',
  title: 'Préférence locale',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccp-l3', 'ce-ventenac-1994'],
  seeAlso: ['ccp-r2111-7'],
  pieces: ['rc', 'avis', 'cctp', 'ccap'],
  explanation: 'Donner la priorité aux entreprises ou aux produits locaux, ou en faire un critère, rompt l’égalité de traitement entre candidats.',
  proposal: 'Noter les approvisionnements directs (nombre d’intermédiaires, pas la distance), les émissions de la prestation, la fraîcheur ou la saison.',
  text: ({ reading }) =>
    hitsOf(
      findAny(reading, [
        [PRIORITY, asserts],
        [PREFERENCE, asserts],
        [CRITERION, (sentence) => asserts(sentence) && about(sentence, CRITERIA)],
      ]),
      (matched) => `Le texte avantage ce qui est local : « ${matched} ».`,
    ),
};
