import { hitsOf } from './helpers.ts';
import { about, asserts, CRITERIA, find } from './reading.ts';
import type { Rule } from './rule.ts';

const GOODS =
  '(?:produits?|viandes?|denrees?|fruits?|legumes?|aliments?|bois|materiaux|textiles?|vetements?|fournitures?|equipements?|mobiliers?|vehicules?|articles?|papiers?|fabrication|poissons?|lait|pain)';
const FRENCH =
  '(?:fabriquee?s? en france|produite?s? en france|provenance (?:de )?france|provenant (?:de )?france|origine (?:france|francaise|100 % francaise)|made in france)';
const ORIGIN = new RegExp(`\\b${GOODS}\\b(?: \\w+){0,6} ${FRENCH}\\b|\\b${GOODS}(?: (?!en|langue|sont|de|du|au|aux)\\w+)? francaise?s?\\b`);
const MUST = /\b(?:doi\w+|devr\w+|exige\w*|obligatoire\w*|exclusivement|uniquement|impose\w*|imperativement|seuls?|seules?|100 %|sont|seront|est|sera)\b/;
const OPEN =
  /\b(?:equivalent\w*|declar\w+|nombre|part (?:de|des) (?:produits|denrees)|a titre indicatif|le cas echeant|normes?|nf|langue|redige\w*|traduit\w*|etiquet\w+|notices?|reglementation|legislation|droit)\b/;

export const L11: Rule = {
  id: 'L11',
  title: 'Origine française exigée',
  severity: 'blocking',
  confidence: 'single-source',
  references: ['ccp-r2111-7', 'ccp-l2112-4'],
  pieces: ['rc', 'avis', 'cctp', 'ccap'],
  explanation:
    'Une spécification ne peut pas viser une origine qui favorise ou écarte des produits. La loi permet seulement, si c’est justifié, d’exiger des moyens situés dans l’Union européenne.',
  proposal:
    'Décrire la qualité voulue : fraîcheur, maturité, délai entre récolte et livraison, label ou équivalent, traçabilité ; au besoin, moyens situés dans l’Union européenne.',
  text: ({ reading }) =>
    hitsOf(
      find(reading, ORIGIN, (sentence) => asserts(sentence) && !OPEN.test(sentence.folded) && (MUST.test(sentence.folded) || about(sentence, CRITERIA))),
      (matched) => `Une origine nationale est exigée : « ${matched} ».`,
    ),
};
